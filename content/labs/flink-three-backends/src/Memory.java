import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.executiongraph.AccessExecutionJobVertex;

/** How large is RocksDB's block cache? Asked of a running job, by the metric that Flink has for it. */
public class Memory {

  public static void main(String[] args) throws Exception {
    System.out.println("managed memory  slots  write-buffer-ratio  block cache of a slot");
    print(256, 1, "0.5");
    print(256, 2, "0.5");
    print(512, 1, "0.5");
    print(256, 1, "0.2");
    System.exit(0);
  }

  static void print(int managed, int slots, String ratio) throws Exception {
    Configuration conf = Cluster.configuration("rocksdb");
    conf.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(managed));
    conf.setString("state.backend.rocksdb.memory.write-buffer-ratio", ratio);
    conf.setString("state.backend.rocksdb.metrics.block-cache-capacity", "true");
    conf.setString("metrics.fetcher.update-interval", "200 ms");
    try (Cluster flink = new Cluster(conf, slots)) {
      JobID job = flink.start(Orders.job(conf, 1_000, false, new CountOrders()));
      Orders.round(flink, job, 1_000);
      long[] bytes = {0};
      flink.await(job, () -> (bytes[0] = metric(flink, job, "block-cache-capacity")) > 0);
      System.out.printf("%11d MB  %5d  %18s  %18.1f MB%n", managed, slots, ratio,
          bytes[0] / 1024.0 / 1024.0);
      flink.cancel(job);
    }
  }

  /** The value of the metric whose name ends so; 0 while there is none. */
  static long metric(Cluster flink, JobID job, String end) throws Exception {
    for (AccessExecutionJobVertex vertex :
        flink.mini.getExecutionGraph(job).get().getAllVertices().values()) {
      String metrics = flink.mini.getRestAddress().get() + "/jobs/" + job.toHexString()
          + "/vertices/" + vertex.getJobVertexId() + "/subtasks/0/metrics";
      Matcher name = Pattern.compile("\"([^\"]*" + end + ")\"").matcher(get(metrics));
      if (name.find()) {
        Matcher value = Pattern.compile("\"value\":\"(\\d+)\"")
            .matcher(get(metrics + "?get=" + name.group(1)));
        if (value.find()) {
          return Long.parseLong(value.group(1));
        }
      }
    }
    return 0;
  }

  static String get(String address) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(address)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
