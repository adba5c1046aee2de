import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.StatementSet;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.api.config.ExecutionConfigOptions;
import org.apache.paimon.Snapshot;
import org.apache.paimon.fs.local.LocalFileIO;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.FileStoreTableFactory;

/**
 * One streaming job with four sinks. No clock decides anything: the program says how many scans
 * arrive, and when a checkpoint is taken. Each checkpoint with rows is a snapshot in each table.
 */
class Job implements AutoCloseable {
    private static final String SCANS = "scan_id BIGINT, parcel BIGINT, km FLOAT, late INT";
    private static final String PARCELS =
            "parcel BIGINT, scan_id BIGINT, km FLOAT, late INT, PRIMARY KEY (parcel) NOT ENFORCED";

    static final Map<String, String> TABLES = new LinkedHashMap<>();

    static {
        TABLES.put("scans", "append, row tracking, data evolution, deletion vectors");
        TABLES.put("scans_plain", "append");
        TABLES.put("parcels", "primary key parcel, 3 buckets, merged when read");
        TABLES.put("parcels_dv", "primary key parcel, 3 buckets, deletion vectors");
    }

    private static final Map<String, String> OPTIONS = Map.of(
            "scans", "'row-tracking.enabled' = 'true', 'data-evolution.enabled' = 'true',"
                    + " 'deletion-vectors.enabled' = 'true', 'write-only' = 'true'",
            "scans_plain", "'write-only' = 'true'",
            "parcels", "'bucket' = '3', 'write-only' = 'true'",
            "parcels_dv", "'bucket' = '3', 'deletion-vectors.enabled' = 'true'");

    private final LocalFlink flink = new LocalFlink();
    private final Path warehouse;
    private final String gate = "scans" + System.nanoTime();
    private final JobID job;
    private final Map<String, Long> snapshots = new HashMap<>();
    private long arrived;

    /** A job that begins with scan number {@code first}. */
    Job(Path warehouse, long first) throws Exception {
        this.warehouse = warehouse;
        this.arrived = first;
        StreamExecutionEnvironment env = flink.environment(RuntimeExecutionMode.STREAMING);
        // So rarely that only this program's own checkpoints are taken.
        env.enableCheckpointing(Duration.ofDays(365).toMillis());
        StreamTableEnvironment sql = LocalFlink.sql(env, warehouse);
        sql.getConfig().set(ExecutionConfigOptions.TABLE_EXEC_SINK_UPSERT_MATERIALIZE,
                ExecutionConfigOptions.UpsertMaterialize.NONE);
        sql.createTemporaryView("arriving", sql.fromDataStream(env.fromSource(
                new GatedSource(gate, first), WatermarkStrategy.noWatermarks(), "scanner"))
                .as("n"));
        StatementSet sinks = sql.createStatementSet();
        for (String table : TABLES.keySet()) {
            boolean keyed = table.startsWith("parcels");
            sql.executeSql("CREATE TABLE IF NOT EXISTS " + table + " ("
                    + (keyed ? PARCELS : SCANS) + ") WITH (" + OPTIONS.get(table) + ")").await();
            snapshots.put(table, open(warehouse, table).latestSnapshot().map(Snapshot::id).orElse(0L));
            // 400 parcels: from scan 400 on, a parcel is scanned again.
            sinks.addInsertSql("INSERT INTO " + table + " SELECT "
                    + (keyed ? "MOD(n, 400), n," : "n, MOD(n, 400),")
                    + " CAST(MOD(n * 7, 50) AS FLOAT), CAST(MOD(n, 3) AS INT) FROM arriving");
        }
        job = sinks.execute().getJobClient().get().getJobID();
    }

    /** So many more scans arrive, and a checkpoint commits them in all tables. */
    void arriveAndCheckpoint(long rows) throws Exception {
        arrived += rows;
        GatedSource.Gate.of(gate).letGo(arrived);
        flink.checkpoint(job);
        for (String table : TABLES.keySet()) {
            // The writer of parcels_dv also compacts: two snapshots a checkpoint.
            long last = snapshots.merge(table, table.equals("parcels_dv") ? 2L : 1L, Long::sum);
            // Asks for the file itself: the hint LATEST may be read while it is written.
            while (!open(warehouse, table).snapshotManager().snapshotExists(last)) {
                Thread.sleep(10);
            }
        }
    }

    static FileStoreTable open(Path warehouse, String table) {
        return FileStoreTableFactory.create(LocalFileIO.create(), new org.apache.paimon.fs.Path(
                warehouse.resolve("default.db").resolve(table).toUri()));
    }

    /** Data files that a reader of the newest snapshot has to know. */
    static long files(FileStoreTable table) {
        return table.newSnapshotReader().read().dataSplits().stream()
                .mapToLong(split -> split.dataFiles().size()).sum();
    }

    @Override
    public void close() throws Exception {
        flink.cancel(job);
        flink.close();
    }
}
