import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Kills the job once, at a point of checkpoint 3; and keeps what the sinks did. */
class Crash {
  enum Point { WRITING, PREPARED, COMPLETE, HALF_COMMITTED, COMMITTED }

  static final int WRITERS = 2;
  static Point point;
  static boolean commitByCopy;
  static volatile boolean armed; // from here on the next chance is taken
  static final AtomicLong written = new AtomicLong(); // by all sinks, since the last start
  static final AtomicInteger prepared = new AtomicInteger();
  static final AtomicInteger committed = new AtomicInteger();
  private static final TreeSet<String> commits = new TreeSet<>();

  static void arm() {
    prepared.set(0);
    committed.set(0);
    armed = true;
  }

  static void prepared() {
    prepared.incrementAndGet();
  }

  /** The checkpoint of the counting task: all writers of the job have prepared, it fails. */
  static void inSnapshot(int subtask, int attempt) {
    if (armed && attempt == 0 && point == Point.PREPARED && subtask == 1) {
      await(prepared);
      die();
    }
  }

  static void beforeCommit(int subtask, int attempt) {
    if (attempt > 0) {
      return; // one crash is enough
    }
    if (armed && point == Point.COMPLETE) {
      die();
    }
    if (armed && point == Point.HALF_COMMITTED && subtask == 1) {
      await(committed, 1);
      die();
    }
  }

  static void afterCommit(int subtask, int attempt) {
    if (armed && attempt == 0 && point == Point.COMMITTED) {
      await(committed);
      die();
    }
  }

  static void committed(int subtask, String name, String how) {
    synchronized (commits) {
      commits.add("committer " + subtask + ": " + name + " " + how);
    }
    committed.incrementAndGet();
  }

  static TreeSet<String> takeCommits() {
    synchronized (commits) {
      TreeSet<String> copy = new TreeSet<>(commits);
      commits.clear();
      return copy;
    }
  }

  static void copy(Path from, Path to) throws IOException {
    Files.write(to, Files.readAllBytes(from), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    committed(Integer.parseInt(from.getFileName().toString().substring(2, 3)),
        from.getFileName().toString().substring(1), "copied");
  }

  private static void await(AtomicInteger count) {
    await(count, WRITERS);
  }

  private static void await(AtomicInteger count, int wanted) {
    try {
      Cluster.await("the other subtask", () -> count.get() >= wanted);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void die() {
    // After an exception Flink would still tell the rest of the chain that the checkpoint is
    // complete. An Error ends the task at once, like a process that dies.
    throw new Error("the crash asked for");
  }
}
