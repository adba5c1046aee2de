import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.datastream.AsyncDataStream.OutputMode;
import org.apache.flink.streaming.api.functions.async.AsyncFunction;
import org.apache.flink.streaming.api.functions.async.AsyncRetryStrategy;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.operators.async.AsyncWaitOperatorFactory;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.mailbox.Mail;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;

/**
 * Flink's async operator on a test bench: no cluster, a clock that we set, answers that we give.
 */
final class Bench implements AutoCloseable {

  /** What was asked and not answered, and how often each order was asked. */
  static final Map<String, ResultFuture<String>> OPEN = new TreeMap<>();

  static final List<String> ASKED = new ArrayList<>();

  /** Writes down who asks. */
  static class Ask implements AsyncFunction<String, String> {
    @Override
    public void asyncInvoke(String order, ResultFuture<String> result) {
      ASKED.add(order);
      OPEN.put(order, result);
    }
  }

  /** The same with an answer for those who waited too long. */
  static class AskOrUnknown extends Ask {
    @Override
    public void timeout(String order, ResultFuture<String> result) {
      result.complete(Collections.singleton(order + "=unknown"));
    }
  }

  final OneInputStreamOperatorTestHarness<String, String> harness;
  private int shown;

  Bench(
      AsyncFunction<String, String> function,
      long timeout,
      int capacity,
      OutputMode mode,
      AsyncRetryStrategy<String> retry,
      OperatorSubtaskState state)
      throws Exception {
    OPEN.clear();
    ASKED.clear();
    harness =
        new OneInputStreamOperatorTestHarness<>(
            new AsyncWaitOperatorFactory<>(function, timeout, capacity, mode, retry),
            StringSerializer.INSTANCE);
    harness.setup(StringSerializer.INSTANCE);
    harness.getEnvironment().setExpectedExternalFailureCause(Throwable.class);
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
  }

  /** Orders by name; a number is a watermark. */
  Bench in(String... elements) throws Exception {
    for (String element : elements) {
      if (Character.isDigit(element.charAt(0))) {
        harness.processWatermark(Long.parseLong(element));
      } else {
        harness.processElement(new StreamRecord<>(element, 0));
      }
    }
    return drain();
  }

  Bench answer(String order) throws Exception {
    OPEN.get(order).complete(Collections.singleton(order));
    return drain();
  }

  Bench fail(String order) throws Exception {
    OPEN.get(order).completeExceptionally(new java.io.IOException("connection lost"));
    return drain();
  }

  Bench clock(long millis) throws Exception {
    harness.setProcessingTime(millis);
    return drain();
  }

  /** Does what the task's thread does between two elements: it runs what others left for it. */
  private Bench drain() throws Exception {
    Optional<Mail> mail;
    while ((mail = harness.getTaskMailbox().tryTake(0)).isPresent()) {
      mail.get().run();
    }
    return this;
  }

  /** What came out since the last look. */
  String out() {
    List<String> news = new ArrayList<>();
    for (Object element : harness.getOutput().stream().skip(shown).toList()) {
      shown++;
      news.add(
          element instanceof Watermark mark
              ? "W" + mark.getTimestamp()
              : String.valueOf(((StreamRecord<?>) element).getValue()));
    }
    return news.isEmpty() ? "-" : String.join(" ", news);
  }

  String failure() {
    return harness
        .getEnvironment()
        .getActualExternalFailureCause()
        .map(cause -> "FAILS: " + cause.getCause().getMessage())
        .orElse("runs on");
  }

  @Override
  public void close() throws Exception {
    harness.close();
  }
}
