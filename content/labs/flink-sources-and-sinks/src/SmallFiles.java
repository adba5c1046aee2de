import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SimpleStringEncoder;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.connector.file.sink.compactor.ConcatFileCompactor;
import org.apache.flink.connector.file.sink.compactor.FileCompactStrategy;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.filesystem.BucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.SimpleVersionedStringSerializer;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.DefaultRollingPolicy;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;
import org.apache.flink.util.FileUtils;

/** Flink's FileSink, a folder for each of four cities, two writers, three checkpoints: how many files? */
public class SmallFiles {
  static final Path FOLDER = Path.of(".work", "files").toAbsolutePath();

  public static void main(String[] args) throws Exception {
    Log.silent = true;
    System.out.println("                            finished files  unfinished");
    try (Cluster cluster = new Cluster(2)) {
      run(cluster, "each writer, all cities", false, sink(true));
      run(cluster, "keyBy(city) before", true, sink(true));
      run(cluster, "and compaction", true, sink(true)
          .enableCompact(FileCompactStrategy.Builder.newBuilder()
              .enableCompactionOnCheckpoint(3).setNumCompactThreads(1).build(),
              new ConcatFileCompactor()));
      run(cluster, "default rolling policy", true, sink(false));
    } catch (Throwable t) {
      t.printStackTrace(System.out);
      System.exit(1);
    }
    System.exit(0);
  }

  static FileSink.DefaultRowFormatBuilder<Order> sink(boolean rollOnCheckpoint) {
    FileSink.DefaultRowFormatBuilder<Order> sink = FileSink.<Order>forRowFormat(
            new org.apache.flink.core.fs.Path(FOLDER.toUri()), new SimpleStringEncoder<Order>())
        .withBucketAssigner(new ByCity());
    return rollOnCheckpoint
        ? sink.withRollingPolicy(OnCheckpointRollingPolicy.build())
        : sink.withRollingPolicy(DefaultRollingPolicy.builder().build());
  }

  static void run(Cluster cluster, String title, boolean keyed,
      FileSink.DefaultRowFormatBuilder<Order> sink) throws Exception {
    FileUtils.deleteDirectory(FOLDER.toFile());
    Log.reset(2);
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(Cluster.configuration());
    env.setMaxParallelism(8);
    DataStream<Order> orders = env.fromSource(
        new OrderSource(OrderSource.NO_END), WatermarkStrategy.noWatermarks(), "orders");
    (keyed ? orders.keyBy(order -> order.city) : orders).sinkTo(sink.build()).uid("files");
    JobID job = cluster.start(env);
    for (int checkpoint = 1; checkpoint <= 3; checkpoint++) {
      long offset = checkpoint * 40;
      Log.letReadUntil(offset);
      Cluster.await("orders", () -> Log.positions.size() == 2
          && Log.positions.values().stream().allMatch(n -> n == offset));
      cluster.checkpoint(job);
    }
    for (int more = 1; more <= 2; more++) { // what the compactor made is committed later
      Thread.sleep(700);
      cluster.checkpoint(job);
    }
    Thread.sleep(700);
    System.out.printf("%-28s%14d%12d%n", title, files(true), files(false));
    cluster.end(job);
  }

  static long files(boolean finished) throws Exception {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files.filter(Files::isRegularFile)
          .filter(f -> finished != f.getFileName().toString().startsWith("."))
          .count();
    }
  }

  static class ByCity implements BucketAssigner<Order, String> {
    @Override
    public String getBucketId(Order order, Context context) {
      return order.city;
    }

    @Override
    public SimpleVersionedSerializer<String> getSerializer() {
      return SimpleVersionedStringSerializer.INSTANCE;
    }
  }
}
