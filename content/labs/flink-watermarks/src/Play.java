import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.Collector;

/**
 * Hands out orders one at a time, by a script, and prints where the watermark stands after each.
 * All runs in one JVM, so static fields are enough.
 */
final class Play {

  /** An order, or a pause if {@code order} is null. */
  record Step(Order order, long pause) {}

  /** An order gets this much time for its effects, and more while there are new ones. */
  private static final long SETTLE = 400;

  private static List<Step> script;
  private static int next;
  private static int shown;
  private static long due;
  private static volatile long lastNews;
  private static int partitions;
  private static Map<Integer, Long> highest;
  private static final List<String> said = new ArrayList<>();
  /** What the probes saw last; "idle" is the status of a stream without news. */
  private static final Map<String, String> watermarks = new ConcurrentSkipListMap<>();

  static Step order(int partition, String city, double seconds) {
    return new Step(new Order(partition, city, seconds), 0);
  }

  static Step pause(long millis) {
    return new Step(null, millis);
  }

  static StreamExecutionEnvironment begin(int count, Step... steps) {
    script = List.of(steps);
    next = 0;
    shown = 0;
    due = Long.MAX_VALUE; // until the first reader is there
    partitions = count;
    highest = new TreeMap<>();
    said.clear();
    watermarks.clear();
    Configuration conf = new Configuration();
    // The default is 200 ms. Only the pauses of this play get shorter by it.
    conf.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofMillis(10));
    var env = StreamExecutionEnvironment.createLocalEnvironment(1, conf);
    StringBuilder head = new StringBuilder("   order          ");
    for (int p = 0; p < count; p++) {
      head.append(String.format("%7s", "max p" + p));
    }
    System.out.println(head.append("   watermark   what the window says"));
    return env;
  }

  static void say(String what) {
    lastNews = now();
    synchronized (said) {
      said.add(what);
    }
  }

  static synchronized void ready() {
    if (due == Long.MAX_VALUE) {
      due = now() + 1000;
    }
  }

  /** The next order, if it is in one of these partitions and the last one has settled. */
  static synchronized Order turn(List<Integer> mine) {
    if (now() < due || now() < lastNews + SETTLE) {
      return null;
    }
    if (shown < next) {
      show(script.get(next - 1));
      shown = next;
    }
    if (next == script.size()) {
      return null;
    }
    Step step = script.get(next);
    if (step.order == null) {
      next++;
      due = now() + step.pause;
      return null;
    }
    if (!mine.contains(step.order.partition)) {
      return null;
    }
    next++;
    highest.merge(step.order.partition, step.order.time, Math::max);
    due = now() + SETTLE;
    return step.order;
  }

  static synchronized int shown() {
    return shown;
  }

  static synchronized boolean over() {
    return next == script.size() && shown == next;
  }

  private static void show(Step step) {
    String name = step.order == null ? "-- a pause --" : step.order.toString();
    StringBuilder line = new StringBuilder(String.format("   %-15s", name));
    for (int p = 0; p < partitions; p++) {
      Long max = highest.get(p);
      line.append(String.format("%7s", max == null ? "-" : seconds(max)));
    }
    line.append(String.format("   %-9s ", watermarks.getOrDefault("all", "none")));
    synchronized (said) {
      Collections.sort(said);
      line.append("  ").append(String.join(", ", said));
      said.clear();
    }
    System.out.println(line.toString().stripTrailing());
  }

  /** What the end of the input brought about. */
  static void end() {
    synchronized (said) {
      Collections.sort(said);
      System.out.println("   the input ends: watermark " + watermarks.get("all"));
      said.forEach(line -> System.out.println("      " + line));
    }
    System.out.println();
  }

  static String seconds(long millis) {
    return millis % 1000 == 0 ? "" + millis / 1000 : String.format("%.3f", millis / 1000.0);
  }

  private static long now() {
    return System.nanoTime() / 1_000_000;
  }

  /** Says which orders were late. */
  static class Late extends ProcessFunction<Order, String> {
    @Override
    public void processElement(Order order, Context ctx, Collector<String> out) {
      say("LATE: " + order);
    }
  }

  /** An operator that does nothing but look at the watermarks that pass. */
  static class Probe extends AbstractStreamOperator<Order>
      implements OneInputStreamOperator<Order, Order> {
    private final String name;

    Probe(String name) {
      this.name = name;
    }

    @Override
    public void open() throws Exception {
      super.open();
      ready();
    }

    @Override
    public void processElement(StreamRecord<Order> record) {
      lastNews = now();
      output.collect(record);
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
      long t = mark.getTimestamp();
      lastNews = now();
      watermarks.put(name, t == Long.MAX_VALUE ? "MAX" : seconds(t));
      super.processWatermark(mark);
    }

    @Override
    public void processWatermarkStatus(WatermarkStatus status) throws Exception {
      if (status.isIdle()) {
        watermarks.merge(name, "idle", (before, idle) -> before + " idle");
      }
      super.processWatermarkStatus(status);
    }
  }
}
