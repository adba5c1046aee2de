import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.FileUtils;

/**
 * One job, three sinks, 400 orders in two partitions; a checkpoint each 100 orders. The job dies once,
 * at one of five points of checkpoint 3. Arguments, optional: only=WRITING …, commit=copy.
 */
public class CrashPoints {
  static final Path WORK = Path.of(".work", "tables").toAbsolutePath();
  static final Path FOLDER = WORK.resolve("folder");
  static final Path APPEND = WORK.resolve("append");
  static final int SINKS = 3;
  static final int END = 200; // of each partition

  public static void main(String[] args) throws Exception {
    List<Crash.Point> points = new ArrayList<>(List.of(Crash.Point.values()));
    for (String arg : args) {
      if (arg.startsWith("only=")) {
        points = List.of(Crash.Point.valueOf(arg.substring(5)));
      }
      Crash.commitByCopy |= arg.equals("commit=copy");
    }
    Log.silent = true; // of the enumerator
    try (Cluster cluster = new Cluster(2)) {
      for (Crash.Point point : points) {
        run(cluster, point);
      }
    } catch (Throwable t) {
      t.printStackTrace(System.out);
      System.exit(1);
    }
    System.exit(0);
  }

  static void run(Cluster cluster, Crash.Point point) throws Exception {
    FileUtils.deleteDirectory(WORK.toFile());
    Files.createDirectories(FOLDER);
    Files.createDirectories(APPEND);
    Log.reset(2);
    Crash.point = point;
    Crash.armed = false;
    Crash.committed.set(0);
    Crash.takeCommits();
    Crash.written.set(0);
    PlainSinks.Upsert.table.clear();
    PlainSinks.Upsert.wentBack.clear();
    PlainSinks.Upsert.writes.set(0);

    JobID job = cluster.start(job());
    readUntil(50, 0);
    cluster.checkpoint(job);
    readUntil(100, 0);
    cluster.checkpoint(job);
    Cluster.await("commit 2", () -> Crash.committed.get() == 4);

    System.out.println("== crash point: " + point);
    readUntil(point == Crash.Point.WRITING ? 140 : 150, 0);
    Crash.takeCommits();
    Log.takeOpened();
    long before = Log.positions.values().stream().mapToLong(n -> n).sum();
    Log.letReadUntil(0); // not before the program allows it
    Crash.arm();
    if (point == Crash.Point.WRITING) {
      Log.crashReader = 0;
    } else {
      boolean complete = cluster.checkpoint(job);
      System.out.println("   checkpoint 3 " + (complete ? "completed" : "failed"));
    }
    TreeMap<String, Long> opened = new TreeMap<>();
    Cluster.await("the restart", () -> {
      opened.putAll(Log.takeOpened());
      return opened.size() == 2;
    });
    long restored = opened.values().stream().mapToLong(n -> n).sum();
    Crash.armed = false;
    System.out.println("   offsets restored: " + opened.values()
        + ", orders read again: " + (before - restored));
    Crash.written.set(0);
    readUntil(END, restored);
    Crash.takeCommits().forEach(c -> System.out.println("   " + c));
    int commits = Crash.committed.get();
    cluster.checkpoint(job);
    Cluster.await("the last commit", () -> Crash.committed.get() == commits + 2);
    cluster.end(job);
    count();
  }

  static StreamExecutionEnvironment job() {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(Cluster.configuration());
    env.setMaxParallelism(8); // then each of the two writers gets two cities
    DataStream<Order> counted =
        env.fromSource(new OrderSource(OrderSource.NO_END), WatermarkStrategy.noWatermarks(), "orders")
            .keyBy(order -> order.city)
            .process(new Count());
    counted.sinkTo(new FolderSink(FOLDER)).name("folder");
    counted.sinkTo(new PlainSinks.Append(APPEND)).name("append");
    counted.sinkTo(new PlainSinks.Upsert()).name("upsert");
    return env;
  }

  /** Lets the readers go to this offset, and waits until all sinks have what was read. */
  static void readUntil(long offset, long from) throws Exception {
    Log.letReadUntil(offset);
    long orders = 2 * offset - from;
    Cluster.await("orders until " + offset, () -> Crash.written.get() == SINKS * orders);
  }

  static void count() throws IOException {
    System.out.println("   folder sink: " + lines(FOLDER));
    System.out.println("   append sink: " + lines(APPEND));
    System.out.println("   upsert sink: counts " + new TreeMap<>(PlainSinks.Upsert.table).values()
        + " after " + PlainSinks.Upsert.writes + " writes"
        + (PlainSinks.Upsert.wentBack.isEmpty()
            ? "" : "; cairo went back " + PlainSinks.Upsert.wentBack.get("cairo")));
  }

  static String lines(Path folder) throws IOException {
    List<String> ids = new ArrayList<>();
    int visible = 0;
    int hidden = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        if (file.getFileName().toString().startsWith(".")) {
          hidden++;
          continue;
        }
        visible++;
        Files.readAllLines(file).forEach(line -> ids.add(line.split(",")[0]));
      }
    }
    Set<String> distinct = new HashSet<>(ids);
    return String.format("%d orders, %d twice, %d missing; %d files, %d hidden left",
        ids.size(), ids.size() - distinct.size(), 2 * END - distinct.size(), visible, hidden);
  }
}
