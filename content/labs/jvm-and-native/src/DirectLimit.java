import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;

/**
 * The limit of direct memory, with buffers that are dropped at once and with buffers that
 * are kept. Start it with -XX:MaxDirectMemorySize=64m, and a heap that is nearly empty.
 */
public class DirectLimit {
  static final int MIB = 1 << 20;

  public static void main(String[] args) {
    System.out.println("1 MiB buffers, each dropped before the next is taken:");
    int taken = 0;
    long before = collections();
    try {
      for (; taken < 200; taken++) ByteBuffer.allocateDirect(MIB);
      System.out.printf("  %d taken; collections: %s%n", taken,
          collections() == before ? "none" : "some");
    } catch (OutOfMemoryError e) {
      report(taken, before, e);
    }

    System.out.println("1 MiB buffers, all kept:");
    ByteBuffer[] kept = new ByteBuffer[200];
    taken = 0;
    before = collections();
    long start = System.nanoTime();
    try {
      for (; taken < kept.length; taken++) kept[taken] = ByteBuffer.allocateDirect(MIB);
    } catch (OutOfMemoryError e) {
      long millis = (System.nanoTime() - start) / 1_000_000;
      report(taken, before, e);
      System.out.println(millis < 500 ? "  after " + millis + " ms" : "  after half a second or more");
    }
  }

  static void report(int taken, long before, OutOfMemoryError e) {
    System.out.printf("  %d taken, then OutOfMemoryError; collections: %s%n", taken,
        collections() == before ? "none" : "some");
    System.out.println("  " + e.getMessage());
  }

  static long collections() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
        .sum();
  }
}
