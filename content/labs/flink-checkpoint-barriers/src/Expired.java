import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The job with the slow sink, aligned, and a checkpoint timeout that is too short for it. The
 * argument is how many failed checkpoints in a row the job tolerates.
 */
public final class Expired {

    public static void main(String[] args) throws Exception {
        Cluster.prepare();
        var cluster = new Cluster(Map.of());
        var options = new Configuration();
        options.setString("restart-strategy.type", "disable"); // the job ends at its first failure
        options.setString("execution.checkpointing.interval", "3 s");
        options.setString("execution.checkpointing.timeout", "1 s");
        options.setString("execution.checkpointing.tolerable-failed-checkpoints", args[0]);
        var env = StreamExecutionEnvironment.getExecutionEnvironment(options);
        env.setParallelism(2);
        SlowSinkJob.build(env, "expired", 400, new SlowSinkJob.SlowSink("expired"));
        String job = cluster.start(env);

        System.out.println("tolerated: " + args[0]);
        JsonNode state;
        do {
            Thread.sleep(100);
            state = cluster.get("/jobs/" + job);
        } while (!state.path("state").asText().equals("FAILED"));
        JsonNode checkpoints = cluster.get("/jobs/" + job + "/checkpoints");
        for (int i = checkpoints.get("history").size() - 1; i >= 0; i--) {
            JsonNode checkpoint = checkpoints.get("history").get(i);
            System.out.printf(
                    "  checkpoint %d: %s, %d of %d subtasks had acknowledged%n    %s%n",
                    checkpoint.get("id").asLong(), checkpoint.get("status").asText(),
                    checkpoint.get("num_acknowledged_subtasks").asLong(),
                    checkpoint.get("num_subtasks").asLong(),
                    checkpoint.path("failure_message").asText());
        }
        String trace =
                cluster.get("/jobs/" + job + "/exceptions")
                        .path("exceptionHistory").path("entries").path(0)
                        .path("stacktrace").asText();
        for (String line : trace.split("\n")) {
            if (line.contains("threshold")) { // the cause, below what only says "no restart"
                System.out.println("  the job has failed:\n    " + line.strip());
            }
        }
        System.exit(0); // the cluster's threads need not wind down
    }
}
