import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** Runs one shape of the job, reads its metrics over REST and names who is guilty. */
final class Investigation {

    // The gauges are means over up to 60 seconds, renewed every 5 seconds: wait for some.
    private static final int SECONDS = 20;
    private static final int ORDERS = 4_000;

    private static final Pattern OUR_FRAME = Pattern.compile("OrderJob\\$(\\w+\\.\\w+)");

    private Investigation() {}

    static void run(OrderJob.Shape shape) throws Exception {
        run(
                env ->
                        OrderJob.build(env, shape, Long.MAX_VALUE)
                                .sinkTo(new DiscardingSink<>())
                                .name("store")
                                .setParallelism(shape.counters()));
    }

    static void run(Consumer<StreamExecutionEnvironment> build) throws Exception {
        var cluster = new Cluster(Map.of());
        var env =
                StreamExecutionEnvironment.getExecutionEnvironment(new Configuration());
        build.accept(env);
        String job = cluster.start(env);

        List<Vertex> first = await(cluster, job, 0, 0);
        List<Vertex.Subtask> all =
                first.stream().flatMap(v -> v.subtasks().stream()).toList();
        System.out.printf(
                "First answer: %d of %d subtasks are busy 1000 ms a second%n",
                all.stream().filter(s -> s.busy() == 1000).count(), all.size());
        List<Vertex> before = await(cluster, job, SECONDS / 2, ORDERS / 2);
        List<Vertex> now = await(cluster, job, SECONDS, ORDERS);
        System.out.printf("After %d seconds and %,d orders%n", SECONDS, ORDERS);
        printMetrics(now);
        printRate(before.get(0), now.get(0));
        Vertex guilty = Guilty.find(now);
        if (guilty == null) {
            System.out.println("Nobody is guilty.");
        } else {
            printVerdict(cluster, guilty);
        }
        System.exit(0); // the cluster's threads need not wind down
    }

    /** Reads the metrics when the job has run for so long and so many orders have come. */
    private static List<Vertex> await(Cluster cluster, String job, int seconds, int orders)
            throws Exception {
        while (true) {
            List<Vertex> now = Vertex.readAll(cluster, job);
            if (!now.isEmpty()) {
                Vertex source = now.get(0);
                boolean ranSoLong = source.runningMillis() >= seconds * 1_000L;
                if (ranSoLong && emitted(source) >= orders) {
                    return now;
                }
            }
            Thread.sleep(500);
        }
    }

    private static void printMetrics(List<Vertex> vertices) {
        for (Vertex task : vertices) {
            for (var s : task.subtasks()) {
                System.out.printf(
                        "  %-6s %d   busy %4d   backpressured %4d   idle %4d"
                                + "   records in %,6d   queued buffers %2d%n",
                        task.name(), s.index(), s.busy(), s.backpressured(), s.idle(),
                        s.recordsIn(), s.queuedBuffers());
            }
        }
    }

    private static void printRate(Vertex before, Vertex now) {
        long millis = now.runningMillis() - before.runningMillis();
        long rate = (emitted(now) - emitted(before)) * 1_000 / millis;
        System.out.printf(
                "The source emits %d of %d orders a second: it %s%n", rate, OrderJob.RATE,
                rate > 0.9 * OrderJob.RATE ? "keeps up" : "is held back");
    }

    private static long emitted(Vertex source) {
        return source.subtasks().get(0).recordsOut();
    }

    private static void printVerdict(Cluster cluster, Vertex guilty) throws Exception {
        List<Vertex.Subtask> busy = guilty.busySubtasks();
        System.out.printf(
                "Guilty: %s, subtasks %s of %d%n", guilty.name(),
                busy.stream().map(Vertex.Subtask::index).toList(),
                guilty.subtasks().size());
        var values = guilty.subtasks().stream().mapToLong(Vertex.Subtask::busy);
        double mean = values.average().orElseThrow();
        System.out.printf(
                "  busy: mean %.0f; would the mean alone accuse it: %s%n", mean,
                mean > Vertex.BUSY ? "yes" : "no");
        if (!busy.isEmpty()) {
            System.out.printf(
                    "  the thread of subtask %d is in %s%n", busy.get(0).index(),
                    ourMethod(cluster, guilty, busy.get(0)));
        }
    }

    /** Takes thread dumps until one shows the subtask's thread in a method of OrderJob. */
    private static String ourMethod(Cluster cluster, Vertex task, Vertex.Subtask subtask)
            throws Exception {
        String taskManager =
                cluster.get("/taskmanagers").get("taskmanagers").get(0).get("id").asText();
        // Threads are named like "price (1/2)#0": subtasks from 1 on; #0 is the attempt.
        String number =
                "(%d/%d)#0".formatted(subtask.index() + 1, task.subtasks().size());
        while (true) {
            var dump = cluster.get("/taskmanagers/" + taskManager + "/thread-dump");
            for (JsonNode thread : dump.get("threadInfos")) {
                String name = thread.get("threadName").asText();
                String stack = thread.get("stringifiedThreadInfo").asText();
                Matcher frame = OUR_FRAME.matcher(stack);
                boolean itsThread = name.startsWith(task.name()) && name.endsWith(number);
                if (itsThread && frame.find()) {
                    String how = stack.contains("Thread.sleep") ? ", asleep" : "";
                    return frame.group(1) + how;
                }
            }
            Thread.sleep(100);
        }
    }
}
