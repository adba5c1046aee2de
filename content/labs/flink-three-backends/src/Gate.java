import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiter;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;

/** Lets the source hand out so many orders, and then wait: nothing else moves meanwhile. */
class Gate implements RateLimiter {

  private static long left;
  private static CompletableFuture<Void> closed = new CompletableFuture<>();

  static synchronized void shut() {
    left = 0;
    closed = new CompletableFuture<>(); // of no source that still waits
  }

  static void open(long orders) {
    CompletableFuture<Void> waiting;
    synchronized (Gate.class) {
      left = orders;
      waiting = closed;
    }
    waiting.complete(null);
  }

  static RateLimiterStrategy strategy() {
    return parallelism -> new Gate();
  }

  @Override
  public CompletionStage<Void> acquire() {
    synchronized (Gate.class) {
      if (left <= 0) {
        closed = new CompletableFuture<>();
        return closed.thenRun(Gate::take);
      }
      take();
      return CompletableFuture.completedFuture(null);
    }
  }

  private static synchronized void take() {
    left--;
  }
}
