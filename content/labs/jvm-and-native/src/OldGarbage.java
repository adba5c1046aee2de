import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cache whose entries are replaced at random. Entries grow old before they die, so
 * garbage gathers in the old generation until G1 marks it and collects "mixed".
 * Start it with -Xlog:gc*,gc+ihop=debug:file=target/mixed.log:tags
 */
public class OldGarbage {
  static final Path LOG = Path.of("target/mixed.log");
  static final int ENTRIES = 90_000;
  static final int ENTRY_BYTES = 1_000;
  static final int MAX_REPLACEMENTS = 4_000_000; // a stop, should no mixed pause come
  static final Pattern STEP = Pattern.compile(
      "(Pause (?:Young|Remark|Cleanup|Full)(?: \\([A-Z][a-z ]+[A-Z]?[a-z]*\\))?"
          + "|Concurrent (?:Mark|Undo) Cycle)");

  public static void main(String[] args) throws IOException {
    byte[][] cache = new byte[ENTRIES][];
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 1; i < MAX_REPLACEMENTS; i++) {
      // Without this the program outruns the marking threads: full collections follow.
      if (i % 200 == 0) LockSupport.parkNanos(1_000_000);
      cache[random.nextInt(ENTRIES)] = new byte[ENTRY_BYTES];
      if (i % 100_000 == 0 && Files.readString(LOG).contains("active: true")) break;
    }

    List<String> log = Files.readAllLines(LOG);
    System.out.println("committed heap: " + Runtime.getRuntime().totalMemory() + " B");
    Matcher first =
        firstMatch(log, "threshold: (\\d+)B \\(([\\d.]+)\\), target occupancy: (\\d+)B");
    System.out.printf("first threshold: %s B = %s %% of target occupancy %s B%n",
        first.group(1), first.group(2), first.group(3));
    Matcher later = firstMatch(log, "Adaptive.*threshold: (\\d+)B.*active: true");
    System.out.println("prediction active: true; the threshold is "
        + (later.group(1).equals(first.group(1)) ? "the same" : "another one"));

    System.out.println("the first marking cycle (normal young pauses left out):");
    boolean started = false;
    for (String step : steps(log)) {
      started |= step.contains("(Concurrent Start)");
      if (started && !step.contains("(Normal)")) System.out.println("  " + step);
      if (started && step.contains("(Mixed)")) break;
    }
  }

  /** Names of pauses (at the line that ends each) and cycles (that begins each). */
  static List<String> steps(List<String> log) {
    List<String> steps = new ArrayList<>();
    for (String line : log) {
      boolean cycleStart = line.matches(".*Concurrent (Mark|Undo) Cycle$");
      boolean pauseEnd = line.startsWith("[gc  ") && line.contains("Pause");
      Matcher m = STEP.matcher(line);
      if ((cycleStart || pauseEnd) && m.find()) steps.add(m.group(1));
    }
    return steps;
  }

  static Matcher firstMatch(List<String> log, String regex) {
    Pattern pattern = Pattern.compile(regex);
    for (String line : log) {
      Matcher m = pattern.matcher(line);
      if (m.find()) return m;
    }
    throw new IllegalStateException("nothing in the log matches " + regex);
  }
}
