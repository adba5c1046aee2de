import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;

/** A fast and a slow partition in one reader, with and without watermark alignment. */
public class Alignment {

  static final AtomicLong open = new AtomicLong();
  static final AtomicLong mostOpen = new AtomicLong();
  static volatile long greatestLead;

  /** One order a second of event time. p0 gives one each millisecond, p1 one each 20 ms. */
  static class TwoReader extends PartitionSource.Reader {
    final Set<String> paused = new HashSet<>();
    private long fast;
    private long slow;
    private long slowDue = System.nanoTime();

    @Override
    public InputStatus pollNext(ReaderOutput<Order> out) throws Exception {
      if (slow == 100) {
        return InputStatus.END_OF_INPUT;
      }
      Thread.sleep(1);
      if (mine.size() == 2 && System.nanoTime() >= slowDue && !paused.contains("p1")) {
        out.createOutputForSplit("p1").collect(new Order(1, "cairo", slow++));
        slowDue = System.nanoTime() + 20_000_000;
      }
      if (mine.size() == 2 && !paused.contains("p0")) {
        out.createOutputForSplit("p0").collect(new Order(0, "houston", fast++));
        greatestLead = Math.max(greatestLead, fast - slow);
      }
      return InputStatus.NOTHING_AVAILABLE;
    }
  }

  /** The same reader, which can stop single partitions. Without this, alignment fails. */
  static class PausingReader extends TwoReader {
    @Override
    public void pauseOrResumeSplits(Collection<String> pause, Collection<String> resume) {
      paused.addAll(pause);
      paused.removeAll(resume);
    }
  }

  static class TwoSpeeds extends PartitionSource {
    private final boolean pausing;

    TwoSpeeds(boolean pausing) {
      super(0, 1);
      this.pausing = pausing;
    }

    @Override
    public SourceReader<Order, Partition> createReader(SourceReaderContext context) {
      return pausing ? new PausingReader() : new TwoReader();
    }
  }

  /** Counts how many windows are open: an accumulator for each. */
  static class Open implements AggregateFunction<Order, Long, Long> {
    @Override
    public Long createAccumulator() {
      mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
      return 0L;
    }

    @Override
    public Long add(Order order, Long sum) {
      return sum + 1;
    }

    @Override
    public Long getResult(Long sum) {
      open.decrementAndGet();
      return sum;
    }

    @Override
    public Long merge(Long a, Long b) {
      return a + b;
    }
  }

  static void run(String title, boolean pausing, boolean align, boolean optOut) throws Exception {
    open.set(0);
    mostOpen.set(0);
    greatestLead = 0;
    Configuration conf = new Configuration();
    conf.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofMillis(10));
    conf.set(PipelineOptions.ALLOW_UNALIGNED_SOURCE_SPLITS, optOut);
    var env = StreamExecutionEnvironment.createLocalEnvironment(1, conf);
    WatermarkStrategy<Order> strategy =
        WatermarkStrategy.<Order>forBoundedOutOfOrderness(Duration.ofSeconds(5))
            .withTimestampAssigner((order, previous) -> order.time);
    if (align) {
      strategy =
          strategy.withWatermarkAlignment(
              "shop", Duration.ofSeconds(60), Duration.ofMillis(50));
    }
    env.fromSource(
            new TwoSpeeds(pausing), strategy, "orders", TypeInformation.of(Order.class))
        .keyBy(order -> order.city)
        .window(TumblingEventTimeWindows.of(Duration.ofSeconds(10)))
        .aggregate(new Open())
        .sinkTo(new DiscardingSink<>());
    System.out.println(title);
    try {
      env.execute();
      System.out.println(
          "   p0 ahead of p1 by more than 200 s at some time: " + (greatestLead > 200));
      System.out.println(
          "   more than 20 windows open at some time:         " + (mostOpen.get() > 20));
    } catch (Exception e) {
      Throwable root = e;
      while (root.getCause() != null) {
        root = root.getCause();
      }
      System.out.println("   the job fails: " + root.getClass().getSimpleName());
      System.out.println("   " + root.getMessage().split(" which")[0]);
    }
  }

  public static void main(String[] args) throws Exception {
    run("1. no alignment", true, false, false);
    run("2. aligned: drift 60 s, update interval 50 ms", true, true, false);
    run("3. aligned, but the reader cannot pause a partition", false, true, false);
    run("4. the same, with allow-unaligned-source-splits", false, true, true);
  }
}
