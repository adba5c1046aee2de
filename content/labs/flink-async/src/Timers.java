import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;

/** What a timer does and does not do. */
public class Timers {

  /** Takes "key event 15000", "key clock 600" or "key delete 15000". */
  static class Setter extends KeyedProcessFunction<String, String, String> {
    @Override
    public void processElement(String command, Context ctx, Collector<String> out) {
      String[] words = command.split(" ");
      long at = Long.parseLong(words[2]);
      switch (words[1]) {
        case "event" -> ctx.timerService().registerEventTimeTimer(at);
        case "clock" -> ctx.timerService().registerProcessingTimeTimer(at);
        default -> ctx.timerService().deleteEventTimeTimer(at);
      }
    }

    @Override
    public void onTimer(long at, OnTimerContext ctx, Collector<String> out) {
      out.collect(ctx.getCurrentKey() + "@" + at);
    }
  }

  /** The same wish without a key. */
  static class Unkeyed extends ProcessFunction<String, String> {
    @Override
    public void processElement(String order, Context ctx, Collector<String> out) {
      ctx.timerService().registerEventTimeTimer(1);
    }
  }

  static KeyedOneInputStreamOperatorTestHarness<String, String, String> harness()
      throws Exception {
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new KeyedProcessOperator<>(new Setter()), c -> c.substring(0, 1), Types.STRING);
  }

  static int shown;

  static void say(KeyedOneInputStreamOperatorTestHarness<String, String, String> test, String what) {
    var out = test.extractOutputValues();
    System.out.printf(
        "%-42s timers %d event, %d clock; fires %s%n",
        what,
        test.numEventTimeTimers(),
        test.numProcessingTimeTimers(),
        out.subList(shown, out.size()));
    shown = out.size();
  }

  public static void main(String[] args) throws Exception {
    var test = harness();
    test.open();
    test.setProcessingTime(0);
    for (String command : new String[] {"a event 15000", "a event 15000", "b event 15000"}) {
      test.processElement(command, 0);
    }
    say(test, "15000 for a, for a again, for b");
    test.processWatermark(14_999);
    say(test, "watermark 14999");
    test.processElement("a event 10000", 0);
    say(test, "10000 for a: it is past");
    test.processWatermark(15_000);
    say(test, "watermark 15000");

    test.processElement("a event 20000", 0);
    test.processElement("a event 30000", 0);
    test.processElement("a delete 25000", 0);
    say(test, "20000 and 30000 for a, delete 25000");
    test.processElement("a delete 20000", 0);
    say(test, "delete 20000");

    test.processElement("a clock 600", 0);
    test.processElement("b clock 9000", 0);
    say(test, "600 and 9000 by the clock, at 0");
    var checkpoint = test.snapshot(1, 0);
    test.close();

    shown = 0;
    test = harness();
    test.setProcessingTime(5_000); // the job was away for five seconds
    test.initializeState(checkpoint);
    test.open();
    say(test, "restored at 5000 by the clock");
    test.setProcessingTime(5_000);
    say(test, "the clock's thread has its turn");
    test.close();

    var plain = new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(new Unkeyed()));
    plain.open();
    try {
      plain.processElement("a", 0);
    } catch (UnsupportedOperationException e) {
      System.out.println("without a key: " + e.getMessage());
    }
  }
}
