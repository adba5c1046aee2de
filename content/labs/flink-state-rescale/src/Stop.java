import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/** Stops a job that has an open window, with and without --drain. */
public class Stop {

  static final int ROUND = 4; // orders until each snapshot, one every ten minutes

  static final List<String> RESULTS = new CopyOnWriteArrayList<>();
  static final AtomicInteger ORDERS = new AtomicInteger(); // met by the window

  static class Report extends ProcessWindowFunction<Long, String, String, TimeWindow> {
    @Override
    public void process(
        String city, Context ctx, Iterable<Long> minutes, Collector<String> out) {
      int orders = 0;
      for (Long minute : minutes) {
        orders++;
      }
      RESULTS.add(String.format("minutes %d-%d: %d orders",
          ctx.window().getStart() / 60_000, ctx.window().getEnd() / 60_000, orders));
    }
  }

  static StreamExecutionEnvironment job() {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.setParallelism(1);
    GeneratorFunction<Long, Long> minute = i -> 10 * i;
    env.fromSource(
            new DataGeneratorSource<>(
                minute, Long.MAX_VALUE, RateLimiterStrategy.perCheckpoint(ROUND),
                Types.LONG),
            WatermarkStrategy.<Long>forMonotonousTimestamps()
                .withTimestampAssigner((m, previous) -> m * 60_000),
            "orders")
        .uid("orders")
        .map(m -> {
          ORDERS.incrementAndGet();
          return m;
        })
        .uid("meet")
        .keyBy(m -> "cairo")
        .window(TumblingEventTimeWindows.of(Duration.ofHours(1)))
        .process(new Report())
        .uid("hours")
        .sinkTo(new DiscardingSink<>())
        .uid("sink");
    return env;
  }

  public static void main(String[] args) throws Exception {
    try (LocalFlink flink = new LocalFlink()) {
      for (boolean drain : new boolean[] {false, true}) {
        System.out.println(drain ? "\nstop --drain" : "stop");
        ORDERS.set(0);
        RESULTS.clear();
        JobID first = flink.start(job(), null);
        while (ORDERS.get() < ROUND) {
          Thread.sleep(50);
        }
        String savepoint = flink.stop(first, drain);
        System.out.println("  4 orders, minutes 0 to 30; written at the stop: " + RESULTS);
        ORDERS.set(0);
        RESULTS.clear();
        JobID second = flink.start(job(), savepoint);
        for (int i = 0; i < 100 && RESULTS.isEmpty() && !flink.ended(second); i++) {
          Thread.sleep(100);
        }
        System.out.println("  started from the savepoint: "
            + (flink.ended(second) ? "the job is " + flink.status(second) : "the job runs")
            + ", " + ORDERS + " orders come, written: " + RESULTS);
        if (!flink.ended(second)) {
          flink.cancel(second);
        }
      }
    }
    System.exit(0);
  }
}
