import java.io.DataInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.FileUtils;

/** A Flink cluster inside this JVM: one TaskManager, and its two folders. */
class Cluster implements AutoCloseable {

  static final Path WORK = Path.of(".work").toAbsolutePath();

  /** The TaskManager's own folder: "local disk". */
  static final Path LOCAL = WORK.resolve("local");

  /** Where checkpoints go: in production a shared or remote file system. */
  static final Path CHECKPOINTS = WORK.resolve("checkpoints");

  final MiniCluster mini;

  Cluster(Configuration conf) throws Exception {
    this(conf, 1);
  }

  Cluster(Configuration conf, int slots) throws Exception {
    FileUtils.deleteDirectory(LOCAL.toFile());
    FileUtils.deleteDirectory(CHECKPOINTS.toFile());
    Files.createDirectories(LOCAL);
    Files.createDirectories(CHECKPOINTS);
    conf.set(RestOptions.BIND_PORT, "0");
    mini =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(conf)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(slots)
                .build());
    mini.start();
  }

  static Configuration configuration(String backend) {
    Configuration conf = new Configuration();
    conf.set(StateBackendOptions.STATE_BACKEND, backend);
    conf.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, CHECKPOINTS.toUri().toString());
    conf.set(CoreOptions.TMP_DIRS, LOCAL.toString());
    conf.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(128));
    conf.set(RestartStrategyOptions.RESTART_STRATEGY, "disable");
    return conf;
  }

  JobID start(StreamExecutionEnvironment env) throws Exception {
    return mini.submitJob(env.getStreamGraph().getJobGraph()).get().getJobID();
  }

  /** Takes a checkpoint as the job is configured for, and waits until it is complete. */
  void checkpoint(JobID job) throws Exception {
    while (true) {
      try {
        mini.triggerCheckpoint(job, CheckpointType.CONFIGURED).get();
        return;
      } catch (ExecutionException notAllTasksRunYet) {
        if (mini.getJobStatus(job).get().isGloballyTerminalState()) {
          throw new IllegalStateException(failure(job));
        }
        Thread.sleep(20);
      }
    }
  }

  void cancel(JobID job) throws Exception {
    mini.cancelJob(job).get();
    mini.requestJobResult(job).get();
  }

  String failure(JobID job) throws Exception {
    Throwable t =
        mini.requestJobResult(job).get().getSerializedThrowable().get()
            .deserializeError(Cluster.class.getClassLoader());
    while (t.getCause() != null) {
      t = t.getCause();
    }
    return t.getClass().getSimpleName() + ": " + t.getMessage();
  }

  /** The keyed state of the newest checkpoint, as its own metadata file says. */
  static List<KeyedStateHandle> keyedState(Path checkpoint) throws Exception {
    List<KeyedStateHandle> handles = new ArrayList<>();
    try (DataInputStream in =
        new DataInputStream(Files.newInputStream(checkpoint.resolve("_metadata")))) {
      for (OperatorState operator :
          Checkpoints.loadCheckpointMetadata(
                  in, Cluster.class.getClassLoader(), checkpoint.toUri().toString())
              .getOperatorStates()) {
        for (OperatorSubtaskState subtask : operator.getStates()) {
          handles.addAll(subtask.getManagedKeyedState());
        }
      }
    }
    return handles;
  }

  static Path chk(JobID job, int n) {
    return CHECKPOINTS.resolve(job.toHexString()).resolve("chk-" + n);
  }

  /** All files below a folder whose name ends so. */
  static List<Path> files(Path folder, String end) throws IOException {
    for (int attempt = 0; ; attempt++) {
      try (Stream<Path> all = Files.walk(folder)) {
        return all.filter(Files::isRegularFile)
            .filter(p -> p.getFileName().toString().endsWith(end))
            .sorted()
            .toList();
      } catch (java.io.UncheckedIOException goneMeanwhile) {
        if (attempt == 50) {
          throw goneMeanwhile;
        }
      }
    }
  }

  void await(JobID job, Callable<Boolean> condition) throws Exception {
    for (int i = 0; i < 3000; i++) {
      if (condition.call()) {
        return;
      }
      if (mini.getJobStatus(job).get().isGloballyTerminalState()) {
        throw new IllegalStateException(failure(job));
      }
      Thread.sleep(20);
    }
    throw new IllegalStateException("waited for a minute");
  }

  @Override
  public void close() throws Exception {
    mini.close();
  }
}
