import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;

/** Counts orders per city, takes a savepoint at parallelism 2, restores it at 3. */
public class Rescale {

  static final int ROUND = 2 * KeyGroups.KEYS.size(); // each city twice

  /** city -> "subtask count", as the function last saw it; the cluster shares our JVM. */
  static final Map<String, String> SEEN = new ConcurrentSkipListMap<>();

  static class CountOrders extends KeyedProcessFunction<String, String, Long> {
    private transient ValueState<Long> orders;

    @Override
    public void open(OpenContext ctx) {
      orders =
          getRuntimeContext()
              .getState(new ValueStateDescriptor<>("orders", Types.LONG));
    }

    @Override
    public void processElement(String city, Context ctx, Collector<Long> out)
        throws Exception {
      Long before = orders.value(); // the value of this city only
      long now = before == null ? 1 : before + 1;
      orders.update(now);
      out.collect(now);
      int subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
      SEEN.put(city, subtask + "      " + now);
    }
  }

  /** {@code maxParallelism} 0 means: leave it to Flink. */
  static StreamExecutionEnvironment job(int parallelism, int maxParallelism) {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.setParallelism(parallelism);
    if (maxParallelism > 0) {
      env.setMaxParallelism(maxParallelism);
    }
    GeneratorFunction<Long, String> city =
        i -> KeyGroups.KEYS.get((int) (i % KeyGroups.KEYS.size()));
    DataGeneratorSource<String> source =
        new DataGeneratorSource<>(
            city, Long.MAX_VALUE, RateLimiterStrategy.perCheckpoint(ROUND),
            Types.STRING);
    env.fromSource(source, WatermarkStrategy.noWatermarks(), "orders")
        .setParallelism(1)
        .uid("orders")
        .keyBy(c -> c)
        .process(new CountOrders())
        .uid("count")
        .sinkTo(new DiscardingSink<>());
    return env;
  }

  /** Waits until every city has reached {@code count}. */
  static void await(long count) throws InterruptedException {
    while (!reached(count)) {
      Thread.sleep(50);
    }
  }

  static boolean reached(long count) {
    return SEEN.size() == KeyGroups.KEYS.size()
        && SEEN.values().stream().allMatch(s -> s.endsWith(" " + count));
  }

  public static void main(String[] args) throws Exception {
    try (LocalFlink flink = new LocalFlink()) {
      JobID first = flink.start(job(2, 8), null);
      await(2);
      Map<String, String> before = Map.copyOf(SEEN);
      String savepoint = flink.savepointAndCancel(first);

      System.out.println("the savepoint says");
      for (OperatorState op : LocalFlink.operatorStates(savepoint)) {
        for (int i = 0; i < op.getParallelism(); i++) {
          for (KeyedStateHandle h : op.getState(i).getManagedKeyedState()) {
            System.out.printf(
                "  max parallelism %d, file of subtask %d: key groups %s%n",
                op.getMaxParallelism(), i,
                h.getKeyGroupRange().prettyPrintInterval());
          }
        }
      }

      SEEN.clear();
      JobID second = flink.start(job(3, 8), savepoint);
      await(4); // 2 restored + 2 new
      flink.cancel(second);
      System.out.println("\ncity        group  p=2: subtask count  p=3: subtask count");
      for (String c : KeyGroups.KEYS) {
        System.out.printf(
            "%-10s  %5d           %s            %s%n",
            c, KeyGroups.keyGroup(c, 8), before.get(c), SEEN.get(c));
      }

      System.out.println("\nthe same savepoint, other settings");
      SEEN.clear();
      JobID unset = flink.start(job(3, 0), savepoint);
      await(4);
      flink.cancel(unset);
      System.out.println("p=3, max not set: runs, counts go on at 4");
      System.out.println("p=3, max set to 16:"
          + flink.failure(flink.start(job(3, 16), savepoint)));
      System.out.println("p=9, max not set:"
          + flink.failure(flink.start(job(9, 0), savepoint)));
    }
    System.exit(0); // the cluster's threads need not wind down
  }
}
