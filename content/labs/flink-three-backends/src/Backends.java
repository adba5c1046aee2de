import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.state.IncrementalKeyedStateHandle.HandleAndLocalPath;
import org.apache.flink.runtime.state.IncrementalRemoteKeyedStateHandle;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.filesystem.FileStateHandle;

/** The same counter on three backends: where are the values, and when does one become bytes? */
public class Backends {

  static final int CITIES = 5_000;

  public static void main(String[] args) throws Exception {
    System.out.printf("%,d cities; in each round every city has one order%n", CITIES);
    run("hashmap", false);
    run("rocksdb", false);
    run("forst", false);
    run("forst", true);
    System.exit(0);
  }

  static void run(String backend, boolean async) throws Exception {
    Configuration conf = Cluster.configuration(backend);
    conf.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    System.out.printf("%n%-23s  to bytes  from bytes  .sst on the local disk%n",
        backend + (async ? ", async state" : ""));
    try (Cluster flink = new Cluster(conf)) {
      JobID job = flink.start(Orders.job(
          conf, CITIES, async, async ? new CountOrdersAsync() : new CountOrders()));
      for (int round = 1; round <= 2; round++) {
        Orders.round(flink, job, CITIES);
        print("  round " + round);
        flink.checkpoint(job);
        print("  checkpoint " + round);
      }
      for (KeyedStateHandle handle : Cluster.keyedState(Cluster.chk(job, 2))) {
        System.out.println("  checkpoint 2 holds " + contents(handle));
      }
      System.out.printf("  sum of all counts %,d%n", Orders.SUM.get());
      flink.cancel(job);
    }
  }

  static void print(String moment) throws Exception {
    System.out.printf("%-23s  %,8d  %,10d  %22d%n", moment,
        CountSerializer.TO_BYTES.getAndSet(0), CountSerializer.FROM_BYTES.getAndSet(0),
        Cluster.files(Cluster.LOCAL, ".sst").size());
  }

  static String contents(KeyedStateHandle handle) {
    if (!(handle instanceof IncrementalRemoteKeyedStateHandle)) {
      return "one stream of keys and values, by key group";
    }
    List<HandleAndLocalPath> ssts =
        ((IncrementalRemoteKeyedStateHandle) handle).getSharedState();
    Path file = Path.of(((FileStateHandle) ssts.get(0).getHandle()).getFilePath().getPath());
    String folder = Cluster.CHECKPOINTS.relativize(file).getName(2).toString();
    return ssts.size() + " .sst, "
        + (folder.startsWith("op_") ? "the database's own files" : "copies of the local files");
  }
}
