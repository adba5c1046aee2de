import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.FileUtils;

/** The same source and sink, with an end: in streaming mode and in batch mode. */
public class Ends {
  public static void main(String[] args) throws Exception {
    Log.silent = true;
    try (Cluster cluster = new Cluster(2)) {
      run(cluster, RuntimeExecutionMode.STREAMING);
      run(cluster, RuntimeExecutionMode.BATCH);
    } catch (Throwable t) {
      t.printStackTrace(System.out);
      System.exit(1);
    }
    System.exit(0);
  }

  static void run(Cluster cluster, RuntimeExecutionMode mode) throws Exception {
    Path folder = CrashPoints.FOLDER;
    FileUtils.deleteDirectory(folder.toFile());
    Files.createDirectories(folder);
    Log.reset(2);
    Crash.written.set(0);
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(Cluster.configuration());
    env.setRuntimeMode(mode);
    env.fromSource(new OrderSource(100), WatermarkStrategy.noWatermarks(), "orders")
        .sinkTo(new FolderSink(folder));
    JobID job = cluster.start(env);
    Log.letReadUntil(100);
    Cluster.await("all orders", () -> Crash.written.get() == 200);
    if (mode == RuntimeExecutionMode.STREAMING) {
      System.out.printf("%s: all 200 orders written, %d visible, job %s%n",
          mode, visible(folder), cluster.status(job));
      while (!cluster.status(job).isGloballyTerminalState()) {
        cluster.checkpoint(job); // in streaming mode the last commit needs a last checkpoint
        Thread.sleep(100);
      }
    }
    cluster.result(job);
    System.out.printf("%s: %d visible, job %s%n", mode, visible(folder), cluster.status(job));
  }

  static long visible(Path folder) throws Exception {
    long orders = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (!file.getFileName().toString().startsWith(".")) {
          orders += Files.readAllLines(file).size();
        }
      }
    }
    return orders;
  }
}
