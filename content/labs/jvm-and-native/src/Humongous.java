import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Allocates ten byte arrays of several lengths, asks for a full collection, and reads
 * from G1's own log how many humongous regions are in use afterwards.
 * Start it with -Xlog:gc*:file=target/humongous.log:tags (no times in the log).
 */
public class Humongous {
  static final Path LOG = Path.of("target/humongous.log");
  static final Pattern REGIONS = Pattern.compile("Humongous regions: (\\d+)->(\\d+)");
  static final int ARRAYS = 10;
  static byte[][] kept; // static, so that the arrays stay reachable

  public static void main(String[] args) throws IOException {
    int region = Integer.parseInt(
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
            .getVMOption("G1HeapRegionSize").getValue());
    System.out.printf("region size %d bytes, %d arrays each time%n", region, ARRAYS);
    System.out.println();
    System.out.println("byte[] length   object bytes   humongous regions in use");
    int half = region / 2;
    for (int length : new int[] {
        half - 16, half - 15, 614_400, region - 16, region - 15, region, 2 * region}) {
      kept = null;
      System.gc(); // start clean
      kept = new byte[ARRAYS][];
      for (int i = 0; i < ARRAYS; i++) kept[i] = new byte[length];
      System.gc();
      System.out.printf("%13d %14d %12d%n", length, objectBytes(length), lastCount());
    }

    // Ten arrays that nothing refers to any more: is a young pause enough to free them?
    System.out.println();
    System.out.println("ten dead arrays of " + region + " bytes, then small ones:");
    kept = null;
    System.gc();
    for (int i = 0; i < ARRAYS; i++) sink = new byte[region];
    int before = logLines().size();
    while (logLines().size() == before) churn();
    logLines().stream()
        .skip(before)
        .filter(line -> line.contains("gc,start") || REGIONS.matcher(line).find())
        .limit(2)
        // How many collections came before differs from run to run.
        .map(line -> line.replaceAll("GC\\(\\d+\\)", "GC(n)"))
        .forEach(System.out::println);
  }

  /** Header of 16 bytes (JDK 17, compressed class pointers), rounded up to 8. */
  static long objectBytes(int length) {
    return (16L + length + 7) / 8 * 8;
  }

  static Object sink;

  static void churn() {
    for (int i = 0; i < 1_000; i++) sink = new byte[1_000];
  }

  static int lastCount() throws IOException {
    int count = -1;
    for (String line : logLines()) {
      Matcher m = REGIONS.matcher(line);
      if (m.find()) count = Integer.parseInt(m.group(2));
    }
    return count;
  }

  static List<String> logLines() throws IOException {
    return Files.readAllLines(LOG);
  }
}
