import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;
import org.apache.paimon.Snapshot;
import org.apache.paimon.fs.local.LocalFileIO;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.FileStoreTableFactory;

/**
 * Two streaming jobs write the same keys to a table whose buckets are dynamic (the default), or
 * fixed. Both are write-only, and take turns: A, B, A, B.
 */
public class DynamicBuckets {
    static final Path WAREHOUSE = TwoJobs.WAREHOUSE;

    public static void main(String[] args) throws Exception {
        LocalFlink.clear(WAREHOUSE);
        try (LocalFlink flink = new LocalFlink()) {
            new DynamicBuckets(flink, "dynamic_buckets", -1).run();
            new DynamicBuckets(flink, "fixed_buckets", 2).run();
        }
        System.exit(0); // Flink leaves threads behind
    }

    final LocalFlink flink;
    final String name;

    DynamicBuckets(LocalFlink flink, String name, int buckets) throws Exception {
        this.flink = flink;
        this.name = name;
        System.out.println("== " + name + ": 'bucket' = '" + buckets + "'");
        TwoJobs.batchSql().executeSql("CREATE TABLE " + name
                + " (order_id BIGINT, note STRING, PRIMARY KEY (order_id) NOT ENFORCED)"
                + " WITH ('bucket' = '" + buckets + "', 'write-only' = 'true'"
                // So small that a new bucket is begun with the third key.
                + (buckets < 0 ? ", 'dynamic-bucket.target-row-num' = '2'" : "") + ")");
    }

    void run() throws Exception {
        Job a = new Job("A", List.of(1L, 2L, 3L), List.of(4L, 5L, 6L));
        Job b = new Job("B", List.of(1L, 2L), List.of(5L, 6L, 4L));
        a.write(1);
        b.write(1);
        a.write(2);
        b.write(2);
        System.out.printf("restarts: A %d, B %d%n", flink.restarts(a.id), flink.restarts(b.id));
        print("rows", "SELECT order_id, note FROM " + name + " ORDER BY order_id, note");
        print("files", "SELECT CONCAT('bucket ', CAST(bucket AS STRING)), CONCAT(min_key, '-', max_key) FROM "
                + name + "$files ORDER BY bucket, min_key, max_key");
        flink.cancel(a.id);
        flink.cancel(b.id);
        System.out.println();
    }

    long newest() {
        return table().latestSnapshot().map(Snapshot::id).orElse(0L);
    }

    FileStoreTable table() {
        return FileStoreTableFactory.create(LocalFileIO.create(),
                new org.apache.paimon.fs.Path(WAREHOUSE.resolve("default.db/" + name).toUri()));
    }

    void print(String what, String query) throws Exception {
        List<String> rows = new ArrayList<>();
        try (CloseableIterator<Row> found = TwoJobs.batchSql().executeSql(query).collect()) {
            found.forEachRemaining(row -> rows.add(row.getField(0) + " " + row.getField(1)));
        }
        System.out.println(what + ": " + String.join(", ", rows));
    }

    /** A streaming job that writes one list of orders in each round. */
    class Job {
        final String user;
        final JobID id;

        @SafeVarargs
        Job(String user, List<Long>... rounds) throws Exception {
            this.user = user;
            StreamExecutionEnvironment env = flink.environment();
            env.enableCheckpointing(Duration.ofDays(365).toMillis()); // only those we ask for
            StreamTableEnvironment sql = TwoJobs.sql(env);
            List<List<Long>> orders = new ArrayList<>(List.of(rounds));
            DataStream<Row> rows = env
                    .fromSource(new GatedSource(name + user), WatermarkStrategy.noWatermarks(), "rounds")
                    .<Row>flatMap((n, out) -> orders.get(n.intValue())
                            .forEach(order -> out.collect(Row.of(order, "by " + user))))
                    .returns(Types.ROW_NAMED(new String[] {"order_id", "note"},
                            Types.LONG, Types.STRING));
            sql.createTemporaryView("orders", rows);
            id = sql.executeSql("INSERT INTO " + name
                            + " /*+ OPTIONS('commit.user-prefix' = '" + user + "') */"
                            + " SELECT * FROM orders")
                    .getJobClient().get().getJobID();
        }

        void write(int round) throws Exception {
            long before = newest();
            GatedSource.Gate.of(name + user).letGo(round);
            flink.checkpoint(id);
            while (newest() == before) {
                Thread.sleep(20);
            }
            System.out.printf("  %s checkpoint %d  %d %s%n", user, round, newest(),
                    table().latestSnapshot().get().commitKind());
        }
    }
}
