import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.api.common.state.v2.ValueState;
import org.apache.flink.api.common.state.v2.ValueStateDescriptor;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** What changes in a program when state answers later: order, threads, fields; and what is refused. */
public class Async {

  static final int CITIES = 5_000;

  /** Counts like the others, and watches when its callbacks run. */
  static class Watch extends RichFlatMapFunction<String, Long> {
    static final AtomicInteger OPEN = new AtomicInteger();
    static final AtomicInteger MOST_OPEN = new AtomicInteger();
    static final AtomicInteger OTHER_THREAD = new AtomicInteger();
    static final AtomicInteger FIELD_CHANGED = new AtomicInteger();

    private transient ValueState<Count> orders;
    private transient String current; // a field that callbacks must not rely on

    @Override
    public void open(OpenContext ctx) {
      orders = getRuntimeContext().getState(
          new ValueStateDescriptor<>("orders", new CountSerializer()));
    }

    @Override
    public void flatMap(String city, Collector<Long> out) {
      current = city;
      Thread asks = Thread.currentThread();
      MOST_OPEN.accumulateAndGet(OPEN.incrementAndGet(), Math::max);
      orders.asyncValue().thenCompose(found -> {
        OPEN.decrementAndGet();
        if (Thread.currentThread() != asks) {
          OTHER_THREAD.incrementAndGet();
        }
        if (!city.equals(current)) {
          FIELD_CHANGED.incrementAndGet();
        }
        Count count = found == null ? new Count() : found;
        count.orders++;
        return orders.asyncUpdate(count).thenAccept(done -> out.collect(count.orders));
      });
    }
  }

  /** The same in a process function. */
  static class Process extends KeyedProcessFunction<String, String, Long> {
    private transient ValueState<Count> orders;

    @Override
    public void open(OpenContext ctx) {
      orders = getRuntimeContext().getState(
          new ValueStateDescriptor<>("orders", new CountSerializer()));
    }

    @Override
    public void processElement(String city, Context ctx, Collector<Long> out) {
      orders.asyncValue().thenAccept(found -> out.collect(1L));
    }
  }

  public static void main(String[] args) throws Exception {
    watch("forst");
    watch("hashmap");
    System.out.println("\nrefused when the job starts");
    refused("state of package v2, without enableAsyncState()", false, new CountOrdersAsync());
    refused("classic state, with enableAsyncState()", true, new CountOrders());
    refused("state of package v2, with enableAsyncState(), in process()", true, null);
    System.exit(0);
  }

  static void watch(String backend) throws Exception {
    Watch.MOST_OPEN.set(0);
    Watch.OTHER_THREAD.set(0);
    Watch.FIELD_CHANGED.set(0);
    Configuration conf = configuration(backend);
    try (Cluster flink = new Cluster(conf)) {
      JobID job = flink.start(Orders.job(conf, CITIES, true, new Watch()));
      Orders.round(flink, job, CITIES);
      Orders.round(flink, job, CITIES);
      System.out.printf("%s, %,d orders of %,d cities%n", backend, 2 * CITIES, CITIES);
      System.out.printf("  sum of all counts: %,d%n", Orders.SUM.get());
      System.out.println("  callbacks on another thread than flatMap: " + Watch.OTHER_THREAD);
      System.out.println("  more than one order waits for its state: "
          + (Watch.MOST_OPEN.get() > 1 ? "yes" : "no"));
      System.out.println("  callbacks that found the field of a later order: "
          + (Watch.FIELD_CHANGED.get() > CITIES ? "most" : Watch.FIELD_CHANGED));
      System.err.println(Watch.MOST_OPEN + " open, " + Watch.FIELD_CHANGED + " changed");
      flink.cancel(job);
    }
  }

  static void refused(String what, boolean async, FlatMapFunction<String, Long> counter)
      throws Exception {
    Configuration conf = configuration("forst");
    try (Cluster flink = new Cluster(conf)) {
      JobID job = flink.start(counter == null
          ? Orders.processJob(conf, CITIES, new Process())
          : Orders.job(conf, CITIES, async, counter));
      System.out.println("  " + what + "\n    "
          + flink.failure(job).replaceAll("(.{1,80})( |$)", "$1\n    ").trim());
    }
  }

  static Configuration configuration(String backend) {
    Configuration conf = Cluster.configuration(backend);
    conf.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    return conf;
  }
}
