import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** When does the next checkpoint start? Interval, duration and minimum pause, in half seconds. */
public final class Pauses {

    private record Setting(long interval, long duration, long pause) {}

    public static void main(String[] args) throws Exception {
        Cluster.prepare();
        var cluster = new Cluster(Map.of());
        List<Setting> settings =
                List.of(
                        new Setting(2_000, 0, 0), new Setting(2_000, 0, 1_000),
                        new Setting(2_000, 1_500, 0), new Setting(2_000, 1_500, 1_000),
                        new Setting(2_000, 3_000, 0), new Setting(2_000, 3_000, 1_000));
        List<String> jobs = new ArrayList<>();
        for (Setting setting : settings) {
            jobs.add(cluster.start(environment(setting)));
        }
        System.out.println("seconds: interval, duration, minimum pause -> from start to start");
        for (int i = 0; i < jobs.size(); i++) {
            Setting s = settings.get(i);
            System.out.printf(
                    "  %3.1f   %3.1f   %3.1f   ->   %s%n", s.interval() / 1e3,
                    s.duration() / 1e3, s.pause() / 1e3, gaps(cluster, jobs.get(i)));
        }
        System.exit(0); // the cluster's threads need not wind down
    }

    private static StreamExecutionEnvironment environment(Setting setting) {
        var options = new Configuration();
        options.setString("execution.checkpointing.interval", setting.interval() + " ms");
        options.setString("execution.checkpointing.min-pause", setting.pause() + " ms");
        var env = StreamExecutionEnvironment.getExecutionEnvironment(options);
        env.setParallelism(1);
        GeneratorFunction<Long, Long> number = n -> n;
        var source =
                new DataGeneratorSource<>(
                        number, Long.MAX_VALUE, RateLimiterStrategy.perSecond(100), Types.LONG);
        env.fromSource(source, WatermarkStrategy.noWatermarks(), "orders")
                .map(new SlowSnapshot(setting.duration()))
                .sinkTo(new DiscardingSink<>());
        return env;
    }

    /** Makes the synchronous part of a checkpoint take so long. */
    private static final class SlowSnapshot extends RichMapFunction<Long, Long>
            implements CheckpointedFunction {
        private final long millis;

        SlowSnapshot(long millis) {
            this.millis = millis;
        }

        @Override
        public Long map(Long number) {
            return number;
        }

        @Override
        public void snapshotState(FunctionSnapshotContext context) throws Exception {
            Thread.sleep(millis);
        }

        @Override
        public void initializeState(FunctionInitializationContext context) {}
    }

    /** The gaps after the second checkpoint; the first ones wait until the job runs. */
    private static List<Double> gaps(Cluster cluster, String job) throws Exception {
        while (true) {
            List<Long> starts = new ArrayList<>();
            JsonNode history = cluster.get("/jobs/" + job + "/checkpoints").path("history");
            for (JsonNode checkpoint : history) { // the newest first
                if (checkpoint.get("status").asText().equals("COMPLETED")) {
                    starts.add(0, checkpoint.get("trigger_timestamp").asLong());
                }
            }
            if (starts.size() >= 6) {
                List<Double> gaps = new ArrayList<>();
                for (int i = 2; i < 6; i++) {
                    gaps.add(Math.round((starts.get(i) - starts.get(i - 1)) / 500.0) / 2.0);
                }
                return gaps;
            }
            Thread.sleep(500);
        }
    }
}
