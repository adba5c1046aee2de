import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.runtime.checkpoint.AbstractCheckpointStats;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.AccessExecutionJobVertex;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;

/** A Flink cluster inside this JVM. */
class LocalFlink implements AutoCloseable {
    static final Path WORK = Path.of(".work").toAbsolutePath();

    private final MiniCluster cluster;
    private long checkpointId;

    LocalFlink() throws Exception {
        // Flink leaves threads behind: without this, a failed program would not end.
        Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> {
            failure.printStackTrace();
            System.exit(1);
        });
        Configuration conf = new Configuration();
        conf.set(RestOptions.BIND_PORT, "0"); // any free port
        conf.set(CoreOptions.TMP_DIRS, Files.createDirectories(WORK.resolve("tmp")).toString());
        cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(conf)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(4)
                .build());
        cluster.start();
    }

    /** Streaming SQL whose jobs run on this cluster. */
    StreamTableEnvironment sql(int parallelism) throws Exception {
        return sql("streaming", parallelism);
    }

    /** SQL in the mode "streaming" or "batch". */
    StreamTableEnvironment sql(String mode) throws Exception {
        return sql(mode, 1);
    }

    private StreamTableEnvironment sql(String mode, int parallelism) throws Exception {
        Configuration conf = new Configuration();
        conf.setString("execution.runtime-mode", mode);
        conf.set(DeploymentOptions.TARGET, "remote");
        conf.set(RestOptions.ADDRESS, cluster.getRestAddress().get().getHost());
        conf.set(RestOptions.PORT, cluster.getRestAddress().get().getPort());
        conf.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
        conf.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, WORK.resolve("checkpoints").toUri().toString());
        StreamTableEnvironment sql =
                StreamTableEnvironment.create(
                        new StreamExecutionEnvironment(conf),
                        EnvironmentSettings.newInstance().withConfiguration(conf).build());
        sql.getConfig().set("table.local-time-zone", "UTC");
        return sql;
    }

    /** Takes a checkpoint, and returns when it is complete. */
    void checkpoint(JobID job) throws Exception {
        waitUntilRunning(job);
        checkpointId = cluster.triggerCheckpoint(job, CheckpointType.FULL).get();
    }

    void waitUntilRunning(JobID job) throws Exception {
        while (!isRunning(job)) {
            Thread.sleep(20);
        }
    }

    private boolean isRunning(JobID job) throws Exception {
        if (cluster.getJobStatus(job).get().isTerminalState()) {
            throw new IllegalStateException("The job has ended: see .work/engines.log");
        }
        for (AccessExecutionVertex task :
                cluster.getExecutionGraph(job).get().getAllExecutionVertices()) {
            if (task.getExecutionState() != ExecutionState.RUNNING) {
                return false;
            }
        }
        return true;
    }

    /** The bytes of all tasks in the last checkpoint. */
    long stateOf(JobID job) throws Exception {
        AccessExecutionGraph graph;
        AbstractCheckpointStats last;
        do { // the numbers come a moment after the checkpoint
            graph = cluster.getExecutionGraph(job).get();
            last = graph.getCheckpointStatsSnapshot().getHistory().getLatestCompletedCheckpoint();
        } while (last == null || last.getCheckpointId() < checkpointId);
        long bytes = 0;
        for (AccessExecutionJobVertex task : graph.getVerticesTopologically()) {
            bytes += last.getTaskStateStats(task.getJobVertexId()).getStateSize();
        }
        return bytes;
    }

    /** Rows that the subtasks of a task received, once the job has ended. */
    Map<String, List<Long>> recordsIn(JobID job) throws Exception {
        cluster.requestJobResult(job).get();
        Map<String, List<Long>> all = new TreeMap<>();
        for (AccessExecutionJobVertex task :
                cluster.getExecutionGraph(job).get().getVerticesTopologically()) {
            List<Long> counts = new ArrayList<>();
            for (AccessExecutionVertex subtask : task.getTaskVertices()) {
                counts.add(subtask.getCurrentExecutionAttempt().getIOMetrics().getNumRecordsIn());
            }
            all.put(task.getName(), counts);
        }
        return all;
    }

    void cancel(JobID job) throws Exception {
        cluster.cancelJob(job).get();
        cluster.requestJobResult(job).get();
    }

    @Override
    public void close() throws Exception {
        cluster.close();
    }
}
