import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.runtime.state.IncrementalKeyedStateHandle.HandleAndLocalPath;
import org.apache.flink.runtime.state.IncrementalRemoteKeyedStateHandle;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.filesystem.FileStateHandle;

/** A restart of ForSt with asynchronous state: are the files in the checkpoint folder used or copied? */
public class Recover {

  public static void main(String[] args) throws Exception {
    System.out.println("ForSt, asynchronous state: checkpoint 1, a failure, a restart, checkpoint 2");
    run("not set", null);
    run("CLAIM", RecoveryClaimMode.CLAIM);
    System.exit(0);
  }

  static void run(String name, RecoveryClaimMode mode) throws Exception {
    Configuration conf = Cluster.configuration("forst");
    conf.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    conf.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    conf.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 1);
    conf.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(10));
    if (mode != null) {
      conf.set(StateRecoveryOptions.RESTORE_MODE, mode);
    }
    System.out.printf("%nexecution.state-recovery.claim-mode: %s%n", name);
    try (Cluster flink = new Cluster(conf)) {
      JobID job = flink.start(Orders.job(conf, 5_000, true, new CountOrdersAsync()));
      Orders.round(flink, job, 5_000);
      flink.checkpoint(job);
      print(job, 1);
      Orders.failNext = true;
      Gate.open(1);
      flink.await(job, () -> !Orders.failNext);
      Gate.shut();
      Orders.COUNTED.set(0);
      Orders.SUM.set(0);
      Orders.round(flink, job, 5_000);
      flink.checkpoint(job);
      print(job, 2);
      System.out.printf("  sum of the counts of round 2: %,d%n", Orders.SUM.get());
      flink.cancel(job);
    }
  }

  static void print(JobID job, int n) throws Exception {
    System.out.println("  checkpoint " + n + " names");
    for (KeyedStateHandle handle : Cluster.keyedState(Cluster.chk(job, n))) {
      int at = 0;
      for (HandleAndLocalPath f : ((IncrementalRemoteKeyedStateHandle) handle).getSharedState()) {
        Path file = Path.of(((FileStateHandle) f.getHandle()).getFilePath().getPath());
        String folder = Cluster.CHECKPOINTS.relativize(file).getName(2).toString();
        System.out.printf("    .sst %d, made by attempt %s%n", ++at,
            folder.replaceAll(".*attempt_", ""));
      }
    }
  }
}
