import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.util.OutputTag;

/** The same orders with and without allowed lateness. */
public class Late {

  static final OutputTag<Order> LATE = new OutputTag<>("late") {};

  static void run(Duration lateness) throws Exception {
    System.out.println("allowed lateness " + lateness.toSeconds() + " s");
    var env =
        Play.begin(
            1,
            Play.order(0, "houston", 6),
            Play.order(0, "houston", 14),
            Play.order(0, "houston", 9),
            Play.order(0, "houston", 15),
            Play.order(0, "houston", 8),
            Play.order(0, "houston", 7),
            Play.order(0, "houston", 24),
            Play.order(0, "houston", 5),
            Play.order(0, "houston", 25),
            Play.order(0, "houston", 4));
    WatermarkStrategy<Order> strategy =
        WatermarkStrategy.<Order>forBoundedOutOfOrderness(Duration.ofSeconds(5))
            .withTimestampAssigner((order, previous) -> order.time);
    var counts =
        env.fromSource(new Orders(0), strategy, "orders")
            .transform("probe", TypeInformation.of(Order.class), new Play.Probe("all"))
            .keyBy(order -> order.city)
            .window(TumblingEventTimeWindows.of(Duration.ofSeconds(10)))
            .allowedLateness(lateness)
            .sideOutputLateData(LATE)
            .process(new Count());
    counts.getSideOutput(LATE).process(new Play.Late());
    env.execute();
    Play.end();
  }

  public static void main(String[] args) throws Exception {
    run(Duration.ZERO);
    run(Duration.ofSeconds(10));
  }
}
