import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import javax.management.ObjectName;
import org.apache.flink.core.memory.MemorySegment;
import org.apache.flink.core.memory.MemorySegmentFactory;

/**
 * Where are the bytes of a process? Four kinds of memory are taken one after the other and
 * kept. Four witnesses are asked each time: the heap, the pool of direct buffers, native
 * memory tracking, and the operating system. All numbers are what came on top since the
 * start, in MiB, to the nearest multiple of 16.
 */
public class Footprint {
  static final int COUNT = 64;
  static final int MIB = 1 << 20;
  static final int DEFLATERS = 232; // each takes a little more than a quarter of a MiB
  static final List<Object> kept = new ArrayList<>();
  static long[] start;

  public static void main(String[] args) throws Exception {
    System.out.println("taken and kept                     heap  direct   NMT   process");
    measure(); // loads the classes that measuring needs
    start = measure();

    for (int i = 0; i < COUNT * 16; i++) kept.add(new byte[MIB / 16]);
    report("1,024 byte arrays of 64 KiB");

    for (int i = 0; i < COUNT; i++) kept.add(ByteBuffer.allocateDirect(MIB));
    report("64 direct buffers of 1 MiB");

    List<MemorySegment> unsafe = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      unsafe.add(MemorySegmentFactory.allocateOffHeapUnsafeMemory(MIB));
    }
    kept.add(unsafe);
    report("64 unsafe segments of 1 MiB");
    for (MemorySegment segment : unsafe) {
      for (int at = 0; at < MIB; at += 4096) segment.put(at, (byte) 1);
    }
    report("  and written to");

    byte[] page = new byte[256 << 10];
    byte[] out = new byte[page.length];
    new Random(7).nextBytes(page);
    for (int i = 0; i < DEFLATERS; i++) {
      Deflater deflater = new Deflater();
      deflater.setInput(page);
      deflater.deflate(out);
      kept.add(deflater);
    }
    report("232 zlib compressors");
  }

  static void report(String what) throws Exception {
    long[] now = measure();
    System.out.printf("%-32s", what);
    for (int i = 0; i < now.length; i++) {
      System.out.printf("%7d", Math.round((now[i] - start[i]) / 16384.0) * 16);
    }
    System.out.println();
  }

  /** In KiB: heap used, direct pool, committed by NMT, resident by the operating system. */
  static long[] measure() throws Exception {
    return new long[] {
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 10,
        ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
            .filter(pool -> pool.getName().equals("direct"))
            .mapToLong(BufferPoolMXBean::getMemoryUsed).sum() >> 10,
        committedByNmt(),
        resident()};
  }

  static long committedByNmt() throws Exception {
    String summary = (String) ManagementFactory.getPlatformMBeanServer().invoke(
        new ObjectName("com.sun.management:type=DiagnosticCommand"), "vmNativeMemory",
        new Object[] {new String[] {"summary"}}, new String[] {String[].class.getName()});
    Matcher m = Pattern.compile("Total: reserved=\\d+KB, committed=(\\d+)KB").matcher(summary);
    if (!m.find()) throw new IllegalStateException("NMT is off");
    return Long.parseLong(m.group(1));
  }

  static long resident() throws Exception {
    Process ps = new ProcessBuilder(
        "ps", "-o", "rss=", "-p", String.valueOf(ProcessHandle.current().pid())).start();
    return Long.parseLong(new String(ps.getInputStream().readAllBytes()).trim());
  }
}
