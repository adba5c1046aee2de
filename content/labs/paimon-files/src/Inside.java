import java.nio.file.Files;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.paimon.Snapshot;
import org.apache.paimon.data.BinaryRow;
import org.apache.paimon.data.BinaryString;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.io.DataFileMeta;
import org.apache.paimon.manifest.ManifestEntry;
import org.apache.paimon.manifest.ManifestFileMeta;
import org.apache.paimon.predicate.PredicateBuilder;
import org.apache.paimon.schema.TableSchema;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.Table;
import org.apache.paimon.table.sink.BatchTableCommit;
import org.apache.paimon.table.sink.BatchTableWrite;
import org.apache.paimon.table.sink.BatchWriteBuilder;
import org.apache.paimon.table.source.ReadBuilder;
import org.apache.paimon.table.source.Split;

/**
 * Writes the two tables again, and opens what lies in them: the snapshots, the manifest lists and
 * manifests, the schemas. Then it reads, and prints which files are opened, in order.
 */
public class Inside {
    public static void main(String[] args) throws Exception {
        boolean withDelete = args.length > 0 && args[0].equals("delete");
        Commits written = new Commits("inside", false, withDelete);
        written.orders();
        Inside orders = new Inside(written.lake, "orders", written.orderNames);
        if (withDelete) {
            orders.printCounts();
            System.exit(0);
        }
        written.visits();
        orders.printSnapshotFile(2);
        orders.printCounts();
        orders.printLists();
        orders.printSchemas();
        Inside visits = new Inside(written.lake, "visits", written.visitNames);
        visits.printCounts();
        visits.printLists();
        orders.printOpened("the newest snapshot", Map.of());
        orders.printOpened("snapshot 3", Map.of("scan.snapshot-id", "3"));
        visits.printOpened("the newest snapshot, where day = 'mon'", Map.of());
        printOldWriter(written.lake);
        System.exit(0); // Flink's mini cluster leaves threads behind
    }

    final Lake lake;
    final String name;
    final Names names;
    final FileStoreTable table;

    Inside(Lake lake, String name, Names names) {
        this.lake = lake;
        this.name = name;
        this.names = names;
        this.table = lake.open(name);
    }

    /** The JSON file. What differs from run to run is masked. */
    void printSnapshotFile(long id) throws Exception {
        System.out.println("== " + name + ": the file snapshot/snapshot-" + id);
        String json = Files.readString(lake.folder(name).resolve("snapshot/snapshot-" + id));
        System.out.println(names.shorten(json)
                .replaceAll("\"[0-9a-f-]{36}\"", "\"(a UUID)\"")
                .replaceAll("(ManifestListSize\" :) \\d+", "$1 (bytes)")
                .replaceAll("(timeMillis\" :) \\d+", "$1 (time)"));
        System.out.println();
    }

    /** What each snapshot says of its rows, and what a query counts. */
    void printCounts() throws Exception {
        System.out.println("== " + name + ": what the snapshots count");
        System.out.println("snapshot  kind       schemaId  deltaRecordCount  totalRecordCount  COUNT(*)");
        for (long id = 1; id <= table.latestSnapshot().get().id(); id++) {
            Snapshot snapshot = table.snapshot(id);
            Object count = lake.run("SELECT COUNT(*) FROM " + name
                    + " /*+ OPTIONS('scan.snapshot-id' = '" + id + "') */").get(0).getField(0);
            System.out.printf("%-8d  %-9s  %8d  %16d  %16d  %8s%n", id, snapshot.commitKind(),
                    snapshot.schemaId(), snapshot.deltaRecordCount(), snapshot.totalRecordCount(),
                    count);
        }
        System.out.println();
    }

    /** The tree below each snapshot; a manifest's entries where it is first named. */
    void printLists() {
        System.out.println("== " + name + ": manifest lists and manifests");
        for (long id = 1; id <= table.latestSnapshot().get().id(); id++) {
            Snapshot snapshot = table.snapshot(id);
            System.out.println("snapshot-" + id + " " + snapshot.commitKind());
            printList("base", snapshot.baseManifestList(), false);
            printList("delta", snapshot.deltaManifestList(), true);
        }
        System.out.println();
    }

    private void printList(String role, String list, boolean withEntries) {
        List<ManifestFileMeta> manifests = Names.manifests(table, list);
        String named = manifests.stream().map(meta -> names.name(meta.fileName()))
                .collect(Collectors.joining(", "));
        System.out.printf("  %-5s %-7s names %s%n", role, names.name(list),
                named.isEmpty() ? "nothing" : named);
        if (!withEntries) {
            return;
        }
        for (ManifestFileMeta meta : manifests) {
            System.out.printf("    %s: %d added, %d deleted%s%n", names.name(meta.fileName()),
                    meta.numAddedFiles(), meta.numDeletedFiles(), partitions(meta));
            for (ManifestEntry entry : Names.entries(table, meta)) {
                System.out.println("      " + show(entry));
            }
        }
    }

    private String partitions(ManifestFileMeta meta) {
        return table.partitionKeys().isEmpty() ? ""
                : ", day " + partition(meta.partitionStats().minValues()) + " to "
                        + partition(meta.partitionStats().maxValues());
    }

