import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.paimon.Snapshot;
import org.apache.paimon.manifest.FileKind;
import org.apache.paimon.manifest.ManifestEntry;
import org.apache.paimon.manifest.ManifestFileMeta;
import org.apache.paimon.table.FileStoreTable;

/**
 * Short names for a table's files: the real ones hold a UUID. Files are numbered in the order of the
 * snapshots that name them, data files of one snapshot by partition and bucket.
 */
class Names {
    private static final Pattern LONG =
            Pattern.compile("(data|manifest-list|manifest)-[0-9a-f-]{36}-\\d+(\\.parquet)?");

    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    /** Of a manifest list, what it is for. */
    private final Map<String, String> roles = new HashMap<>();
    private long newest = 0;

    /** Names the files of the snapshots that came since the last call, and returns these. */
    List<Snapshot> learn(FileStoreTable table) {
        long latest = table.latestSnapshot().map(Snapshot::id).orElse(0L);
        List<Snapshot> snapshots = new java.util.ArrayList<>();
        while (newest < latest) {
            Snapshot snapshot = table.snapshot(++newest);
            snapshots.add(snapshot);
            name(snapshot.baseManifestList());
            roles.put(snapshot.baseManifestList(), "base list of snapshot " + newest);
            for (ManifestFileMeta manifest : manifests(table, snapshot.baseManifestList())) {
                name(manifest.fileName()); // new ones come of a merge
            }
            for (ManifestFileMeta manifest : manifests(table, snapshot.deltaManifestList())) {
                name(manifest.fileName());
                entries(table, manifest).stream()
                        .filter(entry -> entry.kind() == FileKind.ADD)
                        .forEach(entry -> name(entry.file().fileName()));
            }
            name(snapshot.deltaManifestList());
            roles.put(snapshot.deltaManifestList(), "delta list of snapshot " + newest);
        }
        return snapshots;
    }

    static List<ManifestFileMeta> manifests(FileStoreTable table, String list) {
        return table.store().manifestListFactory().create().read(list);
    }

    /** By partition, bucket, and DELETE before ADD. */
    static List<ManifestEntry> entries(FileStoreTable table, ManifestFileMeta manifest) {
        return table.store().manifestFileFactory().create().read(manifest.fileName()).stream()
                .sorted(Comparator
                        .comparing((ManifestEntry entry) -> Inside.partition(entry.partition()))
                        .thenComparing(ManifestEntry::bucket)
                        .thenComparing(entry -> entry.kind() == FileKind.ADD)
                        .thenComparing(entry -> entry.file().minSequenceNumber()))
                .toList();
    }

    /** The short name of a file; a file that is not known yet gets the next number. */
    String name(String file) {
        return names.computeIfAbsent(file, key -> {
            Matcher parts = LONG.matcher(key);
            if (!parts.matches()) {
                return key;
            }
            String kind = parts.group(1).replace("manifest-list", "list");
            String ending = parts.group(2) == null ? "" : parts.group(2);
            return kind + "-" + counts.merge(kind, 1, Integer::sum) + ending;
        });
    }

    boolean isKnown(String file) {
        return names.containsKey(file);
    }

    String role(String file) {
        return roles.getOrDefault(file, "");
    }

    /** A text with all long names replaced. */
    String shorten(String text) {
        return LONG.matcher(text).replaceAll(found -> name(found.group()));
    }
}
