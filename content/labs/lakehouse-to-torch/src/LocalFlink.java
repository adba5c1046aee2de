import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;

/** A Flink cluster inside this JVM. */
class LocalFlink implements AutoCloseable {
    static final Path WORK = Path.of(".work").toAbsolutePath();

    private final MiniCluster cluster;

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
                .setNumSlotsPerTaskManager(8)
                .build());
        cluster.start();
    }

    /** An environment whose jobs run on this cluster, with one task for each operator. */
    StreamExecutionEnvironment environment(RuntimeExecutionMode mode) throws Exception {
        Configuration conf = new Configuration();
        conf.set(ExecutionOptions.RUNTIME_MODE, mode);
        conf.set(DeploymentOptions.TARGET, "remote");
        conf.set(RestOptions.ADDRESS, cluster.getRestAddress().get().getHost());
        conf.set(RestOptions.PORT, cluster.getRestAddress().get().getPort());
        conf.set(CoreOptions.DEFAULT_PARALLELISM, 1);
        return new StreamExecutionEnvironment(conf);
    }

    /** SQL over the tables of a warehouse. */
    static StreamTableEnvironment sql(StreamExecutionEnvironment env, Path warehouse) {
        StreamTableEnvironment sql = StreamTableEnvironment.create(env);
        sql.executeSql("CREATE CATALOG lake WITH ('type' = 'paimon', 'warehouse' = '"
                + warehouse.toUri() + "')");
        sql.executeSql("USE CATALOG lake");
        return sql;
    }

    /** Takes a checkpoint, and returns its number when it is complete. */
    long checkpoint(JobID job) throws Exception {
        while (!isRunning(job)) {
            Thread.sleep(20);
        }
        return cluster.triggerCheckpoint(job, CheckpointType.FULL).get();
    }

    private boolean isRunning(JobID job) throws Exception {
        for (AccessExecutionVertex task :
                cluster.getExecutionGraph(job).get().getAllExecutionVertices()) {
            if (task.getExecutionState() != ExecutionState.RUNNING) {
                return false;
            }
        }
        return true;
    }

    void cancel(JobID job) throws Exception {
        cluster.cancelJob(job).get();
        cluster.requestJobResult(job).get();
    }

    /** Deletes what an earlier run wrote. */
    static void clear(Path folder) throws Exception {
        if (Files.exists(folder)) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    @Override
    public void close() throws Exception {
        cluster.close();
    }
}
