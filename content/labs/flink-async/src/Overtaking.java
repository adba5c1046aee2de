import static org.apache.flink.streaming.util.retryable.AsyncRetryStrategies.NO_RETRY_STRATEGY;

import org.apache.flink.streaming.api.datastream.AsyncDataStream.OutputMode;

/** Four orders and a watermark; answers come in the order d, b, c, a. What leaves, and when? */
public class Overtaking {

  @SuppressWarnings("unchecked")
  static void run(OutputMode mode, boolean watermark) throws Exception {
    System.out.println(mode + (watermark ? ", a watermark behind c" : ", no watermark"));
    try (var bench = new Bench(new Bench.Ask(), 0, 100, mode, NO_RETRY_STRATEGY, null)) {
      bench.in("a", "b", "c");
      if (watermark) {
        bench.in("12");
      }
      bench.in("d");
      for (String order : new String[] {"d", "b", "c", "a"}) {
        System.out.printf("  %s is answered: out comes %s%n", order, bench.answer(order).out());
      }
    }
  }

  public static void main(String[] args) throws Exception {
    run(OutputMode.ORDERED, true);
    run(OutputMode.UNORDERED, true);
    run(OutputMode.UNORDERED, false);
  }
}
