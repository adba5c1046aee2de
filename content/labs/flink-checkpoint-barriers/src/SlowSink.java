import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * One checkpoint under backpressure, in three modes side by side: aligned, aligned with a
 * timeout of one second, unaligned. Then the sink crashes. The argument is the size of an
 * order's text in bytes. A second argument, committer, gives the sink a committer.
 */
public final class SlowSink {

    private static final List<String> MODES = List.of("aligned", "timeout 1 s", "unaligned");

    public static void main(String[] args) throws Exception {
        int bytes = Integer.parseInt(args[0]);
        boolean committer = args.length > 1;
        Cluster.prepare();
        var cluster = new Cluster(Map.of());
        Map<String, String> jobs = new LinkedHashMap<>();
        for (String mode : MODES) {
            jobs.put(mode, cluster.start(environment(mode, bytes, committer)));
        }
        for (String mode : MODES) { // the sources are fast: the buffers fill at once
            while (SlowSinkJob.runs.get(mode).stored < 2_000) {
                Thread.sleep(20);
            }
        }
        Map<String, String> requests = new LinkedHashMap<>();
        for (String mode : MODES) {
            requests.put(mode, cluster.trigger(jobs.get(mode)));
        }
        Map<Long, String> modeOfMillis = new TreeMap<>(Comparator.reverseOrder());
        for (String mode : MODES) {
            String job = jobs.get(mode);
            JsonNode checkpoint = cluster.awaitCheckpoint(job, requests.get(mode));
            print(mode, cluster, job, checkpoint);
            modeOfMillis.put(checkpoint.get("end_to_end_duration").asLong(), mode);
        }
        if (!committer) { // with one, the three are alike
            System.out.println("from the longest to the shortest: " + modeOfMillis.values());
        }

        System.out.println("After a crash and a restart, at the end of 60,000 orders");
        for (String mode : MODES) {
            SlowSinkJob.Run run = SlowSinkJob.runs.get(mode);
            run.crash = true;
            while (run.crash) {
                Thread.sleep(20);
            }
            run.sinkIsSlow = false;
        }
        for (String mode : MODES) {
            cluster.awaitEnd(jobs.get(mode));
            SlowSinkJob.Run run = SlowSinkJob.runs.get(mode);
            long counted = run.lastCount.values().stream().mapToLong(Long::longValue).sum();
            System.out.printf(
                    "  %-11s   counted %,d   missing in the store %,d   stored twice %,5d%n",
                    mode, counted,
                    SlowSinkJob.ORDERS - run.storedNumbers.cardinality(), run.storedTwice);
        }
        System.exit(0); // the cluster's threads need not wind down
    }

    private static StreamExecutionEnvironment environment(
            String mode, int bytes, boolean committer) {
        var options = new Configuration();
        options.setString("restart-strategy.type", "fixed-delay");
        options.setString("restart-strategy.fixed-delay.delay", "200 ms");
        options.setString("execution.checkpointing.interval", "1 h"); // we trigger
        if (!mode.equals("aligned")) {
            options.setString("execution.checkpointing.unaligned.enabled", "true");
        }
        if (mode.equals("timeout 1 s")) {
            options.setString("execution.checkpointing.aligned-checkpoint-timeout", "1 s");
        }
        var env = StreamExecutionEnvironment.getExecutionEnvironment(options);
        env.setParallelism(2);
        Sink<Order> sink =
                committer
                        ? new SlowSinkJob.SlowSinkWithCommitter(mode)
                        : new SlowSinkJob.SlowSink(mode);
        SlowSinkJob.build(env, mode, bytes, sink);
        return env;
    }

    private static void print(String mode, Cluster cluster, String job, JsonNode checkpoint)
            throws Exception {
        System.out.printf(
                "%s: %,d ms, %,d bytes in flight stored%n", mode,
                checkpoint.get("end_to_end_duration").asLong(),
                checkpoint.get("persisted_data").asLong());
        for (JsonNode vertex : cluster.get("/jobs/" + job).get("vertices")) {
            String path =
                    "/jobs/%s/checkpoints/details/%s/subtasks/%s"
                            .formatted(job, checkpoint.get("id").asText(), vertex.get("id").asText());
            long delay = 0;
            long alignment = 0;
            long sync = 0;
            long async = 0;
            long persisted = 0;
            for (JsonNode subtask : cluster.get(path).get("subtasks")) {
                delay = Math.max(delay, subtask.get("start_delay").asLong());
                alignment =
                        Math.max(alignment, subtask.get("alignment").get("duration").asLong());
                sync = Math.max(sync, subtask.get("checkpoint").get("sync").asLong());
                async = Math.max(async, subtask.get("checkpoint").get("async").asLong());
                persisted += subtask.get("alignment").get("persisted").asLong();
            }
            System.out.printf(
                    "  %-6s   start delay %,6d   alignment %,6d   sync %,4d   async %,6d"
                            + "   in flight %,9d%n",
                    name(vertex), delay, alignment, sync, async, persisted);
        }
    }

    private static String name(JsonNode vertex) {
        String name = vertex.get("name").asText();
        return name.contains("orders") ? "orders" : name.contains("count") ? "count" : "store";
    }
}
