import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.FileUtils;

/** Three kinds of snapshot of one job: which backend and which parallelism accept them? */
public class Snapshots {

  static final Path CHECKPOINTS = Path.of(".work", "checkpoints").toAbsolutePath();

  /** The job of {@link Rescale}, with a backend, and with checkpoints that stay. */
  static StreamExecutionEnvironment job(String backend, int parallelism) {
    Configuration conf = new Configuration();
    conf.set(StateBackendOptions.STATE_BACKEND, backend);
    conf.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, backend.equals("rocksdb"));
    conf.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, CHECKPOINTS.toUri().toString());
    conf.set(CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    conf.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofHours(1));
    conf.set(CheckpointingOptions.FS_SMALL_FILE_THRESHOLD, MemorySize.ZERO); // all in files
    conf.set(RestartStrategyOptions.RESTART_STRATEGY, "disable"); // a refusal is final
    StreamExecutionEnvironment env = Rescale.job(parallelism, 8);
    env.configure(conf);
    return env;
  }

  static String take(LocalFlink flink, String backend, String kind) throws Exception {
    Rescale.SEEN.clear();
    JobID job = flink.start(job(backend, 2), null);
    Rescale.await(2);
    if (kind.endsWith("checkpoint")) {
      String path = flink.checkpoint(job);
      flink.cancel(job);
      return path;
    }
    return flink.savepointAndCancel(job, kind.startsWith("canonical")
        ? SavepointFormatType.CANONICAL : SavepointFormatType.NATIVE);
  }

  static String restore(
      LocalFlink flink, String snapshot, String backend, int parallelism,
      Set<String> messages) throws Exception {
    Rescale.SEEN.clear();
    JobID job = flink.start(job(backend, parallelism), snapshot);
    while (!flink.ended(job) && !Rescale.reached(4)) {
      Thread.sleep(50);
    }
    if (flink.ended(job)) {
      Throwable cause = flink.rootCause(job);
      if (cause instanceof IllegalStateException) { // others fail somewhere on the bytes
        messages.add(cause.getMessage().replaceAll("(org\\.apache\\.[a-z.]+|class )", ""));
      }
      return "fails";
    }
    flink.cancel(job);
    return "counts go on";
  }

  public static void main(String[] args) throws Exception {
    FileUtils.deleteDirectoryQuietly(CHECKPOINTS.toFile());
    Set<String> messages = new LinkedHashSet<>();
    try (LocalFlink flink = new LocalFlink()) {
      System.out.printf("%-8s %-20s %-22s %-22s%n",
          "taken on", "kind", "other backend, p = 2", "same backend, p = 3");
      for (String backend : List.of("hashmap", "rocksdb")) {
        for (String kind :
            List.of("canonical savepoint", "native savepoint", "retained checkpoint")) {
          String snapshot = take(flink, backend, kind);
          String other = backend.equals("hashmap") ? "rocksdb" : "hashmap";
          System.out.printf("%-8s %-20s %-22s %-22s%n", backend, kind,
              restore(flink, snapshot, other, 2, messages),
              restore(flink, snapshot, backend, 3, messages));
        }
      }
      System.out.println("\nwhat the tasks of HashMap say of RocksDB's files");
      messages.forEach(text -> System.out.println(LocalFlink.lines(text).substring(1)));
    }
    System.exit(0);
  }
}
