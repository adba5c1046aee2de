package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;

/** Starts JMH from a program, and reads its results. JMH's own report goes to a log. */
public class Jmh {
  public static Map<String, RunResult> run(String log, ChainedOptionsBuilder options)
      throws IOException, RunnerException {
    System.setProperty("jmh.ignoreLock", "true"); // its lock file is outside this folder
    Files.createDirectories(Path.of(".work"));
    Map<String, RunResult> byMethod = new LinkedHashMap<>();
    for (RunResult result : new Runner(options.output(".work/" + log).build()).run()) {
      String name = result.getParams().getBenchmark();
      byMethod.put(name.substring(name.lastIndexOf('.') + 1), result);
    }
    return byMethod;
  }

  /** The lowest iteration: what another program on this machine disturbed least. */
  public static double best(RunResult result) {
    return result.getBenchmarkResults().stream()
        .flatMap(fork -> fork.getIterationResults().stream())
        .map(IterationResult::getPrimaryResult)
        .mapToDouble(iteration -> iteration.getScore())
        .min().orElseThrow();
  }
}
