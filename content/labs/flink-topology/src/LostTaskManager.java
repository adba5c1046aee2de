import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.runtime.executiongraph.ArchivedExecutionGraph;
import org.apache.flink.runtime.executiongraph.ArchivedExecutionVertex;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** Three jobs share a session cluster; a TaskManager that two of them use is lost. */
public final class LostTaskManager {

    /** Spread each job over the TaskManagers; restart at once after a failure. */
    private static final Map<String, String> OPTIONS =
            Map.of(
                    "taskmanager.load-balance.mode", "SLOTS",
                    "restart-strategy.type", "fixed-delay",
                    "restart-strategy.fixed-delay.attempts", "10",
                    "restart-strategy.fixed-delay.delay", "100 ms");

    public static void main(String[] args) throws Exception {
        try (var cluster = Clusters.start(2, 2, OPTIONS)) {
            Map<String, JobID> jobs = new LinkedHashMap<>();
            Map<String, ArchivedExecutionGraph> before = new LinkedHashMap<>();
            for (String name : new String[] {"A", "B", "C"}) {
                if (name.equals("C")) {
                    cluster.startTaskManager(); // A and B fill the first two
                }
                JobGraph job = job(name);
                cluster.submitJob(job).get();
                jobs.put(name, job.getJobID());
                before.put(name, Clusters.awaitAllRunning(cluster, job.getJobID()));
            }

            cluster.startTaskManager(); // a spare, so that A and B find slots again
            cluster.terminateTaskManager(0).get();

            Map<String, ArchivedExecutionGraph> after = new LinkedHashMap<>();
            Set<String> alive = new HashSet<>();
            for (String name : jobs.keySet()) {
                int attempt = name.equals("C") ? 0 : 1;
                var graph = Clusters.awaitAttempt(cluster, jobs.get(name), attempt);
                graph.getAllExecutionVertices().forEach(v -> alive.add(taskManager(v)));
                after.put(name, graph);
            }
            System.out.println("job  subtasks  on the lost TaskManager  restarted");
            for (String name : jobs.keySet()) {
                int all = 0;
                int lost = 0;
                for (var subtask : before.get(name).getAllExecutionVertices()) {
                    all++;
                    lost += alive.contains(taskManager(subtask)) ? 0 : 1;
                }
                int again = 0;
                for (var subtask : after.get(name).getAllExecutionVertices()) {
                    int attempt = subtask.getCurrentExecutionAttempt().getAttemptNumber();
                    again += attempt > 0 ? 1 : 0;
                }
                System.out.printf("%-4s %8d  %23d  %9d%n", name, all, lost, again);
            }
        }
    }

    private static String taskManager(ArchivedExecutionVertex subtask) {
        return subtask.getCurrentAssignedResourceLocation().getResourceID().toString();
    }

    /** read(2) -> count(2) -> write(2): the keyBy links every reader to every count. */
    private static JobGraph job(String name) {
        var env = StreamExecutionEnvironment.getExecutionEnvironment(new Configuration());
        env.configure(Configuration.fromMap(OPTIONS));
        env.setParallelism(2);
        var source =
                new DataGeneratorSource<Long>(
                        i -> i,
                        Long.MAX_VALUE,
                        RateLimiterStrategy.perSecond(20),
                        Types.LONG);
        env.fromSource(source, WatermarkStrategy.noWatermarks(), "read")
                .keyBy(x -> x % 100)
                .map(x -> x)
                .name("count")
                .sinkTo(new DiscardingSink<>())
                .name("write");
        var graph = env.getStreamGraph();
        graph.setJobName(name);
        return graph.getJobGraph();
    }
}
