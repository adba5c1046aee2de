import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.co.ProcessJoinFunction;
import org.apache.flink.streaming.api.operators.SimpleOperatorFactory;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.transformations.TwoInputTransformation;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;

/** Two sources in one window, and a join whose second input is silent. */
public class Inputs {

  static void union() throws Exception {
    System.out.println("1. p0 and p1 are two sources, united: bounds 5 s and 20 s");
    var env =
        Play.begin(
            2,
            Play.order(0, "houston", 6),
            Play.order(0, "houston", 16),
            Play.order(1, "houston", 8),
            Play.order(1, "houston", 30),
            Play.order(0, "houston", 40));
    TypeInformation<Order> type = TypeInformation.of(Order.class);
    var web = env.fromSource(new Orders(0), bound(5), "web", type);
    var app = env.fromSource(new Orders(1), bound(20), "app", type);
    web.union(app)
        .transform("probe", type, new Play.Probe("all"))
        .keyBy(order -> order.city)
        .window(TumblingEventTimeWindows.of(Duration.ofSeconds(10)))
        .process(new Count());
    env.execute();
    Play.end();
  }

  static WatermarkStrategy<Order> bound(int seconds) {
    return WatermarkStrategy.<Order>forBoundedOutOfOrderness(Duration.ofSeconds(seconds))
        .withTimestampAssigner((order, previous) -> order.time);
  }

  static KeyedStream<Order, String> stream() {
    var env = StreamExecutionEnvironment.getExecutionEnvironment();
    return env.fromSource(
            new Orders(0), WatermarkStrategy.noWatermarks(), "orders",
            TypeInformation.of(Order.class))
        .keyBy(order -> order.city);
  }

  static class Pair extends ProcessJoinFunction<Order, Order, String> {
    @Override
    public void processElement(Order a, Order b, Context ctx, Collector<String> out) {
      out.collect(a + " " + b);
    }
  }

  @SuppressWarnings("unchecked")
  static void join() throws Exception {
    System.out.println("2. interval join by order id: payments up to 10 s after their order");
    var joined =
        stream()
            .intervalJoin(stream())
            .between(Duration.ZERO, Duration.ofSeconds(10))
            .process(new Pair());
    var factory =
        ((TwoInputTransformation<Order, Order, String>) joined.getTransformation())
            .getOperatorFactory();
    var operator =
        (TwoInputStreamOperator<Order, Order, String>)
            ((SimpleOperatorFactory<String>) factory).getOperator();
    try (var join =
        new KeyedTwoInputStreamOperatorTestHarness<String, Order, Order, String>(
            operator, order -> order.city, payment -> payment.city, Types.STRING)) {
      join.open();
      for (int t = 0; t <= 1000; t++) {
        Order order = new Order(0, "order-" + t, t);
        join.processElement1(new StreamRecord<>(order, order.time));
        join.processWatermark1(new Watermark(order.time - 1));
        if (t == 100 || t == 1000) {
          System.out.printf(
              "   orders up to %4d s, no payment yet:  %4d orders in state%n",
              t, join.numKeyedStateEntries());
        }
      }
      join.processWatermarkStatus2(WatermarkStatus.IDLE);
      System.out.printf(
          "   the payments are marked idle:        %4d orders in state%n",
          join.numKeyedStateEntries());
    }
  }

  public static void main(String[] args) throws Exception {
    union();
    join();
  }
}
