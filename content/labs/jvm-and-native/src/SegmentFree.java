import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.ObjectName;
import org.apache.flink.core.memory.MemorySegment;
import org.apache.flink.core.memory.MemorySegmentFactory;

/**
 * When is the memory of a Flink segment given back? Two witnesses: the JDK's "direct"
 * buffer pool, and native memory tracking (-XX:NativeMemoryTracking=summary), whose
 * category "Other" counts memory taken through Unsafe, direct buffers included.
 */
public class SegmentFree {
  static final int COUNT = 64;
  static final int MIB = 1 << 20;
  static long poolBefore;
  static long otherBefore;

  public static void main(String[] args) throws Exception {
    System.out.printf("%-38s %11s %16s%n", "step", "direct pool", "NMT Other (MiB)");
    otherBefore = otherMiB(); // the JVM itself uses a little of both
    poolBefore = directCount();

    List<MemorySegment> direct = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      direct.add(MemorySegmentFactory.allocateUnpooledOffHeapMemory(MIB));
    }
    report("64 direct segments");
    direct.forEach(MemorySegment::free);
    report("  free() on each");
    collect();
    report("  then a collection");

    List<MemorySegment> unsafe = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      unsafe.add(MemorySegmentFactory.allocateOffHeapUnsafeMemory(MIB));
    }
    report("64 unsafe segments");
    unsafe.forEach(MemorySegment::free);
    report("  free() on each");

    for (int i = 0; i < COUNT; i++) MemorySegmentFactory.allocateOffHeapUnsafeMemory(MIB);
    report("64 unsafe segments, dropped");
    collect();
    report("  then a collection");

    try {
      direct.get(0).getLong(0);
    } catch (IllegalStateException e) {
      System.out.println("read after free(): " + e.getMessage());
    }
  }

  static void report(String step) throws Exception {
    System.out.printf("%-38s %11d %16d%n",
        step, directCount() - poolBefore, otherMiB() - otherBefore);
  }

  static long directCount() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals("direct"))
        .mapToLong(BufferPoolMXBean::getCount)
        .sum();
  }

  static long otherMiB() throws Exception {
    String summary = (String) ManagementFactory.getPlatformMBeanServer().invoke(
        new ObjectName("com.sun.management:type=DiagnosticCommand"), "vmNativeMemory",
        new Object[] {new String[] {"summary"}}, new String[] {String[].class.getName()});
    Matcher m =
        Pattern.compile("Other \\(reserved=\\d+KB, committed=(\\d+)KB").matcher(summary);
    return m.find() ? Long.parseLong(m.group(1)) / 1024 : 0;
  }

  /** Cleaners run in a thread of their own, after the collection: give it time. */
  static void collect() throws InterruptedException {
    System.gc();
    Thread.sleep(1_000);
  }
}
