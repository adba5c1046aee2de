import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** A test of {@link UnpaidOrders}, without a cluster: event time is what we say. */
public class Harness {

  static final long MINUTE = 60_000;

  static KeyedOneInputStreamOperatorTestHarness<String, UnpaidOrders.Event, String> harness()
      throws Exception {
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new KeyedProcessOperator<>(new UnpaidOrders()), UnpaidOrders.Event::order, Types.STRING);
  }

  public static void main(String[] args) throws Exception {
    var test = harness();
    test.open();
    test.processElement(new UnpaidOrders.Event("a", "placed"), 0);
    test.processElement(new UnpaidOrders.Event("b", "placed"), 5 * MINUTE);
    test.processElement(new UnpaidOrders.Event("a", "paid"), 20 * MINUTE);
    say(test, "a is paid");
    test.processWatermark(30 * MINUTE);
    say(test, "watermark 30 min");
    var checkpoint = test.snapshot(1, 0);
    test.close();

    test = harness();
    test.initializeState(checkpoint);
    test.open();
    say(test, "restored");
    test.processWatermark(40 * MINUTE);
    say(test, "watermark 40 min");
    test.processElement(new UnpaidOrders.Event("b", "paid"), 41 * MINUTE);
    say(test, "b is paid, too late");
    test.close();
  }

  static void say(
      KeyedOneInputStreamOperatorTestHarness<String, ?, String> test, String what) {
    System.out.printf(
        "%-20s timers %d, state entries %d, out %s%n",
        what, test.numEventTimeTimers(), test.numKeyedStateEntries(), test.extractOutputValues());
  }
}
