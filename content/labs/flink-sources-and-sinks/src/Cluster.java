import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.runtime.executiongraph.AccessExecutionJobVertex;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A Flink cluster in this JVM. Checkpoints are on, and come when the program asks for them. */
class Cluster implements AutoCloseable {
  private final MiniCluster cluster;

  Cluster(int slots) throws Exception {
    cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
        .setConfiguration(configuration()).setNumTaskManagers(1)
        .setNumSlotsPerTaskManager(slots).build());
    cluster.start();
  }

  static Configuration configuration() {
    Configuration conf = new Configuration();
    conf.set(CoreOptions.DEFAULT_PARALLELISM, 2);
    conf.set(RestOptions.BIND_PORT, "0");
    conf.set(MetricOptions.METRIC_FETCHER_UPDATE_INTERVAL, Duration.ofMillis(100));
    conf.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    conf.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 5);
    conf.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(100));
    conf.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofDays(365));
    return conf;
  }

  JobID start(StreamExecutionEnvironment env) throws Exception {
    return cluster.submitJob(env.getStreamGraph().getJobGraph()).get().getJobID();
  }

  /** Asks for a checkpoint until one is complete; false where the job crashed on the way. */
  boolean checkpoint(JobID job) throws Exception {
    while (true) {
      try {
        cluster.triggerCheckpoint(job, CheckpointType.FULL).get(60, TimeUnit.SECONDS);
        return true;
      } catch (ExecutionException e) {
        if (!String.valueOf(e.getCause()).contains("Not all required tasks")) {
          return false;
        }
        Thread.sleep(20); // not all tasks run yet
      }
    }
  }

  JobStatus status(JobID job) throws Exception {
    return cluster.getJobStatus(job).get();
  }

  void end(JobID job) throws Exception {
    if (!status(job).isGloballyTerminalState()) {
      cluster.cancelJob(job).get();
    }
    cluster.requestJobResult(job).get();
  }

  /** A metric of the job's committer (parallelism 1), asked of Flink's REST interface. */
  int committables(JobID job, String metric) {
    try {
      for (AccessExecutionJobVertex task
          : cluster.getExecutionGraph(job).get().getVerticesTopologically()) {
        URI uri = URI.create(cluster.getRestAddress().get() + "/jobs/" + job + "/vertices/"
            + task.getJobVertexId() + "/metrics?get=0.Sink__Committer." + metric + "Committables");
        String json = HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString()).body();
        Matcher value = Pattern.compile("\"value\":\"(\\d+)\"").matcher(json);
        if (value.find()) {
          return Integer.parseInt(value.group(1));
        }
      }
      return 0; // not reported yet
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until the committer of this attempt has settled so many committables, in either way. */
  void awaitSettled(JobID job, int count) throws Exception {
    await("committables",
        () -> committables(job, "successful") + committables(job, "failed") == count);
  }

  /** Waits until the job has ended by itself. */
  void result(JobID job) throws Exception {
    cluster.requestJobResult(job).get(60, TimeUnit.SECONDS);
  }

  Throwable failure(JobID job) throws Exception {
    Throwable t = cluster.requestJobResult(job).get().getSerializedThrowable().get()
        .deserializeError(Cluster.class.getClassLoader());
    while (t.getCause() != null) {
      t = t.getCause();
    }
    return t;
  }

  static void await(String what, BooleanSupplier condition) throws Exception {
    for (int i = 0; !condition.getAsBoolean(); i++) {
      if (i > 3000) {
        throw new IllegalStateException("waited 30 s for: " + what);
      }
      Thread.sleep(10);
    }
  }

  @Override
  public void close() throws Exception {
    cluster.close();
  }
}
