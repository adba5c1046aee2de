import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * The same backpressured job three times, side by side: how long does a checkpoint take if
 * it is aligned, aligned with debloated buffers, and unaligned?
 */
public final class Checkpoints {

    private static final String DEBLOAT =
            "taskmanager.network.memory.buffer-debloat.enabled";

    private static final String QUEUE = "Shuffle.Netty.Output.Buffers.outputQueue";
    private static final String LENGTH = QUEUE + "Length";
    private static final String BYTES = QUEUE + "Size";

    /** 2 subtasks at 20 ms an order: at most 100 of the 400 orders a second. */
    private static final OrderJob.Shape SLOW =
            new OrderJob.Shape(2, 20, 4, 0, false, 1, 400);

    private record Run(String mode, Cluster cluster, String job) {

        static Run start(String mode, Cluster cluster, boolean unaligned)
                throws Exception {
            var env =
                    StreamExecutionEnvironment.getExecutionEnvironment(new Configuration());
            env.enableCheckpointing(3_600_000); // the ones that matter, we trigger
            env.getCheckpointConfig().enableUnalignedCheckpoints(unaligned);
            OrderJob.build(env, SLOW, Long.MAX_VALUE)
                    .sinkTo(new DiscardingSink<>())
                    .name("store")
                    .setParallelism(SLOW.counters());
            return new Run(mode, cluster, cluster.start(env));
        }

        /** What waits between "orders" and the two subtasks of "price". */
        void printQueue() throws Exception {
            String orders = Vertex.readAll(cluster, job).get(0).id();
            String path = "/jobs/" + job + "/vertices/" + orders + "/subtasks/0/metrics?get=";
            Map<String, Long> m = Vertex.metrics(cluster.get(path + LENGTH + "," + BYTES));
            System.out.printf(
                    "%-9s   between orders and price: %2d buffers, %,7d bytes in them%n", mode,
                    m.get(LENGTH), m.get(BYTES));
        }

        void awaitHighBackpressure() throws Exception {
            while (true) {
                List<Vertex> now = Vertex.readAll(cluster, job);
                if (!now.isEmpty() && now.get(0).backpressureLevel().equals("high")) {
                    return;
                }
                Thread.sleep(500);
            }
        }

        /** Triggers a checkpoint and returns its statistics when it is complete. */
        JsonNode checkpoint() throws Exception {
            String checkpoints = "/jobs/" + job + "/checkpoints";
            String request = cluster.post(checkpoints, "{}").get("request-id").asText();
            while (true) {
                JsonNode answer = cluster.get(checkpoints + "/" + request);
                JsonNode last = cluster.get(checkpoints).path("latest").path("completed");
                // The statistics may lag some seconds behind the answer.
                if (answer.path("status").path("id").asText().equals("COMPLETED")) {
                    JsonNode id = answer.path("operation").path("checkpointId");
                    if (last.path("id").equals(id)) {
                        return last;
                    }
                }
                Thread.sleep(100);
            }
        }
    }

    public static void main(String[] args) throws Exception {
        Cluster.prepare();
        var plain = new Cluster(Map.of());
        var debloating = new Cluster(Map.of(DEBLOAT, "true"));
        List<Run> runs =
                List.of(
                        Run.start("aligned", plain, false),
                        Run.start("debloated", debloating, false),
                        Run.start("unaligned", plain, true));
        for (Run run : runs) {
            run.awaitHighBackpressure();
        }

        Map<Long, String> modeOfMillis = new TreeMap<>(Comparator.reverseOrder());
        for (Run run : runs) { // debloating settles while the aligned checkpoint goes on
            run.printQueue();
            JsonNode checkpoint = run.checkpoint();
            long millis = checkpoint.get("end_to_end_duration").asLong();
            long inFlight = checkpoint.get("persisted_data").asLong();
            System.out.printf(
                    "%-9s   checkpoint took %,6d ms   orders in flight stored: %s%n",
                    run.mode(), millis,
                    inFlight == 0 ? "no" : "yes, %,d bytes".formatted(inFlight));
            modeOfMillis.put(millis, run.mode());
        }
        System.out.println("from the longest to the shortest: " + modeOfMillis.values());
        System.exit(0); // the clusters' threads need not wind down
    }
}
