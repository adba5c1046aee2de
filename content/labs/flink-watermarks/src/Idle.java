import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.util.OutputTag;

/** A partition without orders, a subtask without partitions, and a stream that falls silent. */
public class Idle {

  static final OutputTag<Order> LATE = new OutputTag<>("late") {};

  static final WatermarkStrategy<Order> PLAIN =
      WatermarkStrategy.<Order>forBoundedOutOfOrderness(Duration.ofSeconds(5))
          .withTimestampAssigner((order, previous) -> order.time);
  static final WatermarkStrategy<Order> IDLE = PLAIN.withIdleness(Duration.ofSeconds(4));

  static void run(
      String title, WatermarkStrategy<Order> strategy, int subtasks, Play.Step... steps)
      throws Exception {
    System.out.println(title);
    var env = Play.begin(3, steps);
    var counts =
        env.fromSource(new Orders(0, 1, 2), strategy, "orders")
            .setParallelism(subtasks)
            .transform("probe", TypeInformation.of(Order.class), new Play.Probe("all"))
            .setParallelism(1)
            .keyBy(order -> order.city)
            .window(TumblingEventTimeWindows.of(Duration.ofSeconds(10)))
            .sideOutputLateData(LATE)
            .process(new Count());
    counts.getSideOutput(LATE).process(new Play.Late());
    env.execute();
    Play.end();
  }

  public static void main(String[] args) throws Exception {
    Play.Step[] two = {
      Play.order(0, "houston", 6),
      Play.order(1, "cairo", 8),
      Play.order(0, "houston", 26),
      Play.order(1, "cairo", 28),
      Play.order(0, "houston", 46),
      Play.order(1, "cairo", 48),
      Play.pause(500),
    };
    run("1. p2 has no orders; no idleness", PLAIN, 1, two);

    run(
        "2. the same with withIdleness(4 s); then p2 wakes up",
        IDLE,
        1,
        Play.pause(6000),
        Play.order(0, "houston", 6),
        Play.order(1, "cairo", 8),
        Play.order(0, "houston", 26),
        Play.order(1, "cairo", 28),
        Play.order(0, "houston", 46),
        Play.order(1, "cairo", 48),
        Play.order(2, "delhi", 9),
        Play.order(2, "delhi", 41),
        Play.order(0, "houston", 57),
        Play.order(1, "cairo", 58));

    run("3. four source subtasks for three partitions; no idleness", PLAIN, 4, three(500));
    Play.Step[] silent = three(7000);
    run("4. the same with withIdleness(4 s): all fall silent at the end", IDLE, 4, silent);
    run("5. one source subtask, withIdleness(4 s): all fall silent at the end", IDLE, 1, silent);
  }

  static Play.Step[] three(long pause) {
    return new Play.Step[] {
      Play.pause(pause),
      Play.order(0, "houston", 6),
      Play.order(1, "cairo", 8),
      Play.order(2, "delhi", 7),
      Play.order(0, "houston", 26),
      Play.order(1, "cairo", 28),
      Play.order(2, "delhi", 27),
      Play.pause(pause),
    };
  }
}
