import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.api.config.ExecutionConfigOptions;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;
import org.apache.paimon.Snapshot;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.fs.local.LocalFileIO;
import org.apache.paimon.manifest.FileKind;
import org.apache.paimon.manifest.ManifestEntry;
import org.apache.paimon.options.Options;
import org.apache.paimon.reader.RecordReader;
import org.apache.paimon.table.CatalogEnvironment;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.FileStoreTableFactory;
import org.apache.paimon.table.source.ReadBuilder;
import org.apache.paimon.table.source.ScanMode;

/**
 * Three streaming jobs in a chain: the shop's changes -> ods_orders -> dwd_orders -> dws_sales.
 * No clock decides anything: the program says when a batch of changes arrives and when each job
 * takes a checkpoint, so that lag can be counted.
 */
class Pipeline {
    static final List<String> LAYERS = List.of("ods", "dwd", "dws");

    final LocalFlink flink;
    final Path warehouse = LocalFlink.WORK.resolve("warehouse");
    private final List<List<Row>> batches;
    private final Map<String, String> options;
    private final Map<String, JobID> jobs = new LinkedHashMap<>();
    private long arrived = 0; // batches
    private final String gate = "shop" + System.nanoTime();

    /** Rows that a job has read; tasks and program share one JVM. */
    static final Map<String, AtomicLong> READ =
            Map.of("dwd", new AtomicLong(), "dws", new AtomicLong());

    Pipeline(LocalFlink flink, List<List<Row>> batches, Map<String, String> options)
            throws Exception {
        this.flink = flink;
        this.batches = batches;
        this.options = options;
        LocalFlink.clear(warehouse);
        StreamTableEnvironment sql = sql(RuntimeExecutionMode.BATCH);
        for (String statement : statements("tables")) {
            sql.executeSql(statement).await();
        }
        batch("INSERT INTO dim_shops VALUES (1, 'north'), (2, 'north'), (3, 'south'), (4, 'south')");
    }

    /** The statements of a file, with the options that the program was given. */
    List<String> statements(String file) throws Exception {
        String producer = options.getOrDefault("producer", "lookup");
        if (producer.equals("full-compaction")) {
            producer += "', 'full-compaction.delta-commits' = '"
                    + options.getOrDefault("full", "1");
        }
        String text = Files.readString(Path.of("sql", file + ".sql"))
                .replace("${producer}", producer)
                .replace("${buckets}", options.getOrDefault("buckets", "2"));
        return List.of(text.trim().split(";\\s*"));
    }

    void start() throws Exception {
        List<String> inserts = statements("jobs");
        for (int i = 0; i < LAYERS.size(); i++) {
            String layer = LAYERS.get(i);
            StreamTableEnvironment sql = sql(RuntimeExecutionMode.STREAMING);
            if (layer.equals("ods")) {
                sql.createTemporaryView("shop", shop());
            } else {
                countedView(sql, LAYERS.get(i - 1), layer);
            }
            String insert = inserts.get(i);
            if (layer.equals("dws") && options.containsKey("branch")) {
                insert = insert.replace("dws_sales",
                        "`dws_sales$branch_" + options.get("branch") + "`");
            }
            jobs.put(layer, sql.executeSql(insert).getJobClient().get().getJobID());
        }
    }

    /** A stream of the layer's changes that counts them; with the current time, for the lookup join. */
    private static void countedView(StreamTableEnvironment sql, String layer, String reader) {
        String table = layer.equals("ods") ? "ods_orders" : "dwd_orders";
        AtomicLong read = READ.get(reader);
        read.set(0);
        // All changes from the first snapshot on; the default would begin with the rows of a snapshot.
        DataStream<Row> rows = sql.toChangelogStream(sql.sqlQuery("SELECT * FROM " + table
                + " /*+ OPTIONS('scan.mode' = 'from-snapshot', 'scan.snapshot-id' = '1') */"));
        DataStream<Row> counted = rows.map(new Count(reader)).returns(rows.getType());
        Schema.Builder schema = Schema.newBuilder();
        if (layer.equals("ods")) {
            schema.column("dt", "STRING NOT NULL").column("order_id", "BIGINT NOT NULL")
                    .column("shop_id", "INT").column("cents", "BIGINT")
                    .columnByExpression("now_time", "PROCTIME()").primaryKey("dt", "order_id");
        } else {
            schema.column("dt", "STRING NOT NULL").column("order_id", "BIGINT NOT NULL")
                    .column("shop_id", "INT").column("region", "STRING").column("cents", "BIGINT")
                    .primaryKey("dt", "order_id");
        }
        sql.createTemporaryView(layer, sql.fromChangelogStream(counted, schema.build()));
    }

