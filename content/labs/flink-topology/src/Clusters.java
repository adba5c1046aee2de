import java.util.Map;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.ArchivedExecutionGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;

/** A JobManager and TaskManagers in this JVM, and waiting for what happens in them. */
final class Clusters {

    private static final int PATIENCE_MS = 60_000;

    private Clusters() {}

    static MiniCluster start(int taskManagers, int slotsEach, Map<String, String> options)
            throws Exception {
        var configuration = Configuration.fromMap(options);
        configuration.setString("rest.port", "0");
        var cluster =
                new MiniCluster(
                        new MiniClusterConfiguration.Builder()
                                .setConfiguration(configuration)
                                .setNumTaskManagers(taskManagers)
                                .setNumSlotsPerTaskManager(slotsEach)
                                .build());
        cluster.start();
        return cluster;
    }

    static boolean isRunning(MiniCluster cluster, JobID job) throws Exception {
        var graph = cluster.getArchivedExecutionGraph(job).get();
        return graph.getState() == JobStatus.RUNNING && runs(graph, 0);
    }

    static ArchivedExecutionGraph awaitAllRunning(MiniCluster cluster, JobID job)
            throws Exception {
        return awaitAttempt(cluster, job, 0);
    }

    /** Waits until every subtask runs, in attempt {@code attempt} or a later one. */
    static ArchivedExecutionGraph awaitAttempt(
            MiniCluster cluster, JobID job, int attempt) throws Exception {
        for (int waited = 0; waited < PATIENCE_MS; waited += 100) {
            var graph = cluster.getArchivedExecutionGraph(job).get();
            if (graph.getState() == JobStatus.RUNNING && runs(graph, attempt)) {
                return graph;
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("not running after " + PATIENCE_MS + " ms");
    }

    private static boolean runs(ArchivedExecutionGraph graph, int attempt) {
        for (var vertex : graph.getAllExecutionVertices()) {
            var execution = vertex.getCurrentExecutionAttempt();
            if (execution.getState() != ExecutionState.RUNNING
                    || execution.getAttemptNumber() < attempt) {
                return false;
            }
        }
        return true;
    }
}
