import java.util.ArrayList;
import java.util.List;

/**
 * The program under the microscope of FlightRecorder: two threads parse lines and hand
 * batches of numbers to one sink. It works, and it is slower than it has to be.
 */
public class Ingest {
  static final int BATCHES = 40; // of each thread
  static final int LINES_PER_BATCH = 20_000;
  static final int STORE_MILLIS = 50;
  static final List<String> LINES = new ArrayList<>();

  static {
    for (int i = 0; i < 1_000; i++) {
      LINES.add(7_000_000_000L + i + ",2026-11-23T08:15:00," + i % 264 + "," + (5 + i % 60)
          + ".25,driver-" + i);
    }
  }

  /** Takes the fourth field: cuts the line into five strings to use one of them. */
  static double fareBySplit(String line) {
    return Double.parseDouble(line.split(",")[3]);
  }

  /** Takes the fourth field: looks for its ends and makes one string. */
  static double fareByIndex(String line) {
    int from = 0;
    for (int field = 0; field < 3; field++) from = line.indexOf(',', from) + 1;
    return Double.parseDouble(line.substring(from, line.indexOf(',', from)));
  }

  /** Stands for a writer of a remote store: one write takes STORE_MILLIS. */
  static class Sink {
    private long rows;

    /** Keeps the lock while it waits for the store: the other thread waits twice. */
    synchronized void write(List<Double> batch) {
      waitForStore();
      rows += batch.size();
    }

    /** Locks only what the threads share. */
    void writeUnlocked(List<Double> batch) {
      waitForStore();
      synchronized (this) {
        rows += batch.size();
      }
    }

    private static void waitForStore() {
      try {
        Thread.sleep(STORE_MILLIS);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Returns the rows that reached the store. */
  static long run(boolean mended) throws InterruptedException {
    Sink sink = new Sink();
    List<Thread> threads = new ArrayList<>();
    for (String name : List.of("ingest-1", "ingest-2")) {
      threads.add(new Thread(() -> ingest(sink, mended), name));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) thread.join();
    return sink.rows;
  }

  private static void ingest(Sink sink, boolean mended) {
    for (int batch = 0; batch < BATCHES; batch++) {
      List<Double> fares = new ArrayList<>(LINES_PER_BATCH);
      for (int i = 0; i < LINES_PER_BATCH; i++) {
        String line = LINES.get(i % LINES.size());
        fares.add(mended ? fareByIndex(line) : fareBySplit(line));
      }
      if (mended) sink.writeUnlocked(fares);
      else sink.write(fares);
    }
  }
}
