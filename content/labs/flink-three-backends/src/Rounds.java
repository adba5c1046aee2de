import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.state.IncrementalKeyedStateHandle.HandleAndLocalPath;
import org.apache.flink.runtime.state.IncrementalRemoteKeyedStateHandle;
import org.apache.flink.runtime.state.filesystem.FileStateHandle;

/**
 * Six checkpoints of the counter on RocksDB, and what becomes of each file. Arguments:
 * incremental=true|false, retained=1|2.
 */
public class Rounds {

  static final long PER_ROUND = 40_000;
  static final int ROUNDS = 6;

  /** RocksDB's name of a file -> our letter, in order of appearance. */
  static final Map<String, String> LETTERS = new HashMap<>();

  /** The file in the checkpoint folder -> our letter. */
  static final Map<String, String> COPIES = new TreeMap<>();

  public static void main(String[] args) throws Exception {
    Map<String, String> options = new HashMap<>(Map.of("incremental", "true", "retained", "1"));
    for (String arg : args) {
      options.put(arg.split("=")[0], arg.split("=")[1]);
    }
    Configuration conf = Cluster.configuration("rocksdb");
    boolean incremental = Boolean.parseBoolean(options.get("incremental"));
    int retained = Integer.parseInt(options.get("retained"));
    conf.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, incremental);
    conf.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, retained);
    System.out.printf("RocksDB, incremental=%s, retained checkpoints: %d%n", incremental, retained);
    System.out.printf("each round: %,d orders from cities that had none before%n%n", PER_ROUND);
    System.out.println("checkpoint  names    uploads  KB uploaded  KB in all  then stored    local disk");
    try (Cluster flink = new Cluster(conf)) {
      JobID job = flink.start(Orders.job(conf, Long.MAX_VALUE, false, new CountOrders()));
      for (int n = 1; n <= ROUNDS; n++) {
        Orders.round(flink, job, PER_ROUND);
        flink.checkpoint(job);
        print(flink, job, n, retained);
      }
      flink.cancel(job);
    }
    System.exit(0);
  }

  static void print(Cluster flink, JobID job, int n, int retained) throws Exception {
    IncrementalRemoteKeyedStateHandle handle =
        (IncrementalRemoteKeyedStateHandle) Cluster.keyedState(Cluster.chk(job, n)).get(0);
    List<String> names = new ArrayList<>();
    List<String> uploads = new ArrayList<>();
    List<HandleAndLocalPath> files = new ArrayList<>(handle.getSharedState());
    files.addAll(handle.getPrivateState());
    files.removeIf(f -> !f.getLocalPath().endsWith(".sst"));
    files.sort((a, b) -> a.getLocalPath().compareTo(b.getLocalPath()));
    for (HandleAndLocalPath file : files) {
      String letter = letter(file.getLocalPath());
      names.add(letter);
      String copy = ((FileStateHandle) file.getHandle()).getFilePath().getName();
      if (COPIES.put(copy, letter) == null) {
        uploads.add(letter);
      }
    }
    // Old checkpoints are deleted, and files merged, a moment later. We wait, so that runs are alike.
    flink.await(job, () -> !Cluster.chk(job, n - retained).toFile().exists());
    flink.await(job, () -> Cluster.files(Cluster.LOCAL, ".sst").size() < 4);
    Thread.sleep(500);
    System.out.printf("%10d  %-7s  %-7s  %,11d  %,9d  %-13s  %s%n", n,
        String.join(" ", names), String.join(" ", uploads),
        Math.round(handle.getCheckpointedSize() / 1024.0),
        Math.round(handle.getStateSize() / 1024.0), stored(), local());
  }

  /** The letters of all copies that lie in the checkpoint folder. */
  static String stored() throws Exception {
    Set<String> letters = new TreeSet<>();
    for (Path p : Cluster.files(Cluster.CHECKPOINTS, "")) {
      if (COPIES.containsKey(p.getFileName().toString())) {
        letters.add(COPIES.get(p.getFileName().toString()));
      }
    }
    return String.join(" ", letters);
  }

  /** The letters of the files on the TaskManager's disk. */
  static String local() throws Exception {
    return Cluster.files(Cluster.LOCAL, ".sst").stream()
        .map(p -> letter(p.getFileName().toString()))
        .collect(Collectors.joining(" "));
  }

  static String letter(String localName) {
    return LETTERS.computeIfAbsent(
        localName, name -> String.valueOf((char) ('a' + LETTERS.size())));
  }
}
