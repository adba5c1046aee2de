import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.api.bridge.java.StreamStatementSet;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;

/**
 * Streams 60,000 orders into a Paimon table and, beside it, into a plain file. The job
 * may fail once on the way; Flink then restarts it from its last checkpoint. At the end
 * the program counts what arrived: is any order missing, or there twice?
 *
 * <p>Arguments, all optional: failure=none|between|during, orders-per-checkpoint=10000,
 * checkpoints=exactly-once|at-least-once|off.
 */
public class CheckpointToSnapshot {
    static final Path WORK = Path.of(".work").toAbsolutePath();
    static final Path TABLE = WORK.resolve("lake/default.db/orders");
    static final Path FILE = WORK.resolve("orders.csv");

    static Map<String, String> options = new HashMap<>();
    static boolean silent = false; // for operators that run side by side
    static int job = 0; // which one, where a program runs several; see Savepoints

    public static void main(String[] args) throws Exception {
        for (String arg : args) {
            options.put(arg.split("=")[0], arg.split("=")[1]);
        }
        Orders.perCheckpoint = option("checkpoints", "").equals("off")
                ? Orders.TOTAL : Long.parseLong(option("orders-per-checkpoint", "10000"));
        delete(WORK.resolve("lake").toFile());
        Files.deleteIfExists(FILE);

        Configuration conf = configuration();
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(conf);
        try {
            buildJob(env);
        } catch (Exception e) {
            System.out.println("refused: " + rootCause(e));
            System.exit(0);
        }
        JobGraph job = env.getStreamGraph().getJobGraph();
        System.out.println("operator chains (tasks) in the job: " + job.getNumberOfVertices());
        runJob(conf, job);
        printSnapshots();
        System.exit(0); // Flink's mini cluster leaves threads behind
    }

    static Configuration configuration() {
        Configuration conf = new Configuration();
        conf.set(CoreOptions.DEFAULT_PARALLELISM, 1);
        conf.set(RestOptions.BIND_PORT, "0");
        conf.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        conf.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 5);
        conf.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY,
                Duration.ofMillis(100));
        String mode = option("checkpoints", "exactly-once");
        if (!mode.equals("off")) {
            // Enabled, but never by the clock: runJob asks for each checkpoint.
            conf.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofDays(365));
            conf.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE,
                    mode.equals("at-least-once")
                            ? CheckpointingMode.AT_LEAST_ONCE : CheckpointingMode.EXACTLY_ONCE);
        }
        return conf;
    }

    /** One source; its orders go to Crash, to Paimon and to the plain file. */
    static void buildJob(StreamExecutionEnvironment env) throws Exception {
        DataStream<Row> orders = env.fromSource(
                Orders.source(), WatermarkStrategy.noWatermarks(), "orders");
        // Added first, so that it is told before Paimon's committer; see Crash.
        orders.process(new Crash(option("failure", "none"))).name("crash");

        StreamTableEnvironment sql = StreamTableEnvironment.create(env);
        useLake(sql);
        // write-only: no compaction beside the job, so that all of it is one chain.
        sql.executeSql("CREATE TABLE orders (order_id BIGINT, cents BIGINT)"
                + " WITH ('write-only' = 'true')").await();
        StreamStatementSet inserts = sql.createStatementSet();
        inserts.addInsert("orders", sql.fromDataStream(orders));
        inserts.attachAsDataStream();

        orders.process(new PlainFile(FILE.toString())).name("plain file");
    }

    /** Takes a checkpoint whenever the source waits for one, until all orders are in. */
    static void runJob(Configuration conf, JobGraph graph) throws Exception {
        try (MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(conf).setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(1).build())) {
            cluster.start();
            JobID job = cluster.submitJob(graph).get().getJobID();
            while (!Orders.done) {
                if (Orders.waiting && option("checkpoints", "").equals("off")) {
                    say("all orders handed out");
                    Orders.done = true;
                } else if (Orders.waiting) {
                    Orders.waiting = false;
                    try {
                        cluster.triggerCheckpoint(job, CheckpointType.FULL).get();
                    } catch (ExecutionException notAllTasksRunYet) {
                        Orders.waiting = true;
                    }
                }
                Thread.sleep(20);
            }
            cluster.cancelJob(job).get(); // the stream itself never ends
            cluster.requestJobResult(job).get();
        }
    }

    static void printSnapshots() throws Exception {
        TableEnvironment sql = TableEnvironment.create(EnvironmentSettings.newInstance()
                .inBatchMode().withConfiguration(configuration()).build());
        useLake(sql);
        System.out.println("\nsnapshot  kind    commit identifier  rows added  rows in all");
        Set<Object> users = new HashSet<>();
        for (Row s : query(sql, "SELECT snapshot_id, commit_kind, commit_identifier,"
                + " delta_record_count, total_record_count, commit_user FROM orders$snapshots"
                + " ORDER BY snapshot_id")) {
            users.add(s.getField(5));
            System.out.printf(Locale.ROOT, "%8d  %-6s  %17d  %,10d  %,11d%n", s.getField(0),
                    s.getField(1), s.getField(2), s.getField(3), s.getField(4));
        }
        System.out.println("commit users: " + users.size());
        if (!Files.exists(FILE)) {
            return; // the jobs of Savepoints write to Paimon only
        }
        Row counts = query(sql, "SELECT COUNT(*), COUNT(DISTINCT order_id) FROM orders").get(0);
        List<String> lines = Files.readAllLines(FILE);
        System.out.println("\n              rows  distinct   twice  missing");
        printCounts("Paimon", (Long) counts.getField(0), (Long) counts.getField(1));
        printCounts("plain file", lines.size(), lines.stream().distinct().count());
    }

    static void printCounts(String name, long rows, long distinct) {
        System.out.printf(Locale.ROOT, "%-10s  %,6d    %,6d  %,6d   %,6d%n",
                name, rows, distinct, rows - distinct, Orders.TOTAL - distinct);
    }

    /** What an operator tells of itself. */
    static void say(String event, Object... values) {
        if (!silent) {
            print(event, values);
        }
    }

    /** One line of the timeline, with what lies in the table's folder at this moment. */
    static void print(String event, Object... values) {
        System.out.printf(Locale.ROOT, "%sattempt %d  %-34s  snapshots %d%s%n",
                job == 0 ? "" : "job " + job + ", ", Crash.attempt,
                String.format(Locale.ROOT, event, values),
                count(TABLE.resolve("snapshot"), "snapshot-"),
                silent ? "" : ", data files " + count(TABLE.resolve("bucket-0"), "data-"));
    }

    static int count(Path folder, String prefix) {
        String[] names = folder.toFile().list((dir, name) -> name.startsWith(prefix));
        return names == null ? 0 : names.length;
    }

    static void useLake(TableEnvironment sql) {
        sql.executeSql("CREATE CATALOG lake WITH ('type' = 'paimon', 'warehouse' = '"
                + WORK.resolve("lake").toUri() + "')");
        sql.executeSql("USE CATALOG lake");
    }

    static List<Row> query(TableEnvironment sql, String text) {
        List<Row> rows = new ArrayList<>();
        sql.executeSql(text).collect().forEachRemaining(rows::add);
        return rows;
    }

    static String option(String name, String otherwise) {
        return options.getOrDefault(name, otherwise);
    }

    static String rootCause(Throwable t) {
        while (t.getCause() != null) {
            t = t.getCause();
        }
        return t.getMessage();
    }

    static void delete(File file) {
        File[] inside = file.listFiles();
        if (inside != null) {
            for (File f : inside) {
                delete(f);
            }
        }
        file.delete();
    }
}
