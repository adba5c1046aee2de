import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.api.common.eventtime.BoundedOutOfOrdernessWatermarks;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/** What a larger bound buys, and what it costs: 20,000 orders, some of them delayed. */
public class Bounds {

  static final int WINDOW = 10_000;

  /** When an order was placed and when it arrives, in milliseconds. */
  public static class Arrival {
    public long placed;
    public long arrives;
  }

  /** One order each 50 ms. Of 100, 95 are up to 2 s under way, 4 up to 10 s, 1 up to 60 s. */
  static List<Arrival> arrivals() {
    Random random = new Random(7);
    List<Arrival> all = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      Arrival a = new Arrival();
      a.placed = i * 50L;
      int kind = random.nextInt(100);
      long most = kind < 95 ? 2_000 : kind < 99 ? 10_000 : 60_000;
      a.arrives = a.placed + random.nextInt((int) most);
      all.add(a);
    }
    all.sort(Comparator.comparingLong(a -> a.arrives));
    return all;
  }

  /** Flink's own generator, asked after each order, so that each run prints the same. */
  record EachTime(BoundedOutOfOrdernessWatermarks<Arrival> flinks)
      implements WatermarkGenerator<Arrival> {
    @Override
    public void onEvent(Arrival a, long time, WatermarkOutput out) {
      flinks.onEvent(a, time, out);
      flinks.onPeriodicEmit(out);
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput out) {}
  }

  static int counted;
  static int complete;
  static int fired;
  static long waited;
  static Map<Long, Long> raised;

  static class Result extends ProcessWindowFunction<Arrival, Integer, Integer, TimeWindow> {
    @Override
    public void process(
        Integer key, Context ctx, Iterable<Arrival> orders, Collector<Integer> out) {
      int count = 0;
      for (Arrival ignored : orders) {
        count++;
      }
      counted += count;
      complete += count == WINDOW / 50 ? 1 : 0;
      // At the end of the input no order raised the watermark: such a window does not count.
      if (ctx.currentWatermark() != Watermark.MAX_WATERMARK.getTimestamp()) {
        fired++;
        waited += raised.get(ctx.currentWatermark()) - ctx.window().getEnd();
      }
    }
  }

  public static void main(String[] args) throws Exception {
    List<Arrival> arrivals = arrivals();
    System.out.println("bound   orders not counted   complete windows   mean wait for a result");
    for (int bound : new int[] {0, 1, 2, 5, 10, 20, 60}) {
      Duration late = Duration.ofSeconds(bound);
      raised = new HashMap<>(); // at which watermark: when it came
      long max = Long.MIN_VALUE;
      for (Arrival a : arrivals) {
        if (a.placed > max) {
          max = a.placed;
          raised.put(max - late.toMillis() - 1, a.arrives);
        }
      }
      counted = complete = fired = 0;
      waited = 0;
      var env = StreamExecutionEnvironment.getExecutionEnvironment();
      env.setParallelism(1);
      env.fromData(arrivals)
          .assignTimestampsAndWatermarks(
              WatermarkStrategy.<Arrival>forGenerator(
                      ctx -> new EachTime(new BoundedOutOfOrdernessWatermarks<>(late)))
                  .withTimestampAssigner((a, previous) -> a.placed))
          .keyBy(a -> 0)
          .window(TumblingEventTimeWindows.of(Duration.ofMillis(WINDOW)))
          .process(new Result())
          .sinkTo(new DiscardingSink<>());
      env.execute();
      int lost = arrivals.size() - counted;
      System.out.printf(
          "%3d s   %,6d   %5.2f %%       %3d of 100         %5.1f s%n",
          bound, lost, 100.0 * lost / arrivals.size(), complete, waited / 1000.0 / fired);
    }
  }
}
