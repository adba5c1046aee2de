import static org.apache.flink.streaming.util.retryable.AsyncRetryStrategies.NO_RETRY_STRATEGY;

import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.flink.streaming.api.datastream.AsyncDataStream.OutputMode;
import org.apache.flink.streaming.api.functions.async.AsyncFunction;
import org.apache.flink.streaming.api.functions.async.AsyncRetryStrategy;
import org.apache.flink.streaming.util.retryable.AsyncRetryStrategies;

/** A service that is silent, late, or fails. The clock is set by hand; the timeout is 1,000 ms. */
@SuppressWarnings("unchecked")
public class Faults {

  static Bench bench(AsyncFunction<String, String> function, AsyncRetryStrategy<String> retry)
      throws Exception {
    Bench bench = new Bench(function, 1000, 100, OutputMode.ORDERED, retry, null);
    bench.clock(0);
    return bench;
  }

  static void say(Bench bench, String what) {
    System.out.printf(
        "  %-34s asked %d times; out: %-10s %s%n",
        what, Bench.ASKED.size(), bench.out(), bench.failure());
  }

  /** Three attempts in all, 200 ms between them. */
  static AsyncRetryStrategy<String> retry(Predicate<Throwable> which) {
    return new AsyncRetryStrategies.FixedDelayRetryStrategyBuilder<String>(2, 200)
        .ifException(which)
        .build();
  }

  public static void main(String[] args) throws Exception {
    System.out.println("no answer, timeout() as it is");
    try (var bench = bench(new Bench.Ask(), NO_RETRY_STRATEGY)) {
      say(bench.in("a").clock(999), "at 999 ms");
      say(bench.clock(1000), "at 1,000 ms");
    }
    System.out.println("no answer, timeout() completes with a default");
    try (var bench = bench(new Bench.AskOrUnknown(), NO_RETRY_STRATEGY)) {
      say(bench.in("a").clock(1000), "at 1,000 ms");
      say(bench.answer("a"), "the answer comes after all");
    }
    System.out.println("the service fails, no retry");
    try (var bench = bench(new Bench.Ask(), NO_RETRY_STRATEGY)) {
      say(bench.in("a").fail("a"), "at 0 ms");
    }
    System.out.println("the service fails, two retries, 200 ms apart");
    try (var bench = bench(new Bench.Ask(), retry(e -> e instanceof java.io.IOException))) {
      say(bench.in("a").fail("a"), "at 0 ms: it fails");
      say(bench.clock(200).fail("a"), "at 200 ms: it fails");
      say(bench.clock(400).fail("a"), "at 400 ms: it fails");
    }
    System.out.println("one failure, then silence");
    try (var bench = bench(new Bench.Ask(), retry(e -> e instanceof java.io.IOException))) {
      say(bench.in("a").fail("a").clock(200), "at 200 ms");
      say(bench.clock(1000), "at 1,000 ms");
    }
    System.out.println("silence, and a retry for every exception");
    try (var bench = bench(new Bench.Ask(), retry(e -> true))) {
      say(bench.in("a").clock(1000), "at 1,000 ms");
      say(bench.clock(1200), "at 1,200 ms");
      say(bench.clock(3_600_000), "an hour later");
    }
  }
}
