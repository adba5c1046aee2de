import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.JsonNode;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;

/** Four source subtasks, three partitions: ask the REST endpoint who holds the watermark. */
public class Stuck {

  static final HttpClient HTTP = HttpClient.newHttpClient();

  static JsonNode get(URI rest, String path) throws Exception {
    var request = HttpRequest.newBuilder(rest.resolve(path)).build();
    return new ObjectMapper().readTree(HTTP.send(request, BodyHandlers.ofString()).body());
  }

  public static void main(String[] args) throws Exception {
    Configuration conf = new Configuration();
    conf.setString("rest.port", "0"); // any free port
    // How often the JobManager may fetch metrics from the TaskManagers; default 10 s.
    conf.setString("metrics.fetcher.update-interval", "500 ms");
    try (var cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(conf)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(4)
                .build())) {
      cluster.start();
      var env =
          Play.begin(
              3,
              Play.order(0, "houston", 26),
              Play.order(1, "cairo", 28),
              Play.order(2, "delhi", 27),
              Play.pause(60_000));
      env.fromSource(
              new Orders(0, 1, 2), Idle.PLAIN, "orders", TypeInformation.of(Order.class))
          .setParallelism(4)
          .transform("probe", TypeInformation.of(Order.class), new Play.Probe("all"))
          .setParallelism(1)
          .keyBy(order -> order.city)
          .window(TumblingEventTimeWindows.of(Duration.ofSeconds(10)))
          .process(new Count())
          .name("window");
      var graph = env.getStreamGraph().getJobGraph();
      cluster.submitJob(graph).get();
      while (Play.shown() < 3) {
        Thread.sleep(100);
      }
      Thread.sleep(3000); // several fetches of metrics

      URI rest = cluster.getRestAddress().get();
      String job = "/jobs/" + graph.getJobID();
      for (JsonNode vertex : get(rest, job).get("vertices")) {
        String name = vertex.get("name").asText().split(" -> ")[0];
        String path = job + "/vertices/" + vertex.get("id").asText();
        if (name.startsWith("Source")) {
          for (int i = 0; i < 4; i++) {
            String metric = "Source__orders.currentOutputWatermark";
            String query = path + "/subtasks/" + i + "/metrics?get=" + metric;
            for (JsonNode m : get(rest, query)) {
              System.out.printf("%s, subtask %d: %s%n", metric, i, m.get("value").asText());
            }
          }
        } else {
          Map<String, String> values = new TreeMap<>();
          get(rest, path + "/watermarks")
              .forEach(m -> values.put(m.get("id").asText(), m.get("value").asText()));
          System.out.println(name + ": " + values);
        }
      }
      cluster.cancelJob(graph.getJobID()).get();
      cluster.requestJobResult(graph.getJobID()).get();
    }
  }
}
