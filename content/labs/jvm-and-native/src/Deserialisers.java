import bench.Deserialise;
import bench.Jmh;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmarks of bench.Deserialise and says what does not depend on the day:
 * sizes, orders, and factors as ranges. With the argument flinkKryo there is a fourth.
 */
public class Deserialisers {
  public static void main(String[] args) throws Exception {
    List<String> readers = new ArrayList<>(List.of("javaIo", "flinkPojo", "byHand"));
    readers.addAll(List.of(args));
    Map<String, RunResult> results = Jmh.run("deserialisers.log", new OptionsBuilder()
        .include("Deserialise\\.(" + String.join("|", readers) + ")$")
        .addProfiler(GCProfiler.class)); // counts what each call allocates

    System.out.println("reader     bytes read       fork 1       fork 2     allocated");
    for (String reader : readers) {
      RunResult result = results.get(reader);
      List<Long> forks = forks(result).stream().map(Math::round).toList();
      System.out.printf("%-10s %8d B %9d ns %9d ns %11d B%n", reader,
          Deserialise.bytes(reader).length, forks.get(0), forks.get(1), allocated(result));
    }
    System.out.println();
    for (int fork = 0; fork < 2; fork++) {
      int number = fork;
      System.out.println("slowest to fastest in fork " + (fork + 1) + ": " + readers.stream()
          .sorted(Comparator.comparing(reader -> -forks(results.get(reader)).get(number)))
          .collect(Collectors.joining(", ")));
    }
    compare(results, "javaIo", 5, "flinkPojo");
    compare(results, "flinkPojo", 3, "byHand");
    for (String reader : args) compare(results, reader, 2, "flinkPojo");
  }

  static void compare(Map<String, RunResult> results, String slow, int factor, String fast) {
    double measured = Jmh.best(results.get(slow)) / Jmh.best(results.get(fast));
    System.out.printf("%s needs more than %d times the time of %s: %s%n",
        slow, factor, fast, measured > factor ? "yes" : "no");
  }

  /** The mean of each fork, that is of each fresh JVM. */
  static List<Double> forks(RunResult result) {
    return result.getBenchmarkResults().stream()
        .map(BenchmarkResult::getPrimaryResult).map(mean -> mean.getScore()).toList();
  }

  static long allocated(RunResult result) {
    return Math.round(result.getSecondaryResults().get("gc.alloc.rate.norm").getScore());
  }
}