    String show(ManifestEntry entry) {
        DataFileMeta file = entry.file();
        String place = table.partitionKeys().isEmpty() ? ""
                : "day " + partition(entry.partition()) + "  ";
        String key = table.primaryKeys().isEmpty() ? ""
                : "  level %d  keys %d to %d  sequence %d to %d".formatted(file.level(),
                        file.minKey().getLong(0), file.maxKey().getLong(0),
                        file.minSequenceNumber(), file.maxSequenceNumber());
        return "%-6s  %-14s  %sbucket %d  rows %d%s  schema %d".formatted(entry.kind(),
                names.name(file.fileName()), place, entry.bucket(), file.rowCount(), key,
                file.schemaId());
    }

    /** A writer that opened its table before an ALTER, as a running job has. */
    static void printOldWriter(Lake lake) throws Exception {
        lake.run("CREATE TABLE late (id BIGINT, city STRING)");
        FileStoreTable before = lake.open("late");
        lake.run("ALTER TABLE late ADD note STRING");
        BatchWriteBuilder builder = before.newBatchWriteBuilder();
        try (BatchTableWrite write = builder.newWrite(); BatchTableCommit commit = builder.newCommit()) {
            write.write(GenericRow.of(1L, BinaryString.fromString("Lima")));
            commit.commit(write.prepareCommit());
        }
        FileStoreTable now = lake.open("late");
        Snapshot snapshot = now.latestSnapshot().get();
        DataFileMeta file = now.store().newScan().plan().files().get(0).file();
        System.out.println("== a writer that opened the table before ALTER TABLE late ADD note STRING");
        System.out.println("  snapshot " + snapshot.id() + ": schemaId " + snapshot.schemaId()
                + "; its data file: schema " + file.schemaId());
        System.out.println("  a query now: " + now.rowType().getFieldNames() + " " + RowsFile.rowsOf(now));
    }

    /** The day, in the table that is partitioned by it. */
    static String partition(BinaryRow row) {
        return row.getFieldCount() == 0 ? "" : row.getString(0).toString();
    }

    void printSchemas() throws Exception {
        System.out.println("== " + name + ": schemas, and order 2 through three entrances");
        for (TableSchema schema : table.schemaManager().listAll().stream()
                .sorted(Comparator.comparing(TableSchema::id)).toList()) {
            System.out.println("schema-" + schema.id() + ": " + schema.fields().stream()
                    .map(field -> field.id() + " " + field.name() + " " + field.type())
                    .collect(Collectors.joining(", ")));
        }
        for (long id : new long[] {2, 3}) {
            Table then = at(id);
            printRead(id, "Java API", then.rowType().getFieldNames() + " "
                    + RowsFile.rowsOf(then).stream().filter(row -> row.get(0).equals(2L)).toList());
            String time = Instant.ofEpochMilli(table.snapshot(id).timeMillis())
                    .atZone(lake.sql.getConfig().getLocalTimeZone())
                    .format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS"));
            printRead(id, "FOR SYSTEM_TIME AS OF", lake.show("SELECT * FROM " + name
                    + " FOR SYSTEM_TIME AS OF TIMESTAMP '" + time + "' WHERE order_id = 2"));
            printRead(id, "hint scan.snapshot-id", lake.show("SELECT * FROM " + name
                    + " /*+ OPTIONS('scan.snapshot-id' = '" + id + "') */ WHERE order_id = 2"));
        }
        System.out.println();
    }

    private static void printRead(long snapshot, String entrance, String result) {
        System.out.printf("snapshot %d, %-22s %s%n", snapshot, entrance + ":", result);
    }

    FileStoreTable at(long snapshot) {
        return lake.open(name).copy(Map.of("scan.snapshot-id", String.valueOf(snapshot)));
    }

    /** Opens the table, plans and reads through Paimon's API. Threads open manifests and data files. */
    void printOpened(String what, Map<String, String> options) throws Exception {
        System.out.println("== " + name + ": files opened to read " + what);
        RecordingFileIO.take();
        FileStoreTable opened = lake.open(name).copy(options);
        printNames("table", RecordingFileIO.take());
        ReadBuilder builder = opened.newReadBuilder();
        if (!table.partitionKeys().isEmpty()) {
            builder = builder.withFilter(new PredicateBuilder(table.rowType())
                    .equal(0, BinaryString.fromString("mon")));
        }
        List<Split> splits = builder.newScan().plan().splits();
        printNames("plan", RecordingFileIO.take());
        RowsFile.read(builder, splits, opened.rowType());
        printNames("rows", RecordingFileIO.take());
        System.out.println();
    }

    /** Each file once, where it is first opened; files of one kind in a row on one line. */
    private void printNames(String step, List<RecordingFileIO.Event> events) {
        List<String> lines = new ArrayList<>();
        TreeSet<String> group = new TreeSet<>();
        TreeSet<String> seen = new TreeSet<>();
        String before = "";
        for (RecordingFileIO.Event event : events) {
            String file = event.path().substring(event.path().lastIndexOf('/') + 1);
            if (!event.what().equals("open") || !seen.add(file)) {
                continue;
            }
            String kind = file.replaceAll("-.*", "") + (file.contains("-list-") ? " list" : "");
            if (!kind.equals(before) && !group.isEmpty()) {
                lines.add(String.join(" ", group));
                group.clear();
            }
            before = kind;
            group.add(names.name(file));
        }
        lines.add(String.join(" ", group));
        System.out.printf("  %-6s %s%n", step, String.join("\n         ", lines));
    }
}
