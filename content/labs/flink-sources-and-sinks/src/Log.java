import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The log that orders are read from, and the hands of the program on it. All tasks of the mini cluster
 * share this JVM, so the program can say how far they may read, and when one shall die.
 */
class Log {
  static volatile int partitions;
  static volatile long limit; // no order from this offset on can be read yet
  static volatile int crashReader = -1;
  static volatile boolean crashEnumerator;
  static volatile boolean forgetful; // an enumerator with a mistake
  static volatile boolean silent;
  static volatile Runnable beforeFirst = () -> {};

  static final Map<Integer, Long> positions = new ConcurrentHashMap<>(); // next offset
  static final Map<String, String> owners = new TreeMap<>();
  static final Map<String, Long> openedAt = new TreeMap<>();
  private static final Object lock = new Object();

  static void reset(int partitionCount) {
    partitions = partitionCount;
    limit = 0;
    crashReader = -1;
    crashEnumerator = false;
    positions.clear();
    synchronized (lock) {
      owners.clear();
      openedAt.clear();
    }
  }

  static void letReadUntil(long offset) {
    synchronized (lock) {
      limit = offset;
      lock.notifyAll();
    }
  }

  /** Blocks, as a real client does, until there are orders; or dies, where that was asked for. */
  static void awaitOrders(Collection<OrderSplit> open, int reader) {
    synchronized (lock) {
      if (crashReader != reader && open.stream().noneMatch(s -> s.next() < limit)) {
        try {
          lock.wait(50);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      if (crashReader == reader) {
        crashReader = -1;
        throw new IllegalStateException("the crash asked for");
      }
    }
  }

  static void wakeUp() {
    synchronized (lock) {
      lock.notifyAll();
    }
  }

  static void assigned(OrderSplit split, int reader) {
    synchronized (lock) {
      owners.put(split.splitId(), "reader " + reader);
    }
  }

  /** A reader begins with a split: one that the enumerator sent, or one from its own state. */
  static void opened(int reader, OrderSplit split) {
    synchronized (lock) {
      openedAt.put("reader " + reader + " " + split.splitId(), split.next());
      positions.put(split.partition(), split.next());
    }
  }

  static Map<String, Long> takeOpened() {
    synchronized (lock) {
      Map<String, Long> copy = new TreeMap<>(openedAt);
      openedAt.clear();
      return copy;
    }
  }

  static void emitted(int partition, long next) {
    positions.put(partition, next);
  }

  static void say(String format, Object... values) {
    if (!silent) {
      System.out.println(
          values.length == 0 ? format : String.format(Locale.ROOT, format, values));
    }
  }
}
