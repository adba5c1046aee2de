import java.io.DataInputStream;
import java.io.FileInputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.testutils.CommonTestUtils;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.FileUtils;

/** A Flink cluster inside this JVM: one TaskManager with nine slots. */
class LocalFlink implements AutoCloseable {

  private final MiniCluster cluster;
  private final Path savepoints = Path.of(".work", "savepoints").toAbsolutePath();

  LocalFlink() throws Exception {
    FileUtils.deleteDirectoryQuietly(savepoints.toFile());
    Configuration conf = new Configuration();
    conf.set(RestOptions.BIND_PORT, "0");
    cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(conf)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(9)
                .build());
    cluster.start();
  }

  /**
   * Starts the job, from a savepoint unless {@code savepoint} is null. The folders in
   * {@code classes} are on the class path of this job alone, as its jar would be.
   */
  JobID start(StreamExecutionEnvironment env, String savepoint, URL... classes)
      throws Exception {
    return start(env, savepoint, false, classes);
  }

  /** {@code skip} is what {@code flink run -n} says: leave out state that finds no place. */
  JobID start(
      StreamExecutionEnvironment env, String savepoint, boolean skip, URL... classes)
      throws Exception {
    return startFrom(
        env,
        savepoint == null
            ? SavepointRestoreSettings.none()
            : SavepointRestoreSettings.forPath(savepoint, skip),
        classes);
  }

  /** What {@code flink run -s}, {@code -n} and {@code -claimMode} say, in one object. */
  JobID startFrom(
      StreamExecutionEnvironment env, SavepointRestoreSettings from, URL... classes)
      throws Exception {
    JobGraph graph = env.getStreamGraph().getJobGraph();
    graph.setClasspaths(List.of(classes));
    graph.setSavepointRestoreSettings(from);
    return cluster.submitJob(graph).get().getJobID();
  }

  /** Takes a savepoint, then cancels the job. Returns the savepoint's folder. */
  String savepointAndCancel(JobID job) throws Exception {
    return savepointAndCancel(job, SavepointFormatType.CANONICAL);
  }

  String savepointAndCancel(JobID job, SavepointFormatType format) throws Exception {
    CommonTestUtils.waitForAllTaskRunning(cluster, job, false);
    return cluster.triggerSavepoint(job, folder(), true, format).get();
  }

  /** What {@code flink stop} does, with or without {@code --drain}. */
  String stop(JobID job, boolean drain) throws Exception {
    CommonTestUtils.waitForAllTaskRunning(cluster, job, false);
    return cluster
        .stopWithSavepoint(job, folder(), drain, SavepointFormatType.CANONICAL)
        .get();
  }

  /** Takes a checkpoint now. Returns its folder. */
  String checkpoint(JobID job) throws Exception {
    CommonTestUtils.waitForAllTaskRunning(cluster, job, false);
    return cluster.triggerCheckpoint(job).get();
  }

  private String folder() {
    return savepoints.toUri().toString();
  }

  boolean ended(JobID job) throws Exception {
    return status(job).isGloballyTerminalState();
  }

  JobStatus status(JobID job) throws Exception {
    return cluster.getJobStatus(job).get();
  }

  void cancel(JobID job) throws Exception {
    cluster.cancelJob(job).get();
    cluster.requestJobResult(job).get();
  }

  /** Waits for the job to end and returns what its root cause says, in short lines. */
  String failure(JobID job) throws Exception {
    return lines(rootCause(job).getMessage());
  }

  static String lines(String message) {
    String withoutIds = message.replaceAll("[0-9a-f]{32}", "<id>");
    return withoutIds.replaceAll("(.{1,70})( |$)", "\n    $1");
  }

  Throwable rootCause(JobID job) throws Exception {
    Throwable t = cluster.requestJobResult(job).get().getSerializedThrowable().get()
        .deserializeError(LocalFlink.class.getClassLoader());
    while (t.getCause() != null) {
      t = t.getCause();
    }
    return t;
  }

  /** What the savepoint's own metadata file says about each stateful operator. */
  static Collection<OperatorState> operatorStates(String savepoint) throws Exception {
    Path file = Path.of(new URI(savepoint)).resolve("_metadata");
    try (DataInputStream in = new DataInputStream(new FileInputStream(file.toFile()))) {
      return Checkpoints.loadCheckpointMetadata(
              in, LocalFlink.class.getClassLoader(), savepoint)
          .getOperatorStates();
    }
  }

  @Override
  public void close() throws Exception {
    cluster.close();
    FileUtils.deleteDirectoryQuietly(savepoints.toFile());
  }
}
