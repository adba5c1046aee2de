import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.fs.local.LocalFileIO;
import org.apache.paimon.reader.RecordReader;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.FileStoreTableFactory;
import org.apache.paimon.table.source.OutOfRangeException;
import org.apache.paimon.table.source.ReadBuilder;
import org.apache.paimon.table.source.StreamTableScan;
import org.apache.paimon.table.source.TableScan;

/**
 * A streaming reader of the tables that {@link Changelogs} wrote: where it starts, how it goes
 * on, and what happens when snapshots expire that it has not read. It asks the scan that Flink's
 * source asks, on copies of the tables.
 */
public class StartAndStop {
    static final Path COPIES = LocalFlink.WORK.resolve("copies");

    /** Expiry keeps so many snapshots, however young the others are. */
    static final Map<String, String> KEEP_FOUR = Map.of(
            "snapshot.num-retained.min", "4",
            "snapshot.num-retained.max", "4");

    public static void main(String[] args) throws Exception {
        LocalFlink.clear(COPIES);
        printModes();
        printFullPhase();
        printBatch();
        printExpiry();
        printConsumer();
        System.exit(0); // Flink leaves threads behind
    }

    static void printModes() throws Exception {
        FileStoreTable table = copyOf("lookup", "modes");
        String line = "%-28s %-20s %s%n";
        System.out.println("== where a new reader of the lookup table starts (it has snapshots 1 to 13)");
        System.out.printf(line, "scan.mode", "first the rows of", "then the changes from");
        for (Map<String, String> mode : List.of(
                Map.<String, String>of(),
                Map.of("scan.mode", "latest"),
                Map.of("scan.mode", "from-snapshot", "scan.snapshot-id", "5"),
                Map.of("scan.mode", "from-snapshot-full", "scan.snapshot-id", "5"))) {
            String name = mode.isEmpty() ? "not set"
                    : mode.get("scan.mode") + mode.entrySet().stream()
                            .filter(option -> option.getKey().equals("scan.snapshot-id"))
                            .map(option -> ", " + option.getValue())
                            .collect(Collectors.joining());
            Start start = Start.of(table.copy(mode));
            System.out.printf(line, name, start.rowsOf(), start.next);
        }
        System.out.println();
    }

    /** Starts before a compaction that will produce a changelog. */
    static void printFullPhase() throws Exception {
        String line = "%-26s %-16s %-18s %s%n";
        System.out.println("== the rows of the table first: from-snapshot-full");
        System.out.printf(line, "table, snapshot", "batch query", "first", "then");
        for (Map.Entry<String, Long> begin : List.of(
                Map.entry("none", 2L), Map.entry("lookup", 3L), Map.entry("full-compaction", 6L))) {
            FileStoreTable table = copyOf(begin.getKey(), "full-phase");
            String id = String.valueOf(begin.getValue());
            Start start = Start.of(table.copy(
                    Map.of("scan.mode", "from-snapshot-full", "scan.snapshot-id", id)));
            List<String> batch = batch(table.copy(Map.of("scan.snapshot-id", id))).stream()
                    .map(row -> row.substring(3)).toList();
            List<String> then = start.more();
            then.set(0, (start.scan.checkpoint() - 1) + "  " + then.get(0));
            for (int i = 0; i < Math.max(start.first.size(), then.size()); i++) {
                System.out.printf(line,
                        i > 0 ? "" : begin.getKey() + ", " + id + " "
                                + table.snapshot(begin.getValue()).commitKind(),
                        i < batch.size() ? batch.get(i) : "",
                        i < start.first.size() ? start.first.get(i) : "",
                        i >= then.size() ? "" : i == 0 ? then.get(0) : "   " + then.get(i));
            }
        }
        System.out.println();
    }

    /** The changes after snapshot 2 up to 6 in a batch query of Flink. */
    static void printBatch() throws Exception {
        copyOf("lookup", "batch");
        String between = " /*+ OPTIONS('incremental-between' = '2,6') */";
        System.out.println("== batch queries in Flink with incremental-between 2,6");
        try (LocalFlink flink = new LocalFlink()) {
            StreamTableEnvironment sql = StreamTableEnvironment.create(
                    flink.environment(), EnvironmentSettings.inBatchMode());
            sql.executeSql("CREATE CATALOG lake WITH ('type' = 'paimon', 'warehouse' = '"
                    + COPIES.resolve("batch").toUri() + "')");
            sql.executeSql("USE CATALOG lake");
            for (String query : List.of(
                    "SELECT * FROM orders_lookup" + between,
                    "SELECT * FROM `orders_lookup$audit_log`" + between,
                    "SELECT city, SUM(amount) FROM orders_lookup" + between + " GROUP BY city")) {
                System.out.println(query.replace(between, ""));
                try (CloseableIterator<Row> rows = sql.executeSql(query).collect()) {
                    rows.forEachRemaining(row -> System.out.println("  " + row));
                }
            }
        }
        System.out.println();
    }

    static void printExpiry() throws Exception {
        System.out.println("== all but four snapshots of the lookup table expire");
        FileStoreTable table = copyOf("lookup", "expired");
        expire(table.copy(KEEP_FOUR));
        System.out.println("left: " + filesOf(table));
        Start start = Start.of(table.copy(from(2)));
        System.out.println("a new reader, from-snapshot 2, starts at " + start.next
                + " without an error:");
        System.out.println("  " + String.join("  ", start.all()));
        System.out.println("a reader that goes on at 2, " + goOn(table, 2));
        System.out.println();

        System.out.println("== the same with changelog.num-retained.min and .max = 100");
        Map<String, String> keepChangelog = new HashMap<>(KEEP_FOUR);
        keepChangelog.put("changelog.num-retained.max", "100");
        keepChangelog.put("changelog.num-retained.min", "100");
        table = copyOf("lookup", "changelog-kept").copy(keepChangelog);
        expire(table);
        System.out.println("left: " + filesOf(table));
        start = Start.of(table.copy(from(2)));
        System.out.println("a new reader, from-snapshot 2, starts at " + start.next
                + " and gets " + start.all().size() + " rows");
        System.out.println();
    }

