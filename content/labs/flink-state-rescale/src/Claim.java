import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
        String old = flink.checkpoint(first);
        flink.cancel(first);
        List<Path> oldFiles = files(old);
        System.out.printf("%s: checkpoint 1 of the old job names %d file%n",
            mode, oldFiles.size());

        Rescale.SEEN.clear();
        JobID second = flink.startFrom(Snapshots.job("rocksdb", 1),
            SavepointRestoreSettings.forPath(old, false, mode));
        for (int i = 2; i <= 3; i++) {
          Rescale.await(2L * i); // 2 more of each city
          List<Path> now = files(flink.checkpoint(second));
          long reused = now.stream().filter(oldFiles::contains).count();
          Thread.sleep(1000); // files are deleted in the background
          System.out.printf(
              "  checkpoint %d of the new job names %d old, %d new;"
                  + " old _metadata %s, old file %s%n",
              i, reused, now.size() - reused,
              there(Path.of(URI.create(old)).resolve("_metadata")), there(oldFiles.get(0)));
        }
        flink.cancel(second);
      }
    }
    System.exit(0);
  }

  static String there(Path path) {
    return Files.exists(path) ? "there" : "gone";
  }

  /** The RocksDB files that a checkpoint names. */
  static List<Path> files(String checkpoint) throws Exception {
    List<Path> all = new ArrayList<>();
    for (OperatorState op : LocalFlink.operatorStates(checkpoint)) {
      for (OperatorSubtaskState subtask : op.getStates()) {
        for (KeyedStateHandle handle : subtask.getManagedKeyedState()) {
          for (HandleAndLocalPath file :
              ((IncrementalRemoteKeyedStateHandle) handle).getSharedState()) {
            all.add(Path.of(((FileStateHandle) file.getHandle()).getFilePath().getPath()));
          }
        }
      }
    }
    return all;
  }
}
