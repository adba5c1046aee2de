import java.nio.file.Path;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.api.config.TableConfigOptions;
import org.apache.paimon.table.FileStoreTable;

/** The training job is dead, and the Flink job goes on: two checkpoints, a compaction, an expiry. */
public class GoOn {
    public static void main(String[] args) throws Exception {
        Path warehouse = LocalFlink.WORK.resolve("later");
        try (Job job = new Job(warehouse, 1000)) {
            job.arriveAndCheckpoint(150);
            job.arriveAndCheckpoint(250);
        }
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setRuntimeMode(RuntimeExecutionMode.BATCH);
        env.setParallelism(1);
        StreamTableEnvironment sql = LocalFlink.sql(env, warehouse);
        sql.getConfig().set(TableConfigOptions.TABLE_DML_SYNC, true); // CALL waits for its job
        sql.executeSql("CALL sys.compact(`table` => 'default.parcels',"
                + " compact_strategy => 'full')").await();
        for (String table : new String[] {"scans", "parcels"}) {
            sql.executeSql("CALL sys.expire_snapshots(`table` => 'default." + table
                    + "', retain_max => 1, retain_min => 1)").await();
            FileStoreTable now = Job.open(warehouse, table);
            System.out.println("  " + table + ": snapshots left "
                    + now.snapshotManager().earliestSnapshotId() + " to "
                    + now.snapshotManager().latestSnapshotId()
                    + ", records " + now.latestSnapshot().get().totalRecordCount()
                    + ", tags " + now.tagManager().allTagNames());
        }
        System.exit(0); // Flink leaves threads behind
    }
}