    static void printConsumer() throws Exception {
        System.out.println("== the same with a consumer id that has read up to snapshot 4");
        FileStoreTable table = copyOf("lookup", "consumer");
        Map<String, String> asConsumer = Map.of("consumer-id", "sums");
        StreamTableScan scan = table.copy(asConsumer).newReadBuilder().newStreamScan();
        scan.restore(2L);
        scan.plan();
        scan.plan();
        scan.notifyCheckpointComplete(scan.checkpoint()); // as Flink does
        System.out.println("consumer/consumer-sums: " + Files.readString(
                        Path.of(table.location().toUri()).resolve("consumer/consumer-sums"))
                .replaceAll("\\s+", " ").trim());
        expire(table.copy(KEEP_FOUR));
        System.out.println("left: snapshots " + snapshotsOf(table));
        printRestart(table.copy(asConsumer));
        table.consumerManager().expire(LocalDateTime.now().plusDays(1)); // as a later commit does
        expire(table.copy(KEEP_FOUR));
        System.out.println("the consumer expires, and then snapshots; left: "
                + snapshotsOf(table));
        printRestart(table.copy(asConsumer));
    }

    static void printRestart(FileStoreTable table) throws Exception {
        Start start = Start.of(table);
        System.out.println("a new reader with this id gets "
                + (start.first.isEmpty() ? "no rows" : "the rows of " + start.rowsOf())
                + " first, then the changes from " + start.next);
    }

    /** What a scan gives at first, and the snapshot that it asks for next. */
    static class Start {
        final ReadBuilder builder;
        final StreamTableScan scan;
        final List<String> first;
        final long next;

        private Start(ReadBuilder builder) throws Exception {
            this.builder = builder;
            scan = builder.newStreamScan();
            first = rows(builder, scan.plan());
            next = scan.checkpoint();
        }

        static Start of(FileStoreTable table) throws Exception {
            return new Start(table.newReadBuilder());
        }

        /** The snapshot whose rows come first: the one before that which comes next. */
        String rowsOf() {
            return first.isEmpty() ? "none" : String.valueOf(next - 1);
        }

        /** The rows of the next snapshot that has any. */
        List<String> more() throws Exception {
            return rows(builder, scan.plan());
        }

        List<String> all() throws Exception {
            List<String> all = new ArrayList<>(first);
            for (List<String> more = more(); !more.isEmpty(); more = more()) {
                all.addAll(more);
            }
            return all;
        }
    }

    /** As a reader does after a restart from its own checkpoint; it looks until it is told. */
    static String goOn(FileStoreTable table, long next) {
        StreamTableScan scan = table.newReadBuilder().newStreamScan();
        scan.restore(next);
        for (int look = 1; ; look++) {
            try {
                scan.plan();
            } catch (OutOfRangeException e) {
                return "at look " + look + ":\n  OutOfRangeException: "
                        + e.getMessage().lines().findFirst().get();
            }
        }
    }

    static void expire(FileStoreTable table) throws Exception {
        table.newExpireChangelog().config(table.coreOptions().expireConfig()).expire();
        // So that the age of snapshots does not count, only their number.
        table = table.copy(Map.of("snapshot.time-retained", "1 ms"));
        Thread.sleep(10);
        table.newExpireSnapshots().config(table.coreOptions().expireConfig()).expire();
    }

    static Map<String, String> from(long snapshot) {
        return Map.of("scan.mode", "from-snapshot", "scan.snapshot-id", String.valueOf(snapshot));
    }

    static String snapshotsOf(FileStoreTable table) throws IOException {
        return table.snapshotManager().earliestSnapshotId() + " to "
                + table.snapshotManager().latestSnapshotId();
    }

    static String filesOf(FileStoreTable table) throws Exception {
        Path folder = Path.of(table.location().toUri());
        return "snapshots " + snapshotsOf(table) + ", "
                + count(folder.resolve("bucket-0"), "data-") + " data files, "
                + count(folder.resolve("bucket-0"), "changelog-") + " changelog files";
    }

    static long count(Path folder, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix)).count();
        }
    }

    static List<String> batch(FileStoreTable table) throws Exception {
        ReadBuilder builder = table.newReadBuilder();
        return rows(builder, builder.newScan().plan());
    }

    static List<String> rows(ReadBuilder builder, TableScan.Plan plan) throws Exception {
        List<String> rows = new ArrayList<>();
        try (RecordReader<InternalRow> reader = builder.newRead().createReader(plan)) {
            reader.forEachRemaining(row -> rows.add(Changelogs.show(row)));
        }
        return rows;
    }

    /** A copy of a table of step 1, so that the table itself stays as it is. */
    static FileStoreTable copyOf(String producer, String name) throws IOException {
        String table = FourTables.nameOf(producer);
        Path from = LocalFlink.WORK.resolve("warehouse/default.db").resolve(table);
        Path to = COPIES.resolve(name).resolve("default.db").resolve(table);
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Path copy = to.resolve(from.relativize(path).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(path, copy);
            }
        }
        return FileStoreTableFactory.create(
                LocalFileIO.create(), new org.apache.paimon.fs.Path(to.toUri()));
    }
}
