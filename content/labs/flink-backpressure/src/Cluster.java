import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.FileUtils;

/** A Flink cluster inside this JVM. All questions to it go over HTTP, as to any cluster. */
final class Cluster {

    private final MiniCluster cluster;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    Cluster(Map<String, String> options) throws Exception {
        this(options, 1, 8);
    }

    Cluster(Map<String, String> options, int taskManagers, int slots) throws Exception {
        var configuration = Configuration.fromMap(options);
        configuration.setString("rest.port", "0"); // any free port
        // How often the JobManager may fetch metrics from the TaskManagers; default 10 s.
        configuration.setString("metrics.fetcher.update-interval", "500 ms");
        cluster =
                new MiniCluster(
                        new MiniClusterConfiguration.Builder()
                                .setConfiguration(configuration)
                                .setNumTaskManagers(taskManagers)
                                .setNumSlotsPerTaskManager(slots)
                                .build());
        cluster.start();
    }

    static void prepare() throws Exception {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir")); // see pom.xml
        FileUtils.deleteDirectoryQuietly(temporary.toFile());
        Files.createDirectories(temporary);
        // The cluster's threads would keep a failed program alive.
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, failure) -> {
                    failure.printStackTrace();
                    System.exit(1);
                });
    }

    /** Returns the job's id. */
    String start(StreamExecutionEnvironment env) throws Exception {
        var graph = env.getStreamGraph().getJobGraph();
        cluster.submitJob(graph).get();
        return graph.getJobID().toString();
    }

    void close() throws Exception {
        cluster.close();
    }

    /** Returns what the REST endpoint answers; a missing node if it cannot answer yet. */
    JsonNode get(String path) throws Exception {
        return send(HttpRequest.newBuilder(uri(path)).build());
    }

    JsonNode post(String path, String body) throws Exception {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    private URI uri(String path) throws Exception {
        return cluster.getRestAddress().get().resolve(path);
    }

    private JsonNode send(HttpRequest request) throws Exception {
        var response = http.send(request, BodyHandlers.ofString());
        boolean isAnswer = response.statusCode() < 300;
        return isAnswer ? json.readTree(response.body()) : MissingNode.getInstance();
    }
}
