import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** How many orders fit between a source and a receiver that has stopped reading? */
public final class Room {

    private static final String OLD_OPTION =
            "taskmanager.network.memory.buffers-per-channel";

    // 4 bytes length of the record, 1 byte kind, 8 bytes timestamp, 4 bytes length of the array
    private static final int HEADERS = 17;
    // Four orders fill a buffer of 32 KiB (taskmanager.memory.segment-size) exactly.
    private static final int PER_BUFFER = 4;
    private static final int BYTES = 32 * 1024 / PER_BUFFER - HEADERS;

    /** Receiver 0 takes one order and never returns; what the others took. */
    private static final class Take extends RichMapFunction<byte[], byte[]> {
        static final Map<Integer, AtomicInteger> TAKEN = new ConcurrentHashMap<>();

        private final int first; // the number of subtask 0

        Take(int first) {
            this.first = first;
        }

        @Override
        public byte[] map(byte[] order) throws Exception {
            int receiver =
                    first + getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
            TAKEN.computeIfAbsent(receiver, r -> new AtomicInteger()).incrementAndGet();
            if (receiver == 0) {
                new CountDownLatch(1).await();
            }
            return order;
        }
    }

    public static void main(String[] args) throws Exception {
        Cluster.prepare();
        System.out.println("One receiver, in the sender's TaskManager");
        run(cluster(Map.of(), 1, 2), 1);
        System.out.println("One receiver, in another TaskManager");
        run(cluster(Map.of(), 2, 1), 1);
        System.out.println("The same, with " + OLD_OPTION + ": 4");
        run(cluster(Map.of(OLD_OPTION, "4"), 2, 1), 1);
        System.out.println("Four receivers, each in a TaskManager of its own; 0 has stopped");
        run(cluster(Map.of(), 5, 1), 4);
        System.out.println("Two pairs, all senders in one TaskManager; receiver 0 has stopped");
        runPairs(cluster(Map.of(), 2, 1));
        System.exit(0);
    }

    /** A cluster with 512 buffers in each TaskManager, for all clusters are in one JVM. */
    private static Cluster cluster(Map<String, String> more, int taskManagers, int slots)
            throws Exception {
        var options = new HashMap<>(more);
        options.put("taskmanager.memory.network.min", "16 mb");
        options.put("taskmanager.memory.network.max", "16 mb");
        return new Cluster(options, taskManagers, slots);
    }

    private static void run(Cluster cluster, int receivers) throws Exception {
        var env = fullBuffersOnly();
        addSenderAndReceivers(env, 0, receivers);
        String job = cluster.start(env);

        JsonNode vertices = awaitRunning(cluster, job, 2);
        String orders = "/jobs/" + job + "/vertices/" + vertices.get(0).get("id").asText();
        String take = "/jobs/" + job + "/vertices/" + vertices.get(1).get("id").asText();
        long sent = awaitStandstill(cluster, orders);
        System.out.printf("  the source stopped after %d orders%n", sent);
        for (int i = 0; i < receivers; i++) {
            System.out.printf("  receiver %d has taken %d%n", i, Take.TAKEN.get(i).get());
        }
        String output = "Shuffle.Netty.Output.Buffers.outPoolUsage";
        String exclusive = "Shuffle.Netty.Input.Buffers.inputExclusiveBuffersUsage";
        String floating = "Shuffle.Netty.Input.Buffers.inputFloatingBuffersUsage";
        Map<String, Double> out = metrics(cluster, orders, output);
        Map<String, Double> in = metrics(cluster, take, exclusive, floating);
        System.out.printf(
                "  buffers in use: sender's pool %.0f %%, receiver 0's exclusive %.0f %%, "
                        + "floating %.0f %%%n",
                100 * out.get(output), 100 * in.get(exclusive), 100 * in.get(floating));
    }

    /** Two senders share a slot, two receivers another: so all bytes go over one connection. */
    private static void runPairs(Cluster cluster) throws Exception {
        var env = fullBuffersOnly();
        addSenderAndReceivers(env, 0, 1);
        addSenderAndReceivers(env, 1, 1);
        String job = cluster.start(env);
        for (JsonNode vertex : awaitRunning(cluster, job, 4)) {
            if (vertex.get("name").asText().endsWith("orders 0")) {
                String path = "/jobs/" + job + "/vertices/" + vertex.get("id").asText();
                System.out.printf(
                        "  sender 0 stopped after %d orders%n", awaitStandstill(cluster, path));
            }
        }
        int before = Take.TAKEN.get(1).get();
        Thread.sleep(3_000);
        int taken = Take.TAKEN.get(1).get() - before;
        System.out.printf(
                "  receiver 1 takes more than 1,000 orders a second: %s%n",
                taken > 3 * 1_000 ? "yes" : "no");
    }

    private static StreamExecutionEnvironment fullBuffersOnly() {
        Take.TAKEN.clear();
        var env =
                StreamExecutionEnvironment.getExecutionEnvironment(new Configuration());
        env.setBufferTimeout(-1); // send full buffers only, so that they can be counted
        return env;
    }

    private static void addSenderAndReceivers(
            StreamExecutionEnvironment env, int first, int receivers) {
        GeneratorFunction<Long, byte[]> order =
                id -> {
                    byte[] bytes = new byte[BYTES];
                    bytes[0] = (byte) (id % receivers);
                    return bytes;
                };
        var source =
                new DataGeneratorSource<>(
                        order, Long.MAX_VALUE,
                        PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
        env.fromSource(source, WatermarkStrategy.noWatermarks(), "orders " + first)
                .setParallelism(1)
                .slotSharingGroup("sender")
                .partitionCustom((receiver, n) -> receiver, o -> (int) o[0])
                .map(new Take(first))
                .name("take")
                .setParallelism(receivers)
                .slotSharingGroup("receiver")
                .sinkTo(new DiscardingSink<>())
                .setParallelism(receivers);
    }

    private static JsonNode awaitRunning(Cluster cluster, String job, int tasks)
            throws Exception {
        while (true) {
            JsonNode answer = cluster.get("/jobs/" + job);
            boolean all = answer.path("vertices").size() == tasks;
            for (JsonNode vertex : answer.path("vertices")) {
                all &= vertex.get("status").asText().equals("RUNNING");
            }
            if (all) {
                return answer.get("vertices");
            }
            Thread.sleep(100);
        }
    }

    /** Returns how many records have left the source when that number has stood for 3 s. */
    private static long awaitStandstill(Cluster cluster, String source) throws Exception {
        long last = 0;
        int same = 0;
        while (last == 0 || same < 6) {
            Thread.sleep(500);
            long now =
                    metrics(cluster, source, "numRecordsOut").getOrDefault("numRecordsOut", 0.0)
                            .longValue();
            same = now == last ? same + 1 : 0;
            last = now;
        }
        return last;
    }

    private static Map<String, Double> metrics(Cluster cluster, String task, String... names)
            throws Exception {
        Map<String, Double> values = new HashMap<>();
        String path = task + "/subtasks/0/metrics?get=" + String.join(",", names);
        for (JsonNode metric : cluster.get(path)) {
            values.put(metric.get("id").asText(), metric.get("value").asDouble());
        }
        return values;
    }
}
