import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;
import org.apache.paimon.Snapshot;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.fs.local.LocalFileIO;
import org.apache.paimon.reader.RecordReader;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.FileStoreTableFactory;
import org.apache.paimon.table.source.ReadBuilder;

/**
 * Two streaming jobs write to one bucket, six checkpoints each, in turn. First both jobs compact
 * what they write. Then both are write-only, and a third job compacts.
 */
public class TwoJobs {
    static final Path WAREHOUSE = LocalFlink.WORK.resolve("warehouse");
    static final int ROUNDS = 6;

    public static void main(String[] args) throws Exception {
        LocalFlink.clear(WAREHOUSE);
        boolean ownPartitions = args.length > 0 && args[0].equals("partitions");
        try (LocalFlink flink = new LocalFlink()) {
            new TwoJobs(flink, "both_compact", ownPartitions, false).run();
            if (!ownPartitions) {
                new TwoJobs(flink, "write_only", false, true).run();
            }
        }
        System.exit(0); // Flink leaves threads behind
    }

    final LocalFlink flink;
    final String name;
    final boolean writeOnly;

    TwoJobs(LocalFlink flink, String name, boolean ownPartitions, boolean writeOnly) throws Exception {
        this.flink = flink;
        this.name = name;
        this.writeOnly = writeOnly;
        batchSql().executeSql("CREATE TABLE " + name
                + " (job STRING, order_id BIGINT, note STRING, PRIMARY KEY (job, order_id) NOT ENFORCED)"
                + (ownPartitions ? " PARTITIONED BY (job)" : "")
                + " WITH ('bucket' = '1', "
                + (writeOnly ? "'write-only' = 'true'"
                        // Each checkpoint waits for a full compaction, so that nothing here
                        // depends on time.
                        : "'full-compaction.delta-commits' = '1'") + ")");
    }

    /** A streaming job that writes two orders for each number that its gate lets go. */
    class Job {
        final String user;
        final JobID id;

        Job(String user) throws Exception {
            this.user = user;
            StreamExecutionEnvironment env = flink.environment();
            // So rarely that only this program's own checkpoints are taken.
            env.enableCheckpointing(Duration.ofDays(365).toMillis());
            StreamTableEnvironment sql = sql(env);
            String gate = name + user;
            DataStream<Row> orders = env
                    .fromSource(new GatedSource(gate), WatermarkStrategy.noWatermarks(), "numbers")
                    .<Row>flatMap((n, out) -> {
                        out.collect(Row.of(user, 2 * n, "round " + (n + 1)));
                        out.collect(Row.of(user, 2 * n + 1, "round " + (n + 1)));
                    })
                    .returns(Types.ROW_NAMED(new String[] {"job", "order_id", "note"},
                            Types.STRING, Types.LONG, Types.STRING));
            sql.createTemporaryView("orders", orders);
            id = sql.executeSql("INSERT INTO " + name
                            + " /*+ OPTIONS('commit.user-prefix' = '" + user + "') */"
                            + " SELECT * FROM orders")
                    .getJobClient().get().getJobID();
        }

        /** One round: two orders, a checkpoint, and what became of its commit. */
        void write(int round) throws Exception {
            int restarts = flink.restarts(id);
            GatedSource.Gate.of(name + user).letGo(round);
            flink.checkpoint(id);
            while (snapshotsOf(user, round).size() < (writeOnly ? 1 : 2)
                    && flink.restarts(id) == restarts) {
                Thread.sleep(20);
            }
            boolean isRestarted = flink.restarts(id) > restarts;
            System.out.printf("  %-9s checkpoint %d  %s%n", user, round,
                    String.join(", ", snapshotsOf(user, round))
                            + (isRestarted ? "; restarts: " + reason() : ""));
        }

        private String reason() throws Exception {
            return flink.failure(id).lines()
                    .filter(line -> line.contains("Give up committing"))
                    .findFirst().orElse(flink.failure(id))
                    .replaceFirst("^Caused by: ", "");
        }
    }

    void run() throws Exception {
        System.out.println("== " + name);
        Job a = new Job("A");
        Job b = new Job("B");
        for (int round = 1; round <= ROUNDS; round++) {
            a.write(round);
            b.write(round);
            if (writeOnly && round % 2 == 0) {
                compact(round / 2);
            }
        }
        System.out.printf("restarts: A %d, B %d%n", flink.restarts(a.id), flink.restarts(b.id));
        System.out.printf("rows: %d of %d written, in %d snapshots%n%n",
                countRows(), 2 * 2 * ROUNDS, table().latestSnapshot().get().id());
        flink.cancel(a.id);
        flink.cancel(b.id);
    }

    /** Runs the dedicated compactor once, as a batch job. Its snapshots are the newest. */
    void compact(int run) throws Exception {
        long before = table().latestSnapshot().get().id();
        StreamTableEnvironment sql = batchSql();
        sql.getConfig().set("table.dml-sync", "true"); // the call returns when the job has ended
        sql.executeSql("CALL sys.compact(`table` => 'default." + name + "',"
                + " options => 'commit.user-prefix=compactor')").await();
        List<String> made = new ArrayList<>();
        for (long id = before + 1; id <= table().latestSnapshot().get().id(); id++) {
            Snapshot snapshot = table().snapshot(id);
            made.add(snapshot.id() + " " + snapshot.commitKind());
        }
        System.out.printf("  %-9s run %d         %s%n", "compactor", run, String.join(", ", made));
    }

    /** Like {@code 3 APPEND}: what this user committed for a checkpoint. */
    List<String> snapshotsOf(String user, long checkpoint) {
        List<String> found = new ArrayList<>();
        Optional<Snapshot> latest = table().latestSnapshot();
        for (long id = 1; id <= latest.map(Snapshot::id).orElse(0L); id++) {
            Snapshot snapshot = table().snapshot(id);
            if (snapshot.commitUser().startsWith(user + "_")
                    && snapshot.commitIdentifier() == checkpoint) {
                found.add(id + " " + snapshot.commitKind());
            }
        }
        return found;
    }

    long countRows() throws Exception {
        long[] count = {0};
        ReadBuilder builder = table().newReadBuilder();
        try (RecordReader<InternalRow> reader =
                builder.newRead().createReader(builder.newScan().plan())) {
            reader.forEachRemaining(row -> count[0]++);
        }
        return count[0];
    }

    FileStoreTable table() {
        return FileStoreTableFactory.create(LocalFileIO.create(),
                new org.apache.paimon.fs.Path(WAREHOUSE.resolve("default.db/" + name).toUri()));
    }

    /** For what is no streaming job: each job of this environment gets a small cluster. */
    static StreamTableEnvironment batchSql() {
        Configuration conf = new Configuration();
        conf.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.BATCH);
        conf.set(CoreOptions.DEFAULT_PARALLELISM, 1);
        conf.set(RestOptions.BIND_PORT, "0"); // any free port
        return sql(StreamExecutionEnvironment.getExecutionEnvironment(conf));
    }

    static StreamTableEnvironment sql(StreamExecutionEnvironment env) {
        StreamTableEnvironment sql = StreamTableEnvironment.create(env);
        sql.executeSql("CREATE CATALOG lake WITH ('type' = 'paimon', 'warehouse' = '"
                + WAREHOUSE.toUri() + "')");
        sql.executeSql("USE CATALOG lake");
        return sql;
    }
}
