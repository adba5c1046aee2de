import java.io.DataInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.api.bridge.java.StreamStatementSet;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;

/**
 * Takes a savepoint of a job that writes into a Paimon table, and starts another job from
 * it. What does the second one do with the table as it finds it?
 *
 * <p>Argument: scenario=pending|old|other-uid|expired|same-user, and for some of them one
 * more, which is read below.
 */
public class Savepoints {
    static final String FOLDER = CheckpointToSnapshot.WORK.resolve("savepoints").toUri().toString();

    static MiniCluster cluster;
    static Configuration conf;

    public static void main(String[] args) throws Exception {
        for (String arg : args) {
            CheckpointToSnapshot.options.put(arg.split("=")[0], arg.split("=")[1]);
        }
        Orders.perCheckpoint = 10_000;
        CheckpointToSnapshot.delete(CheckpointToSnapshot.WORK.resolve("lake").toFile());
        CheckpointToSnapshot.delete(CheckpointToSnapshot.WORK.resolve("savepoints").toFile());
        Files.deleteIfExists(CheckpointToSnapshot.FILE);
        conf = CheckpointToSnapshot.configuration();
        try (MiniCluster mini = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(conf).setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(1).build())) {
            mini.start();
            cluster = mini;
            switch (option("scenario", "pending")) {
                case "pending": pending(); break;
                case "old": old(); break;
                case "other-uid": otherUid(); break;
                case "expired": expired(); break;
                case "same-user": sameUser(); break;
                default: throw new IllegalArgumentException("no such scenario");
            }
            CheckpointToSnapshot.printSnapshots();
            printCounts();
        }
        System.exit(0);
    }

    /** A savepoint whose files no snapshot names; the second job publishes them, and fails. */
    static void pending() throws Exception {
        createTable("'bucket' = '1', 'bucket-key' = 'order_id'");
        // With a bucket the sink is a task of its own, which runs beside the source. So only this
        // program speaks, when both are at rest.
        CheckpointToSnapshot.silent = true;
        JobID first = start(null, false);
        checkpoint(first, 1);
        checkpoint(first, 2);
        say("checkpoints 1 and 2 are committed");
        String savepoint = savepoint(first);
        say("savepoint 3 is complete");
        cancel(first);
        say("cancelled");
        printState(savepoint);

        JobID second = start(savepoint, false);
        waitUntil(() -> running(second));
        System.out.println("job 2 failed, times: " + failures(second) + "\n  "
                + lastFailure(second).replaceFirst("checkpoints\\. ", "checkpoints.\n  "));
        say("runs, from savepoint 3");
        for (int checkpoint = 4; checkpoint <= 6; checkpoint++) {
            checkpoint(second, checkpoint);
        }
        say("checkpoints 4 to 6 are committed");
        cancel(second);
    }

    /** The table is two checkpoints ahead of the savepoint; rollback=yes sets it back first. */
    static void old() throws Exception {
        createTable("'sink.savepoint.auto-tag' = 'true'");
        JobID first = start(null, false);
        checkpoint(first, 1);
        checkpoint(first, 2);
        String savepoint = savepoint(first);
        printTags();
        Orders.gate.open();
        checkpoint(first, 4);
        printTags();
        checkpoint(first, 5);
        cancel(first);
        if (option("rollback", "no").equals("yes")) {
            call("CALL sys.rollback_to(`table` => 'default.orders', tag => 'savepoint-3')");
            System.out.println("rolled back to the tag savepoint-3");
        }
        finish(start(savepoint, false), 4, 6);
    }

    /** The second job has other ids for the operators of Paimon's sink. */
    static void otherUid() throws Exception {
        createTable("'sink.operator-uid.suffix' = 'a'");
        JobID first = start(null, false);
        checkpoint(first, 1);
        checkpoint(first, 2);
        String savepoint = savepoint(first);
        cancel(first);
        call("ALTER TABLE orders SET ('sink.operator-uid.suffix' = 'b')");
        JobID refused = start(savepoint, false);
        waitUntil(() -> cluster.getJobStatus(refused).get() == JobStatus.FAILED);
        System.out.println("job 2 is refused: "
                + cut(rootCause(refused), "Cannot map", " to the new program"));
        finish(start(savepoint, true), 4, 6);
    }

    /** Others commit while the job is stopped, and the snapshots of its user expire. */
    static void expired() throws Exception {
        conf.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 1);
        createTable("'compaction.min.file-num' = '2'");
        JobID first = start(null, false);
        checkpoint(first, 1);
        checkpoint(first, 2);
        String savepoint = stop(first);
        say("stopped with savepoint 3");
        if (option("tag", "no").equals("yes")) {
            call("CALL sys.create_tag(`table` => 'default.orders', tag => 'monday')");
        }
        if (option("compact", "no").equals("yes")) {
            call("CALL sys.compact(`table` => 'default.orders', options => 'write-only=false')");
        }
        for (int i = 0; i < 2; i++) {
            call("INSERT INTO orders VALUES (" + (2_000_000 + i) + ", 1)");
        }
        call("CALL sys.expire_snapshots(`table` => 'default.orders',"
                + " retain_max => 1, retain_min => 1)");
        say("others wrote, all but one expired");
        JobID second = start(savepoint, false);
        waitUntil(() -> Orders.waiting || cluster.getJobStatus(second).get() == JobStatus.FAILED);
        if (cluster.getJobStatus(second).get() == JobStatus.FAILED) {
            System.out.println("job 2 failed in each attempt. The reason:\n  " + refusal(second));
        } else {
            finish(second, 4, 6);
        }
    }

    /** Two jobs go on from one savepoint, so with one commit user; each has its own orders. */
    static void sameUser() throws Exception {
        createTable("");
        JobID first = start(null, false);
        checkpoint(first, 1);
        checkpoint(first, 2);
        String savepoint = stop(first);
        JobID second = start(savepoint, false);
        checkpoint(second, 4);
        checkpoint(second, 5);
        cancel(second);
        // Started from the same savepoint, over another topic, say: ids from 1,030,000 on.
        Orders.firstId = 1_000_000;
        Crash.checkpointToMiss = 4;
        CheckpointToSnapshot.options.put("failure", "between");
        finish(start(savepoint, false), 4, 6);
    }

    // --- what the scenarios are made of

    static void createTable(String more) throws Exception {
        call("CREATE TABLE orders (order_id BIGINT, cents BIGINT)"
                + " WITH ('write-only' = 'true'" + (more.isEmpty() ? "" : ", " + more) + ")");
    }

    static JobID start(String savepoint, boolean allowNonRestoredState) throws Exception {
        CheckpointToSnapshot.job++;
        Crash.attempt = 0;
        Orders.waiting = false;
        Orders.done = false;
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(conf);
        DataStream<Row> orders = env.fromSource(
                Orders.source(), WatermarkStrategy.noWatermarks(), "orders").uid("orders");
        orders.process(new Crash(option("failure", "none"))).name("crash").uid("crash");
        StreamTableEnvironment sql = StreamTableEnvironment.create(env);
        CheckpointToSnapshot.useLake(sql);
        StreamStatementSet inserts = sql.createStatementSet();
        inserts.addInsert("orders", sql.fromDataStream(orders));
        inserts.attachAsDataStream();
        JobGraph graph = env.getStreamGraph().getJobGraph();
        if (savepoint != null) {
            graph.setSavepointRestoreSettings(
                    SavepointRestoreSettings.forPath(savepoint, allowNonRestoredState));
        }
        return cluster.submitJob(graph).get().getJobID();
    }

    /** Waits until the next orders are in, takes checkpoint n, and waits for its snapshot. */
    static void checkpoint(JobID job, long n) throws Exception {
        int before = snapshots();
        waitUntil(() -> Orders.waiting);
        Orders.waiting = false;
        while (true) {
            try {
                long id = cluster.triggerCheckpoint(job, CheckpointType.FULL).get();
                if (id != n) {
                    throw new IllegalStateException("checkpoint " + id + ", not " + n);
                }
                break;
            } catch (ExecutionException notAllTasksRunYet) {
                Thread.sleep(20);
            }
        }
        waitUntil(() -> Orders.waiting || Orders.done);
        waitUntil(() -> snapshots() > before);
    }

    /** A savepoint of a job that goes on. */
    static String savepoint(JobID job) throws Exception {
        waitUntil(() -> Orders.waiting);
        Orders.waiting = false;
        String path = cluster.triggerSavepoint(
                job, FOLDER, false, SavepointFormatType.CANONICAL).get();
        if (!CheckpointToSnapshot.silent) {
            say("savepoint 3 is complete");
        }
        return path;
    }

    /** Stop with savepoint. */
    static String stop(JobID job) throws Exception {
        waitUntil(() -> Orders.waiting);
        Orders.waiting = false;
        String path = cluster.stopWithSavepoint(
                job, FOLDER, false, SavepointFormatType.CANONICAL).get();
        cluster.requestJobResult(job).get();
        return path;
    }

    static void finish(JobID job, long from, long to) throws Exception {
        waitUntil(() -> Orders.waiting);
        while (!Orders.done) {
            if (Orders.waiting) {
                Orders.waiting = false;
                try {
                    cluster.triggerCheckpoint(job, CheckpointType.FULL).get();
                } catch (ExecutionException notAllTasksRunYet) {
                    Orders.waiting = true;
                }
            }
            Thread.sleep(20);
        }
        cancel(job);
    }

    static void cancel(JobID job) throws Exception {
        cluster.cancelJob(job).get();
        cluster.requestJobResult(job).get();
    }

    static int snapshots() {
        return CheckpointToSnapshot.count(
                CheckpointToSnapshot.TABLE.resolve("snapshot"), "snapshot-");
    }

    static void say(String event) {
        CheckpointToSnapshot.print(event);
    }

    static boolean running(JobID job) throws Exception {
        for (AccessExecutionVertex v :
                cluster.getExecutionGraph(job).get().getAllExecutionVertices()) {
            if (v.getExecutionState() != ExecutionState.RUNNING) {
                return false;
            }
            Crash.attempt = v.getCurrentExecutionAttempt().getAttemptNumber() + 1;
        }
        return true;
    }

    static void waitUntil(Callable<Boolean> condition) throws Exception {
        for (int i = 0; i < 3000; i++) {
            if (condition.call()) {
                return;
            }
            Thread.sleep(20);
        }
        throw new IllegalStateException("waited for a minute");
    }

    /** What a reader gets, by the two ranges of order ids. */
    static void printCounts() {
        TableEnvironment sql = batch();
        System.out.println("\norders             rows  distinct   twice");
        for (Row r : CheckpointToSnapshot.query(sql, "SELECT order_id / 1000000, COUNT(*),"
                + " COUNT(DISTINCT order_id), MIN(order_id), MAX(order_id) FROM orders"
                + " WHERE order_id < 2000000 GROUP BY order_id / 1000000 ORDER BY 1")) {
            long rows = (Long) r.getField(1);
            long distinct = (Long) r.getField(2);
            System.out.printf(Locale.ROOT, "%,9d to %,9d  %,6d    %,6d  %,6d%n", r.getField(3),
                    r.getField(4), rows, distinct, rows - distinct);
        }
    }

    static void printTags() {
        StringBuilder tags = new StringBuilder();
        for (Row r : CheckpointToSnapshot.query(batch(),
                "SELECT tag_name, snapshot_id FROM orders$tags ORDER BY 1")) {
            tags.append(" ").append(r.getField(0)).append(" of snapshot ").append(r.getField(1));
        }
        System.out.println("tags:" + (tags.length() == 0 ? " none" : tags));
    }

    /** What lies in the savepoint: operators, their states, entries and bytes. */
    static void printState(String savepoint) throws Exception {
        Path metadata = Path.of(URI.create(savepoint)).resolve("_metadata");
        Map<String, String> lines = new TreeMap<>();
        try (DataInputStream in = new DataInputStream(Files.newInputStream(metadata))) {
            for (OperatorState operator : Checkpoints.loadCheckpointMetadata(
                    in, Savepoints.class.getClassLoader(), savepoint).getOperatorStates()) {
                for (OperatorSubtaskState subtask : operator.getStates()) {
                    for (OperatorStateHandle handle : subtask.getManagedOperatorState()) {
                        addStates(operator, handle, lines);
                    }
                }
            }
        }
        System.out.printf("%n%-33s  %-30s  entries  bytes%n",
                "in savepoint 3, state of", "its name");
        lines.values().forEach(System.out::println);
        long bytes = 0;
        for (var file : CheckpointToSnapshot.TABLE.resolve("bucket-0").toFile().listFiles()) {
            bytes += file.length();
        }
        System.out.printf(Locale.ROOT,
                "beside it, in the table's folder: 3 data files, %,d bytes%n%n", bytes);
    }

    static void addStates(OperatorState operator, OperatorStateHandle handle,
            Map<String, String> lines) throws Exception {
        byte[] all;
        try (InputStream in = handle.openInputStream()) {
            all = in.readAllBytes();
        }
        long[] ends = handle.getStateNameToPartitionOffsets().values().stream()
                .flatMapToLong(m -> java.util.Arrays.stream(m.getOffsets())).sorted().toArray();
        handle.getStateNameToPartitionOffsets().forEach((name, meta) -> {
            long bytes = 0;
            StringBuilder names = new StringBuilder();
            for (long from : meta.getOffsets()) {
                long to = all.length;
                for (long end : ends) {
                    if (end > from && end < to) {
                        to = end;
                    }
                }
                bytes += to - from;
                Matcher m = Pattern.compile("data-[0-9a-f-]{36}-\\d+\\.\\w+").matcher(new String(
                        all, (int) from, (int) (to - from), StandardCharsets.ISO_8859_1));
                while (m.find()) {
                    names.append("\n    names ").append(m.group());
                }
            }
            String of = operator.getOperatorName().orElse("?").replaceFirst("^Source: ", "");
            lines.put(of + name, String.format(Locale.ROOT, "%-33s  %-30s  %7d  %5d%s",
                    of, name, meta.getOffsets().length, bytes, names));
        });
    }

    static TableEnvironment batch() {
        TableEnvironment sql = TableEnvironment.create(EnvironmentSettings.newInstance()
                .inBatchMode().withConfiguration(CheckpointToSnapshot.configuration()).build());
        CheckpointToSnapshot.useLake(sql);
        return sql;
    }

    static void call(String statement) throws Exception {
        batch().executeSql(statement).await();
    }

    static String rootCause(JobID job) throws Exception {
        Throwable t = cluster.requestJobResult(job).get().getSerializedThrowable().get()
                .deserializeError(Savepoints.class.getClassLoader());
        return CheckpointToSnapshot.rootCause(t);
    }

    /** Paimon's own words, which are not always at the root. */
    static String refusal(JobID job) throws Exception {
        Throwable t = cluster.requestJobResult(job).get().getSerializedThrowable().get()
                .deserializeError(Savepoints.class.getClassLoader());
        while (t.getCause() != null
                && !t.getMessage().matches("(?s)(File deletion|Cannot recover).*")) {
            t = t.getCause();
        }
        return t.getMessage().split("\n")[0];
    }

    static String cut(String text, String from, String to) {
        int start = Math.max(0, text.indexOf(from));
        int end = text.indexOf(to, start);
        return text.substring(start, end < 0 ? text.length() : end);
    }

    /** Flink's list of what made the job fail, newest first. */
    static String exceptions(JobID job) throws Exception {
        URI uri = cluster.getRestAddress().get().resolve("/jobs/" + job + "/exceptions");
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(),
                HttpResponse.BodyHandlers.ofString()).body();
    }

    static int failures(JobID job) throws Exception {
        return exceptions(job).split("\"exceptionName\"").length - 1;
    }

    static String lastFailure(JobID job) throws Exception {
        Matcher m = Pattern.compile("\"stacktrace\":\"([^\\\\]*)").matcher(exceptions(job));
        return m.find() ? m.group(1) : "none";
    }

    static String option(String name, String otherwise) {
        return CheckpointToSnapshot.option(name, otherwise);
    }
}
