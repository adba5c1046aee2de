import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A remote service that knows each customer's country. An answer takes 50 ms. */
final class Service {

  static final int LATENCY = 50;

  private static final ScheduledExecutorService TIMER =
      Executors.newScheduledThreadPool(
          1,
          run -> {
            Thread thread = new Thread(run, "service");
            thread.setDaemon(true);
            return thread;
          });

  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final AtomicInteger answers = new AtomicInteger();
  private final Semaphore seats;
  private long first;
  private volatile long last;

  /** The service works on so many requests at a time; others wait in its queue. */
  Service(int seats) {
    this.seats = new Semaphore(seats);
  }

  private final java.util.Queue<CompletableFuture<String>> waiting = new java.util.ArrayDeque<>();

  /** A client that does not block: it returns at once, and a callback brings the answer. */
  CompletableFuture<String> ask(long order) {
    begin();
    CompletableFuture<String> answer = new CompletableFuture<>();
    synchronized (waiting) {
      waiting.add(answer);
    }
    serve();
    return answer.thenApply(
        country -> {
          end();
          return country;
        });
  }

  private void serve() {
    if (!seats.tryAcquire()) {
      return;
    }
    CompletableFuture<String> next;
    synchronized (waiting) {
      next = waiting.poll();
    }
    if (next == null) {
      seats.release();
      return;
    }
    TIMER.schedule(
        () -> {
          seats.release();
          serve();
          next.complete("fr");
        },
        LATENCY,
        TimeUnit.MILLISECONDS);
  }

  /** A client that blocks: it returns with the answer. */
  String askAndWait(long order) throws InterruptedException {
    begin();
    Thread.sleep(LATENCY);
    end();
    return "fr";
  }

  private synchronized void begin() {
    if (first == 0) {
      first = System.nanoTime();
    }
    most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
  }

  private void end() {
    inFlight.decrementAndGet();
    answers.incrementAndGet();
    last = System.nanoTime();
  }

  int most() {
    return most.get();
  }

  double perSecond() {
    return answers.get() * 1e9 / (last - first);
  }
}
