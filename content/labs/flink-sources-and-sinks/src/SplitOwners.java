import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * Two readers, no shuffle: a crash of one reader leaves the other alone. Who owns which partition, and
 * where does each go on? Argument, optional: enumerator=forgetful.
 */
public class SplitOwners {
  static boolean restarted0; // reader 0 has opened splits since the moment before

  public static void main(String[] args) throws Exception {
    Log.forgetful = args.length > 0 && args[0].equals("enumerator=forgetful");
    try (Cluster cluster = new Cluster(2)) {
      run(cluster);
    } catch (Throwable t) {
      t.printStackTrace(System.out);
      System.exit(1);
    }
    System.exit(0);
  }

  static void run(Cluster cluster) throws Exception {
    Log.reset(4);
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(Cluster.configuration());
    env.fromSource(new OrderSource(OrderSource.NO_END), WatermarkStrategy.noWatermarks(), "orders")
        .sinkTo(new DiscardingSink<>());
    JobID job = cluster.start(env);
    opened("four partitions", 4);
    Log.letReadUntil(50);
    read(4, 50);
    cluster.checkpoint(job);
    System.out.println("checkpoint 1 is complete at offset 50 of each");

    Log.letReadUntil(70);
    Log.partitions = 6;
    opened("two more partitions", 2);
    read(6, 70);
    System.out.println("all six are read to 70; reader 1 crashes");
    Log.crashReader = 1;
    opened("after the crash of reader 1", Log.forgetful ? 2 : 3);
    if (Log.forgetful) {
      Log.letReadUntil(100);
      Cluster.await("the others", () -> Log.positions.get(3) == 100);
      cluster.checkpoint(job);
      System.out.println("checkpoint 2 is complete, job " + cluster.status(job) + "; offsets "
          + new TreeMap<>(Log.positions));
      cluster.end(job);
      return;
    }
    read(6, 70);
    System.out.println("reader 0 was " + (restarted0 ? "" : "not ") + "restarted");
    cluster.checkpoint(job);
    System.out.println("checkpoint 2 is complete at offset 70 of each");

    Log.letReadUntil(90);
    read(6, 90);
    System.out.println("all six are read to 90; the enumerator crashes");
    Log.letReadUntil(0);
    Log.crashEnumerator = true;
    opened("after the crash of the enumerator", 6);
    Log.letReadUntil(100);
    read(6, 100);
    cluster.end(job);
  }

  /** Waits until so many splits were opened, and prints who began where. */
  static void opened(String when, int count) throws Exception {
    TreeMap<String, Long> all = new TreeMap<>();
    Cluster.await(when, () -> {
      all.putAll(Log.takeOpened());
      return all.size() >= count;
    });
    System.out.println("== " + when);
    restarted0 = false;
    for (Map.Entry<String, Long> one : all.entrySet()) {
      restarted0 |= one.getKey().startsWith("reader 0");
      System.out.println("   " + one.getKey() + " begins at " + one.getValue());
    }
  }

  static void read(int partitions, long offset) throws Exception {
    Cluster.await("offset " + offset, () -> Log.positions.size() == partitions
        && Log.positions.values().stream().allMatch(n -> n == offset));
  }
}
