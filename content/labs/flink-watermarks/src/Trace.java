import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.util.OutputTag;

/** Eleven orders from three partitions, and the watermark after each. */
public class Trace {

  static final OutputTag<Order> LATE = new OutputTag<>("late") {};

  public static void main(String[] args) throws Exception {
    int bound = args.length > 0 ? Integer.parseInt(args[0]) : 5;
    var env =
        Play.begin(
            3,
            Play.order(0, "houston", 6),
            Play.order(1, "cairo", 8),
            Play.order(2, "delhi", 7),
            Play.order(1, "cairo", 21),
            Play.order(0, "houston", 14),
            Play.order(2, "delhi", 12),
            Play.order(0, "houston", 9),
            Play.order(2, "delhi", 15),
            Play.order(0, "houston", 16),
            Play.order(1, "cairo", 9),
            Play.order(1, "cairo", 13));

    WatermarkStrategy<Order> strategy =
        WatermarkStrategy.<Order>forBoundedOutOfOrderness(Duration.ofSeconds(bound))
            .withTimestampAssigner((order, previous) -> order.time);
    DataStream<Order> orders =
        env.fromSource(new Orders(0, 1, 2), strategy, "orders")
            .transform("probe", TypeInformation.of(Order.class), new Play.Probe("all"));
    var counts =
        orders
            .keyBy(order -> order.city)
            .window(TumblingEventTimeWindows.of(Duration.ofSeconds(10)))
            .sideOutputLateData(LATE)
            .process(new Count());

    counts.getSideOutput(LATE).process(new Play.Late());
    env.execute();
    Play.end();
  }
}
