import static org.apache.flink.streaming.util.retryable.AsyncRetryStrategies.NO_RETRY_STRATEGY;

import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.datastream.AsyncDataStream.OutputMode;

/** A checkpoint while orders are in flight, a crash, and what the service is asked again. */
@SuppressWarnings("unchecked")
public class Crash {

  static Bench bench(OutputMode mode, OperatorSubtaskState state) throws Exception {
    return new Bench(new Bench.Ask(), 0, 100, mode, NO_RETRY_STRATEGY, state);
  }

  static void run(OutputMode mode) throws Exception {
    System.out.println(mode);
    OperatorSubtaskState state;
    try (var before = bench(mode, null)) {
      before.in("a", "b", "c", "d").answer("a").answer("c");
      System.out.println("  before the crash, asked: " + Bench.ASKED + "; out: " + before.out());
      state = before.harness.snapshot(1, 0);
    }
    try (var after = bench(mode, state)) {
      List<String> asked = Bench.ASKED.stream().sorted().toList();
      System.out.println("  after the restore, asked: " + asked);
      for (String order : asked) {
        after.answer(order);
      }
      System.out.println("  after the answers, out: " + after.out());
    }
  }

  public static void main(String[] args) throws Exception {
    run(OutputMode.ORDERED);
    run(OutputMode.UNORDERED);
  }
}
