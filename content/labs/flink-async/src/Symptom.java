import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.JsonNode;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** A lookup that holds up the job: what the metrics say of it, and what the thread does. */
public class Symptom {

  static final HttpClient HTTP = HttpClient.newHttpClient();

  static JsonNode get(URI rest, String path) throws Exception {
    var request = HttpRequest.newBuilder(rest.resolve(path)).build();
    return new ObjectMapper().readTree(HTTP.send(request, BodyHandlers.ofString()).body());
  }

  static String word(double share) {
    return share > 0.9 ? "more than 90 %" : share < 0.1 ? "less than 10 %" : "in between";
  }

  /** The three upper frames that are not Java's own. */
  static String stack(Thread thread) {
    return Arrays.stream(thread.getStackTrace())
        .filter(frame -> !frame.getClassName().matches("(java|jdk|sun)\\..*"))
        .limit(3)
        .map(f -> "    " + f.getClassName().replaceAll(".*\\.", "") + "." + f.getMethodName())
        .collect(Collectors.joining("\n", "", "\n"));
  }

  static void run(boolean blocking) throws Exception {
    Configuration conf = new Configuration();
    conf.setString("rest.port", "0");
    conf.setString("metrics.fetcher.update-interval", "500 ms");
    Capacity.service = new Service(Integer.MAX_VALUE);
    try (var cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(conf)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(1)
                .build())) {
      cluster.start();
      var env = StreamExecutionEnvironment.createLocalEnvironment(1);
      var orders = env.fromSequence(1, Long.MAX_VALUE);
      SingleOutputStreamOperator<String> answers =
          blocking
              ? orders.map(new Capacity.Blocking()).returns(Types.STRING)
              : AsyncDataStream.unorderedWait(
                  orders, new Capacity.Async(), 60, TimeUnit.SECONDS, 10);
      answers.name("lookup").disableChaining().sinkTo(new DiscardingSink<>());
      var graph = env.getStreamGraph().getJobGraph();
      cluster.submitJob(graph).get();
      Thread.sleep(8000); // times are averages over the last five seconds

      URI rest = cluster.getRestAddress().get();
      String job = "/jobs/" + graph.getJobID();
      System.out.println(blocking ? "map, client that blocks" : "async client, capacity 10");
      for (JsonNode vertex : get(rest, job).get("vertices")) {
        if (vertex.get("name").asText().equals("lookup")) {
          String query = job + "/vertices/" + vertex.get("id").asText() + "/subtasks/metrics";
          JsonNode busy;
          while ((busy = get(rest, query + "?agg=avg&get=busyTimeMsPerSecond").get(0)) == null) {
            Thread.sleep(500);
          }
          System.out.println(
              "  busy, of each second:        " + word(busy.get("avg").asDouble() / 1000));
        }
      }
      Thread thread =
          Thread.getAllStackTraces().keySet().stream()
              .filter(t -> t.getName().startsWith("lookup"))
              .findFirst()
              .orElseThrow();
      var beans = java.lang.management.ManagementFactory.getThreadMXBean();
      long before = beans.getThreadCpuTime(thread.getId());
      long start = System.nanoTime();
      Map<String, Integer> stacks = new HashMap<>();
      for (int i = 0; i < 40; i++) { // a single look could meet a rare moment
        Thread.sleep(50);
        stacks.merge(stack(thread), 1, Integer::sum);
      }
      double cpu = beans.getThreadCpuTime(thread.getId()) - before;
      System.out.println(
          "  CPU time, of each second:    " + word(cpu / (System.nanoTime() - start)));
      System.out.println("  what its stack shows most, without Java's own frames:");
      System.out.print(
          Collections.max(stacks.entrySet(), Map.Entry.comparingByValue()).getKey());
      cluster.cancelJob(graph.getJobID()).get();
      cluster.requestJobResult(graph.getJobID()).get();
    }
  }

  public static void main(String[] args) throws Exception {
    run(true);
    run(false);
  }
}
