import bench.Jmh;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Three ways to measure something else than you think: dead code, constants, cold code. */
public class BrokenBenchmarks {
  static final int CALLS = 100; // in one shot of the cold measurement

  public static void main(String[] args) throws Exception {
    hot();
    System.out.println();
    cold();
  }

  /** The same hash function four times, warmed up. */
  static void hot() throws Exception {
    Map<String, RunResult> results =
        Jmh.run("pitfalls.log", new OptionsBuilder().include("Pitfalls"));
    for (String method : List.of("nothing", "dropped", "folded", "returned")) {
      System.out.printf("%-9s %6.2f ns%n", method, Jmh.best(results.get(method)));
    }
    double returned = Jmh.best(results.get("returned"));
    for (String other : List.of("nothing", "dropped", "folded")) {
      verdict("returned costs more than 5 times " + other,
          returned > 5 * Jmh.best(results.get(other)));
    }
  }

  /** One of the deserialisers from its very first call: no warm-up, each shot kept. */
  static void cold() throws Exception {
    RunResult result = Jmh.run("cold.log", new OptionsBuilder()
        .include("Deserialise\\.flinkPojo$")
        .mode(Mode.SingleShotTime).timeUnit(TimeUnit.NANOSECONDS).forks(1)
        .warmupIterations(0).measurementIterations(1_000).measurementBatchSize(CALLS))
        .get("flinkPojo");
    List<Double> shots = result.getBenchmarkResults().iterator().next()
        .getIterationResults().stream()
        .map(shot -> shot.getPrimaryResult().getScore() / CALLS).toList();
    System.out.println("flinkPojo without warm-up, per call");
    for (int shot : new int[] {0, 10, 100, 999}) {
      System.out.printf("calls %,7d to %,7d %7.0f ns%n",
          shot * CALLS + 1, (shot + 1) * CALLS, shots.get(shot));
    }
    double warm = shots.subList(900, 1_000).stream().sorted().toList().get(50); // median
    verdict("the first 100 calls cost more than 20 times as much as late ones",
        shots.get(0) > 20 * warm);
  }

  static void verdict(String claim, boolean holds) {
    System.out.println(claim + ": " + (holds ? "yes" : "no"));
  }
}
