import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** Eight senders, eight receivers, two TaskManagers: how many buffers do they need? */
public final class TooFew {

    private static final String MAX_REQUIRED =
            "taskmanager.network.memory.read-buffer.required-per-gate.max";

    private static final int PARALLELISM = 8;
    private static final int TASK_MANAGERS = 2;

    public static void main(String[] args) throws Exception {
        Cluster.prepare();
        int each = PARALLELISM / TASK_MANAGERS; // senders in a TaskManager, and receivers
        int senders = each * (PARALLELISM + 1);
        int remote = PARALLELISM - each; // a local channel has no exclusive buffers
        int receivers = each * (remote * 2 + 1);
        System.out.printf(
                "By the formula: %d for senders + %d for receivers = %d buffers%n", senders,
                receivers, senders + receivers);
        for (int buffers : new int[] {senders + receivers - 1, senders + receivers}) {
            System.out.printf("%d buffers: %s%n", buffers, start(buffers, Map.of()));
        }
        int least = senders + each; // a receiver needs one buffer for its whole gate
        System.out.printf(
                "%d buffers, with one required for a gate: %s%n", least,
                start(least, Map.of(MAX_REQUIRED, "1")));
        System.exit(0);
    }

    private static String start(int buffers, Map<String, String> more) throws Exception {
        String size = buffers * 32 + " kb";
        var options = new HashMap<>(more);
        options.put("taskmanager.memory.network.min", size);
        options.put("taskmanager.memory.network.max", size);
        var cluster = new Cluster(options, TASK_MANAGERS, PARALLELISM / TASK_MANAGERS);
        var env =
                StreamExecutionEnvironment.getExecutionEnvironment(
                        Configuration.fromMap(Map.of("restart-strategy.type", "none")));
        env.setParallelism(PARALLELISM);
        GeneratorFunction<Long, Long> number = id -> id;
        // Slow, so that no sender takes more than the least before all receivers have theirs;
        // and long enough that all subtasks run at the same time.
        var source =
                new DataGeneratorSource<>(
                        number, 8_000, RateLimiterStrategy.perSecond(800), Types.LONG);
        env.fromSource(source, WatermarkStrategy.noWatermarks(), "orders")
                .keyBy(n -> n)
                .reduce(Long::sum)
                .sinkTo(new DiscardingSink<>());
        String job = cluster.start(env);
        String result = await(cluster, job);
        cluster.close();
        return result;
    }

    private static String await(Cluster cluster, String job) throws Exception {
        while (true) {
            String state = cluster.get("/jobs/" + job).path("state").asText();
            if (state.equals("FAILED")) {
                return "refused\n  " + message(cluster.get("/jobs/" + job + "/exceptions"));
            }
            if (state.equals("FINISHED")) {
                return "runs to its end";
            }
            Thread.sleep(100);
        }
    }

    private static String message(JsonNode exceptions) {
        Matcher sentences =
                Pattern.compile("Insufficient number of network buffers: [^.]*")
                        .matcher(exceptions.toString());
        return sentences.find() ? sentences.group() : exceptions.toString();
    }
}
