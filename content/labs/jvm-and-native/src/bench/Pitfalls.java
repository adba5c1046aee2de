package bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One hash function, measured right (returned) and wrong in two ways. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 20, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx256m")
public class Pitfalls {
  static final long FIXED_KEY = 4711;
  long key = 4711; // a field of the state that is not final: read again at each call

  /** What the harness itself costs. */
  @Benchmark
  public void nothing() {}

  /** Dead code: nobody uses the result, so the compiler may remove the work. */
  @Benchmark
  public void dropped() {
    hash(key);
  }

  /** Constant folding: the input never changes, so the compiler may work it out once. */
  @Benchmark
  public long folded() {
    return hash(FIXED_KEY);
  }

  /** JMH uses the returned value, and the input is not known before. */
  @Benchmark
  public long returned() {
    return hash(key);
  }

  /** Twenty rounds of mixing; no memory is touched. */
  static long hash(long h) {
    for (int round = 0; round < 20; round++) {
      h = (h ^ (h >>> 33)) * 0x9E3779B97F4A7C15L;
    }
    return h;
  }
}
