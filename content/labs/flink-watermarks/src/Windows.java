import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.transformations.OneInputTransformation;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.api.windowing.assigners.EventTimeSessionWindows;
import org.apache.flink.streaming.api.windowing.assigners.SlidingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.assigners.WindowAssigner;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** What windows keep for one city, and what a restore forgets. */
public class Windows {

  static int adds;

  static class Sum implements AggregateFunction<Order, Long, Long> {
    @Override
    public Long createAccumulator() {
      return 0L;
    }

    @Override
    public Long add(Order order, Long sum) {
      adds++;
      return sum + 1;
    }

    @Override
    public Long getResult(Long sum) {
      return sum;
    }

    @Override
    public Long merge(Long a, Long b) {
      return a + b;
    }
  }

  /** One subtask of the window operator that the DataStream API makes. */
  static class Subtask extends KeyedOneInputStreamOperatorTestHarness<String, Order, Object> {
    @SuppressWarnings("unchecked")
    Subtask(SingleOutputStreamOperator<?> result) throws Exception {
      super(
          ((OneInputTransformation<Order, Object>) result.getTransformation())
              .getOperatorFactory(),
          order -> order.city,
          Types.STRING);
    }

    void order(double seconds) throws Exception {
      Order order = new Order(0, "houston", seconds);
      processElement(new StreamRecord<>(order, order.time));
    }

    void watermark(double seconds) throws Exception {
      processWatermark(new Watermark(Math.round(seconds * 1000)));
    }

    List<Object> results() {
      List<Object> results = List.copyOf(extractOutputValues());
      getOutput().clear();
      return results;
    }
  }

  static KeyedStream<Order, String> orders() {
    var env = StreamExecutionEnvironment.getExecutionEnvironment();
    return env.fromSource(
            new Orders(0), WatermarkStrategy.noWatermarks(), "orders",
            TypeInformation.of(Order.class))
        .keyBy(order -> order.city);
  }

  static void state(String name, WindowAssigner<Object, TimeWindow> windows) throws Exception {
    for (boolean aggregate : new boolean[] {true, false}) {
      var windowed = orders().window(windows);
      adds = 0;
      try (Subtask s =
          new Subtask(aggregate ? windowed.aggregate(new Sum()) : windowed.process(new Count()))) {
        s.open();
        for (int t = 0; t < 120; t++) {
          s.order(t);
          s.watermark(t - 5.001);
        }
        long results = aggregate ? s.results().size() : -1;
        System.out.printf(
            "%-22s %-11s %7s %10s %9d %8d %12d%n",
            name,
            aggregate ? "aggregate()" : "process()",
            aggregate ? "" + adds : "-",
            aggregate ? "" + results : "-",
            s.numKeyedStateEntries(),
            s.numEventTimeTimers(),
            s.snapshot(1, 1).getManagedKeyedState().getStateSize());
      }
    }
  }

  static void restore() throws Exception {
    System.out.println("\nwindow [0,10), watermark 20 before the snapshot");
    OperatorSubtaskState snapshot;
    var counts = TumblingEventTimeWindows.of(Duration.ofSeconds(10));
    try (Subtask s = new Subtask(orders().window(counts).aggregate(new Sum()))) {
      s.open();
      s.order(3);
      s.order(4);
      s.watermark(20);
      System.out.println("   before, orders at 3 and 4:               result " + s.results());
      s.order(5);
      s.watermark(21);
      System.out.println("   before, order at 5:                      result " + s.results());
      snapshot = s.snapshot(1, 1);
    }
    try (Subtask s = new Subtask(orders().window(counts).aggregate(new Sum()))) {
      s.initializeState(snapshot);
      s.open();
      s.order(6);
      s.watermark(22);
      System.out.println("   restored, order at 6, then watermark 22: result " + s.results());
      s.order(7);
      System.out.println("   restored, order at 7:                    result " + s.results());
    }
  }

  public static void main(String[] args) throws Exception {
    System.out.println("one city, one order a second for 120 s, watermark 5.001 s behind");
    System.out.println(
        "window                 function       adds    results   entries   timers   snapshot B");
    state("tumbling 10 s", TumblingEventTimeWindows.of(Duration.ofSeconds(10)));
    state("sliding 60 s by 10 s",
        SlidingEventTimeWindows.of(Duration.ofSeconds(60), Duration.ofSeconds(10)));
    state("sliding 60 s by 1 s",
        SlidingEventTimeWindows.of(Duration.ofSeconds(60), Duration.ofSeconds(1)));
    state("session, gap 5 s", EventTimeSessionWindows.withGap(Duration.ofSeconds(5)));
    restore();
  }
}