    private record Count(String reader)
            implements org.apache.flink.api.common.functions.MapFunction<Row, Row> {
        @Override
        public Row map(Row row) {
            READ.get(reader).incrementAndGet();
            return row;
        }
    }

    /** The database's log: batch after batch, as the program lets them go. */
    private org.apache.flink.table.api.Table shop() throws Exception {
        StreamTableEnvironment sql = lastSql;
        List<List<Row>> all = batches;
        DataStream<Row> changes = lastEnv
                .fromSource(new GatedSource(gate), WatermarkStrategy.noWatermarks(), "shop")
                .<Row>flatMap((batch, out) -> all.get(batch.intValue()).forEach(out::collect))
                .returns(Types.ROW_NAMED(new String[] {"dt", "order_id", "shop_id", "cents"},
                        Types.STRING, Types.LONG, Types.INT, Types.LONG));
        return sql.fromChangelogStream(changes, Schema.newBuilder()
                .column("dt", "STRING NOT NULL").column("order_id", "BIGINT NOT NULL")
                .column("shop_id", "INT").column("cents", "BIGINT")
                .primaryKey("dt", "order_id").build());
    }

    /** The next batch of the shop's changes comes to the first job. */
    void arrive() throws Exception {
        GatedSource.Gate.of(gate).letGo(++arrived);
    }

    /** Takes a checkpoint of one job; returns when it is committed and the next job has read it. */
    void checkpoint(String layer) throws Exception {
        long before = rowsToCommit(layer);
        long id = flink.checkpoint(jobs.get(layer));
        if (before == 0) {
            return;
        }
        committed.merge(layer, before, Long::sum);
        FileStoreTable table = layer.equals("dws") && options.containsKey("branch")
                ? branch(options.get("branch")) : table(layer);
        // A changelog of compaction comes with the second of the checkpoint's two snapshots.
        boolean second = layer.equals("dwd") && compactsAt(id);
        await(() -> table.latestSnapshot()
                .filter(s -> s.commitIdentifier() == id
                        && (!second || s.commitKind() == Snapshot.CommitKind.COMPACT))
                .map(Snapshot::id).orElse(0L), 1);
        if (!layer.equals("dws")) {
            String reader = LAYERS.get(LAYERS.indexOf(layer) + 1);
            await(READ.get(reader)::get, changelogRows(table));
        }
    }

    private boolean compactsAt(long checkpoint) {
        return switch (options.getOrDefault("producer", "lookup")) {
            case "lookup" -> true;
            case "full-compaction" ->
                checkpoint % Long.parseLong(options.getOrDefault("full", "1")) == 0;
            default -> false;
        };
    }

    private final Map<String, Long> committed = new LinkedHashMap<>();

    /** Rows that the job has read since its last checkpoint. */
    private long rowsToCommit(String layer) {
        long read = layer.equals("ods")
                ? batches.subList(0, (int) arrived).stream().mapToLong(List::size).sum()
                : READ.get(layer).get();
        return read - committed.getOrDefault(layer, 0L);
    }

    private static void await(LongSupplier value, long wanted) throws Exception {
        while (value.getAsLong() < wanted) {
            Thread.sleep(10);
        }
    }

    static long changelogRows(FileStoreTable table) throws Exception {
        long rows = 0;
        for (long id = 1; id <= table.latestSnapshot().get().id(); id++) {
            Long here = table.snapshot(id).changelogRecordCount();
            rows += here == null ? 0 : here;
        }
        return rows;
    }

