import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.table.api.TableResult;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;
import org.apache.paimon.Snapshot;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.manifest.FileKind;
import org.apache.paimon.manifest.ManifestEntry;
import org.apache.paimon.reader.RecordReader;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.source.ReadBuilder;
import org.apache.paimon.table.source.ScanMode;
import org.apache.paimon.table.source.StreamTableScan;
import org.apache.paimon.table.source.TableScan;

/**
 * Writes the four tables. Then prints for each snapshot its files, and the rows that a
 * streaming reader takes from it; and the rows that a Flink SELECT receives.
 */
public class Changelogs {
    static final String LINE = "%-12s %-11s %-11s %-16s %s%n";

    public static void main(String[] args) throws Exception {
        try (LocalFlink flink = new LocalFlink()) {
            FourTables tables = new FourTables(flink, args);
            tables.write();
            for (String producer : FourTables.PRODUCERS) {
                System.out.println("== " + producer);
                List<String> stored = printSnapshots(tables.table(producer));
                List<String> received = select(tables, producer);
                System.out.println(received.equals(stored)
                        ? "a streaming SELECT receives the same rows"
                        : "a streaming SELECT receives\n  " + String.join("\n  ", received));
                System.out.println();
            }
            if (args.length == 0) {
                RowsFile.write(tables.table("lookup"), LocalFlink.WORK.resolve("lookup.rows.json"));
            }
        }
        System.exit(0); // Flink leaves threads behind
    }

    /** Prints each snapshot and the rows it holds for a reader, and returns all these rows. */
    static List<String> printSnapshots(FileStoreTable table) throws Exception {
        System.out.printf(
                LINE, "snapshot", "checkpoint", "data files", "changelog files", "rows for a reader");
        Map<Long, List<String>> rows = rowsBySnapshot(table);
        for (long id = 1; id <= table.latestSnapshot().get().id(); id++) {
            Snapshot snapshot = table.snapshot(id);
            List<String> here = rows.getOrDefault(id, List.of(""));
            System.out.printf(LINE, id + " " + snapshot.commitKind(), snapshot.commitIdentifier(),
                    changeOf(files(table, id, ScanMode.DELTA)),
                    changeOf(files(table, id, ScanMode.CHANGELOG)), here.get(0));
            here.stream().skip(1).forEach(row -> System.out.printf(LINE, "", "", "", "", row));
        }
        return rows.values().stream().flatMap(List::stream).toList();
    }

    /** What the scan gives for each snapshot, as it gives it to Flink's streaming source. */
    static Map<Long, List<String>> rowsBySnapshot(FileStoreTable table) throws Exception {
        ReadBuilder builder = table.newReadBuilder();
        StreamTableScan scan = builder.newStreamScan();
        scan.restore(1L);
        Map<Long, List<String>> rows = new TreeMap<>();
        TableScan.Plan plan;
        while (!(plan = scan.plan()).splits().isEmpty()) {
            List<String> here = new ArrayList<>();
            try (RecordReader<InternalRow> reader = builder.newRead().createReader(plan)) {
                reader.forEachRemaining(row -> here.add(show(row)));
            }
            rows.put(scan.checkpoint() - 1, here); // the checkpoint is what comes next
        }
        return rows;
    }

    static List<ManifestEntry> files(FileStoreTable table, long snapshot, ScanMode mode) {
        return table.store().newScan().withSnapshot(snapshot).withKind(mode).plan().files();
    }

    /** Like {@code +1 -2}: files that this snapshot adds, and files that it no longer uses. */
    static String changeOf(List<ManifestEntry> files) {
        long added = files.stream().filter(file -> file.kind() == FileKind.ADD).count();
        long removed = files.size() - added;
        return (added > 0 ? "+" + added + " " : "") + (removed > 0 ? "-" + removed : "");
    }

    static String show(InternalRow row) {
        return row.getRowKind().shortString() + " (" + row.getLong(0) + ", " + row.getString(1)
                + ", " + row.getLong(2) + ")";
    }

    /** The rows of a streaming SELECT that begins at snapshot 1, up to the last order. */
    static List<String> select(FourTables tables, String producer) throws Exception {
        StreamTableEnvironment sql = LocalFlink.sql(tables.flink.environment(), tables.warehouse);
        TableResult result = sql.executeSql("SELECT * FROM " + FourTables.nameOf(producer)
                + " /*+ OPTIONS('scan.mode' = 'from-snapshot', 'scan.snapshot-id' = '1') */");
        List<String> rows = new ArrayList<>();
        try (CloseableIterator<Row> received = result.collect()) {
            Row row;
            do {
                row = received.next();
                rows.add(Changes.show(row));
            } while (!row.getField(0).equals(Changes.LAST_ORDER));
        }
        return rows;
    }
}
