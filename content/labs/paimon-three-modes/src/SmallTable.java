import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.paimon.Snapshot;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.io.DataFileMeta;
import org.apache.paimon.manifest.ManifestEntry;
import org.apache.paimon.reader.RecordReader;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.source.ReadBuilder;

/**
 * A merge-on-write table that is small enough to look into: 60 orders, then two updates of six. The
 * table and, as JSON, the rows that Paimon reads at each snapshot stay below .work/.
 */
public class SmallTable {
    public static void main(String[] args) throws Exception {
        try (Orders orders = new Orders("small", Map.of(
                "bucket", "1", "deletion-vectors.enabled", "true"))) {
            for (int i = 0; i <= 2; i++) {
                for (int n = 0; n < (i == 0 ? 60 : 6); n++) {
                    orders.put(i == 0 ? n : n * 10 + i, i);
                }
                orders.commit(orders.prepare(true));
            }
            List<String> snapshots = new ArrayList<>();
            for (long id = 1; id <= orders.newest(); id++) {
                snapshots.add(snapshot(orders.table, id));
            }
            Files.writeString(Path.of(".work/small.rows.json"),
                    "[" + String.join(",\n", snapshots) + "]\n");
        }
        System.exit(0);
    }

    static String snapshot(FileStoreTable table, long id) throws Exception {
        Snapshot snapshot = table.snapshot(id);
        TreeMap<Integer, List<DataFileMeta>> levels = new TreeMap<>();
        long records = 0;
        for (ManifestEntry entry : table.store().newScan().withSnapshot(snapshot).plan().files()) {
            levels.computeIfAbsent(entry.file().level(), level -> new ArrayList<>()).add(entry.file());
            records += entry.file().rowCount();
        }
        long marked = snapshot.indexManifest() == null ? 0
                : table.store().newIndexFileHandler().scan(snapshot, "DELETION_VECTORS").stream()
                        .flatMap(entry -> entry.indexFile().dvRanges().values().stream())
                        .mapToLong(vector -> vector.cardinality()).sum();
        List<String> rows = new ArrayList<>();
        ReadBuilder builder = table.copy(Map.of("scan.snapshot-id", "" + id)).newReadBuilder();
        try (RecordReader<InternalRow> reader =
                builder.newRead().createReader(builder.newScan().plan())) {
            reader.forEachRemaining(row -> rows.add("[" + row.getInt(0) + ", \"" + row.getString(1) + "\"]"));
        }
        rows.sort(java.util.Comparator.comparingInt(row -> Integer.parseInt(row.replaceAll("\\[(\\d+).*", "$1"))));
        StringBuilder files = new StringBuilder();
        levels.forEach((level, all) -> all.forEach(file -> files.append("L").append(level)
                .append(":").append(file.rowCount()).append(" ")));
        System.out.printf("snapshot %d  %-7s  files, with their records: %-15s  marked: %2d  a query gets %d rows%n",
                id, snapshot.commitKind(), files.toString().trim(), marked, rows.size());
        return "{\"snapshot\": \"" + id + "\", \"columns\": [\"order_id\", \"note\"], \"rows\": ["
                + String.join(", ", rows) + "]}";
    }
}