    /** What a batch query of this moment gives; reads committed snapshots only. */
    List<Row> batch(String statement) throws Exception {
        List<Row> rows = new ArrayList<>();
        try (CloseableIterator<Row> result =
                sql(RuntimeExecutionMode.BATCH).executeSql(statement).collect()) {
            result.forEachRemaining(rows::add);
        }
        return rows;
    }

    /** Orders that a reader of the layer sees now. */
    long orders(String layer) throws Exception {
        FileStoreTable table = table(layer);
        int column = table.rowType().getFieldIndex("orders"); // none where a row is an order
        AtomicLong orders = new AtomicLong();
        ReadBuilder builder = table.newReadBuilder();
        try (RecordReader<InternalRow> rows =
                builder.newRead().createReader(builder.newScan().plan())) {
            rows.forEachRemaining(row -> orders.addAndGet(column < 0 ? 1 : row.getLong(column)));
        }
        return orders.get();
    }

    /**
     * What all commits have written: snapshots with files, data files, changelog files, bytes. A
     * file that a compaction only moves to another level is not written again.
     */
    static long[] filesWritten(FileStoreTable table) throws Exception {
        long snapshots = 0;
        Map<String, Long> data = new HashMap<>();
        Map<String, Long> changelog = new HashMap<>();
        for (long id = 1; id <= table.latestSnapshot().get().id(); id++) {
            List<ManifestEntry> here = added(table, id, ScanMode.DELTA);
            List<ManifestEntry> told = added(table, id, ScanMode.CHANGELOG);
            here.forEach(entry -> data.put(name(entry), entry.file().fileSize()));
            told.forEach(entry -> changelog.put(name(entry), entry.file().fileSize()));
            snapshots += here.isEmpty() && told.isEmpty() ? 0 : 1;
        }
        long bytes = Stream.concat(data.values().stream(), changelog.values().stream())
                .mapToLong(size -> size).sum();
        return new long[] {snapshots, data.size(), changelog.size(), bytes};
    }

    private static String name(ManifestEntry entry) {
        return entry.bucket() + "/" + entry.file().fileName();
    }

    private static List<ManifestEntry> added(FileStoreTable table, long snapshot, ScanMode mode) {
        return table.store().newScan().withSnapshot(snapshot).withKind(mode).plan().files()
                .stream().filter(entry -> entry.kind() == FileKind.ADD).toList();
    }

    FileStoreTable table(String layer) {
        return named(layer.equals("dws") ? "dws_sales" : layer + "_orders");
    }

    FileStoreTable named(String table) {
        Path folder = warehouse.resolve("default.db/" + table);
        return FileStoreTableFactory.create(
                LocalFileIO.create(), new org.apache.paimon.fs.Path(folder.toUri()));
    }

    /** A branch of dws_sales by itself, whatever table a reader is sent to for missing partitions. */
    FileStoreTable branch(String name) {
        FileStoreTable table = named("dws_sales");
        FileStoreTable main = FileStoreTableFactory.createWithoutFallbackBranch(table.fileIO(),
                table.location(), table.schema(), new Options(), CatalogEnvironment.empty());
        return name.equals("main") ? main : main.switchToBranch(name);
    }

    private StreamTableEnvironment lastSql;
    private StreamExecutionEnvironment lastEnv;

    StreamTableEnvironment sql(RuntimeExecutionMode mode) throws Exception {
        StreamExecutionEnvironment env = flink.environment(mode);
        if (mode == RuntimeExecutionMode.STREAMING) {
            // So rarely that only this program's own checkpoints are taken.
            env.enableCheckpointing(Duration.ofDays(365).toMillis());
        }
        StreamTableEnvironment sql = LocalFlink.sql(env, warehouse);
        // As Paimon's sink demands: it orders the rows of one key itself.
        sql.getConfig().set(ExecutionConfigOptions.TABLE_EXEC_SINK_UPSERT_MATERIALIZE,
                ExecutionConfigOptions.UpsertMaterialize.NONE);
        lastEnv = env;
        lastSql = sql;
        return sql;
    }

    StreamExecutionEnvironment lastEnv() {
        return lastEnv;
    }

    JobID job(String layer) {
        return jobs.get(layer);
    }

    void stop() throws Exception {
        for (JobID job : jobs.values()) {
            flink.cancel(job);
        }
    }
}
