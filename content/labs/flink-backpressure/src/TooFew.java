import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** Eight senders, eight receivers, two TaskManagers: with how many buffers does it start? */
public final class TooFew {

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
            System.out.printf("%d buffers: %s%n", buffers, start(buffers));
        }
        System.exit(0);
    }

    private static String start(int buffers) throws Exception {
        String size = buffers * 32 + " kb";
        var cluster =
                new Cluster(
                        Map.of(
                                "taskmanager.memory.network.min", size,
                                "taskmanager.memory.network.max", size),
                        TASK_MANAGERS, PARALLELISM / TASK_MANAGERS);
        var env =
                StreamExecutionEnvironment.getExecutionEnvironment(
                        Configuration.fromMap(Map.of("restart-strategy.type", "none")));
        env.setParallelism(PARALLELISM);
        GeneratorFunction<Long, Long> number = id -> id;
        env.fromSource(
                        new DataGeneratorSource<>(number, Long.MAX_VALUE, Types.LONG),
                        WatermarkStrategy.noWatermarks(), "orders")
                .keyBy(n -> n)
                .reduce(Long::sum)
                .sinkTo(new DiscardingSink<>());
        String job = cluster.start(env);
        while (true) {
            JsonNode answer = cluster.get("/jobs/" + job);
            if (answer.path("state").asText().equals("FAILED")) {
                return "refused\n  " + message(cluster.get("/jobs/" + job + "/exceptions"));
            }
            int running = answer.path("status-counts").path("RUNNING").asInt();
            if (running == 2) {
                return "both tasks run";
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
