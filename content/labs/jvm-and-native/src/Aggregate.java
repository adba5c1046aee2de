import java.lang.management.BufferPoolMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.core.memory.MemorySegment;
import org.apache.flink.core.memory.MemorySegmentFactory;

/**
 * One aggregation (sum per key), four memory layouts. Prints what each allocated
 * and how often the collector ran; never how long anything took.
 */
public class Aggregate {
  static final int RECORDS = 8_000_000;
  static final int KEYS = 65_536;
  static final int SLOTS = 131_072; // twice the keys, a power of two
  static final int SLOT_BYTES = 16; // 8 for the key, 8 for the sum

  /** An aggregator: takes (key, amount), hands back the total of all sums. */
  interface Table {
    void add(long key, long amount);

    long total();
  }

  /** Boxed objects: every new sum is a new Long on the heap. */
  static final class Boxed implements Table {
    final Map<Long, Long> sums = new HashMap<>(SLOTS);

    public void add(long key, long amount) {
      sums.merge(key, amount, Long::sum);
    }

    public long total() {
      return sums.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /** The same table in one flat long[], still on the heap. */
  static final class FlatHeap implements Table {
    final long[] cells = new long[SLOTS * 2];

    public void add(long key, long amount) {
      int slot = home(key);
      while (cells[slot * 2] != key && cells[slot * 2] != 0) {
        slot = (slot + 1) & (SLOTS - 1);
      }
      cells[slot * 2] = key;
      cells[slot * 2 + 1] += amount;
    }

    public long total() {
      long total = 0;
      for (int slot = 0; slot < SLOTS; slot++) total += cells[slot * 2 + 1];
      return total;
    }
  }

  /** The same flat table in one of Flink's off-heap segments. */
  static class OffHeap implements Table {
    final MemorySegment memory =
        MemorySegmentFactory.allocateUnpooledOffHeapMemory(SLOTS * SLOT_BYTES);

    public void add(long key, long amount) {
      int at = find(key);
      memory.putLong(at, key);
      memory.putLong(at + 8, memory.getLong(at + 8) + amount);
    }

    int find(long key) {
      int slot = home(key);
      long seen;
      while ((seen = memory.getLong(slot * SLOT_BYTES)) != key && seen != 0) {
        slot = (slot + 1) & (SLOTS - 1);
      }
      return slot * SLOT_BYTES;
    }

    public long total() {
      long total = 0;
      for (int slot = 0; slot < SLOTS; slot++) {
        total += memory.getLong(slot * SLOT_BYTES + 8);
      }
      return total;
    }
  }

  /** Off-heap rows, but each row is handed out as an object, as many APIs do. */
  static final class OffHeapWrapped extends OffHeap {
    ByteBuffer lastRow; // keeps one row reachable, so the JIT cannot remove the object

    @Override
    public void add(long key, long amount) {
      int at = find(key);
      ByteBuffer row = memory.wrap(at, SLOT_BYTES);
      row.putLong(at, key).putLong(at + 8, row.getLong(at + 8) + amount);
      lastRow = row;
    }

    @Override
    public long total() {
      // ByteBuffer is big-endian unless told otherwise; the segment is not.
      long total = 0;
      for (int slot = 0; slot < SLOTS; slot++) {
        total += memory.getLongBigEndian(slot * SLOT_BYTES + 8);
      }
      return total;
    }

    @Override
    int find(long key) {
      int slot = home(key);
      long seen;
      while ((seen = memory.getLongBigEndian(slot * SLOT_BYTES)) != key && seen != 0) {
        slot = (slot + 1) & (SLOTS - 1);
      }
      return slot * SLOT_BYTES;
    }
  }

  static int home(long key) {
    return (int) ((key * 0x9E3779B97F4A7C15L) >>> 47); // the top 17 bits
  }

  static void run(String name, Table table) {
    feed(table, RECORDS / 4); // warm up: let the JIT compile before we count
    System.gc();
    long bytes = allocated();
    long collections = collections();
    feed(table, RECORDS);
    bytes = allocated() - bytes;
    collections = collections() - collections;
    System.out.printf(
        "%-16s %8d %12d %11d %13d%n",
        name, Math.round(bytes / (double) RECORDS), collections, directBytes() >> 20,
        table.total() % 1_000_000);
  }

  static void feed(Table table, int records) {
    long state = 42;
    for (int i = 0; i < records; i++) {
      state = state * 6364136223846793005L + 1442695040888963407L; // a plain LCG
      long key = 1_000_000 + ((state >>> 33) & (KEYS - 1)); // outside the Long cache
      long amount = 1_000 + ((state >>> 20) & 4095);
      table.add(key, amount);
    }
  }

  static long allocated() {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  static long collections() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
        .sum();
  }

  static long directBytes() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals("direct"))
        .mapToLong(BufferPoolMXBean::getTotalCapacity)
        .sum();
  }

  public static void main(String[] args) {
    System.out.println(
        "layout           B/record  collections  direct MiB  total % 10^6");
    run("boxed HashMap", new Boxed());
    run("flat long[]", new FlatHeap());
    run("off-heap", new OffHeap());
    run("off-heap, rows", new OffHeapWrapped());
  }
}
