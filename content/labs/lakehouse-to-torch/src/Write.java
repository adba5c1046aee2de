import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.paimon.Snapshot;
import org.apache.paimon.table.FileStoreTable;

/** A Flink job writes parcel scans into four Paimon tables: ten checkpoints, then a tag on one of them. */
public class Write {
    /** The rows that arrive before each checkpoint; a shop has quiet and busy minutes. */
    static final long[] BATCHES = {40, 100, 60, 150, 90, 30, 200, 80, 120, 130};

    public static void main(String[] args) throws Exception {
        Path warehouse = LocalFlink.WORK.resolve("warehouse");
        LocalFlink.clear(warehouse);
        try (Job job = new Job(warehouse, 0)) {
            for (long rows : BATCHES) {
                job.arriveAndCheckpoint(rows);
            }
        }
        for (String table : Job.TABLES.keySet()) {
            FileStoreTable written = Job.open(warehouse, table);
            Snapshot latest = written.latestSnapshot().get();
            if (table.equals("scans")) {
                written.createTag("train-1", latest.id());
            }
            List<Long> rows = new ArrayList<>();
            for (long id = 1; id <= latest.id(); id++) {
                rows.add(written.snapshot(id).deltaRecordCount());
            }
            System.out.println("== " + table + ": " + Job.TABLES.get(table));
            System.out.println("  snapshots " + latest.id() + ", records in each: " + rows);
            System.out.println("  data files in the newest: " + Job.files(written)
                    + ", records " + latest.totalRecordCount()
                    + "; tags " + written.tagManager().allTagNames());
        }
        System.exit(0); // Flink leaves threads behind
    }
}
