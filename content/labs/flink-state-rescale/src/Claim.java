import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.common.JobID;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.state.IncrementalKeyedStateHandle.HandleAndLocalPath;
import org.apache.flink.runtime.state.IncrementalRemoteKeyedStateHandle;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.filesystem.FileStateHandle;
import org.apache.flink.util.FileUtils;

/** Who owns a retained checkpoint after a restore: its files, in both claim modes. */
public class Claim {

  public static void main(String[] args) throws Exception {
    FileUtils.deleteDirectoryQuietly(Snapshots.CHECKPOINTS.toFile());
    try (LocalFlink flink = new LocalFlink()) {
      for (RecoveryClaimMode mode :
          List.of(RecoveryClaimMode.NO_CLAIM, RecoveryClaimMode.CLAIM)) {
        Rescale.SEEN.clear();
        JobID first = flink.start(Snapshots.job("rocksdb", 1), null);
        Rescale.await(2);
        flink.checkpoint(first); // and lets the next orders go
        Rescale.await(4);
        String old = flink.checkpoint(first);
        flink.cancel(first);
        System.out.printf("%s: old checkpoint 2 names %d files%n", mode, files(old, old)[0]);

        Rescale.SEEN.clear();
        JobID second = flink.startFrom(Snapshots.job("rocksdb", 1),
            SavepointRestoreSettings.forPath(old, false, mode));
        for (int i = 3; i <= 5; i++) {
          Rescale.await(2L * i); // 2 more of each city
          String now = flink.checkpoint(second);
          int[] files = files(now, old);
          System.out.printf(
              "  checkpoint %d names %d old files, %d new; old _metadata %s, old files %d%n",
              i, files[0], files[1],
              Files.exists(Path.of(URI.create(old)).resolve("_metadata")) ? "there" : "gone",
              shared(old));
        }
        flink.cancel(second);
      }
    }
    System.exit(0);
  }

  /** The RocksDB files that a checkpoint names: of the old job, and of another one. */
  static int[] files(String checkpoint, String old) throws Exception {
    String oldJob = Path.of(URI.create(old)).getParent().toString();
    int[] count = new int[2];
    for (OperatorState op : LocalFlink.operatorStates(checkpoint)) {
      for (OperatorSubtaskState subtask : op.getStates()) {
        for (KeyedStateHandle handle : subtask.getManagedKeyedState()) {
          for (HandleAndLocalPath file :
              ((IncrementalRemoteKeyedStateHandle) handle).getSharedState()) {
            String path = ((FileStateHandle) file.getHandle()).getFilePath().getPath();
            count[path.startsWith(oldJob) ? 0 : 1]++;
          }
        }
      }
    }
    return count;
  }

  /** How many files lie in the folder {@code shared} of the old job. */
  static long shared(String old) throws Exception {
    Path folder = Path.of(URI.create(old)).resolveSibling("shared");
    if (!Files.exists(folder)) {
      return 0;
    }
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).count();
    }
  }
}
