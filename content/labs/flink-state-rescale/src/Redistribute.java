import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;

/** How the three kinds of operator state come back at another parallelism. */
public class Redistribute {

  static final MapStateDescriptor<String, String> RULES =
      new MapStateDescriptor<>("rules", Types.STRING, Types.STRING);

  /** subtask -> what it was given at start; the cluster shares our JVM. */
  static final Map<Integer, String> RESTORED = new ConcurrentSkipListMap<>();

  /** Subtasks that have the rule. */
  static final Map<Integer, String> RULED = new ConcurrentSkipListMap<>();

  static class ThreeKinds extends BroadcastProcessFunction<Long, Long, Long>
      implements CheckpointedFunction {
    private transient ListState<String> even;
    private transient ListState<String> union;

    @Override
    public void initializeState(FunctionInitializationContext ctx) throws Exception {
      int subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
      var store = ctx.getOperatorStateStore();
      even = store.getListState(new ListStateDescriptor<>("even", Types.STRING));
      union = store.getUnionListState(new ListStateDescriptor<>("union", Types.STRING));
      if (ctx.isRestored()) {
        Map<String, String> rules = new TreeMap<>();
        store.getBroadcastState(RULES).immutableEntries()
            .forEach(e -> rules.put(e.getKey(), e.getValue()));
        RESTORED.put(subtask,
            "even " + list(even) + "  union " + list(union) + "  rules " + rules);
      } else if (subtask == 0) {
        even.addAll(List.of("a", "b", "c"));
        union.addAll(List.of("a", "b", "c"));
      } else {
        even.addAll(List.of("d", "e"));
        union.addAll(List.of("d", "e"));
      }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext ctx) {}

    @Override
    public void processBroadcastElement(Long n, Context ctx, Collector<Long> out)
        throws Exception {
      // Wrong on purpose: every subtask must write the same value. Here each signs
      // its own copy, so that we can see which copy comes back where.
      int subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
      ctx.getBroadcastState(RULES).put("limit", "from " + subtask);
      RULED.put(subtask, "limit");
    }

    @Override
    public void processElement(Long n, ReadOnlyContext ctx, Collector<Long> out) {}
  }

  static String list(ListState<String> state) throws Exception {
    List<String> all = new ArrayList<>();
    state.get().forEach(all::add);
    all.sort(null);
    return all.toString();
  }

  /** One record, and one more after each snapshot. */
  static DataStream<Long> numbers(StreamExecutionEnvironment env, String name) {
    GeneratorFunction<Long, Long> same = i -> i;
    return env.fromSource(
            new DataGeneratorSource<>(
                same, Long.MAX_VALUE, RateLimiterStrategy.perCheckpoint(1),
                Types.LONG),
            WatermarkStrategy.noWatermarks(), name)
        .setParallelism(1)
        .uid(name);
  }

  static StreamExecutionEnvironment job(int parallelism) {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.setParallelism(parallelism);
    BroadcastStream<Long> rules = numbers(env, "rules").broadcast(RULES);
    numbers(env, "data")
        .rebalance()
        .connect(rules)
        .process(new ThreeKinds(), TypeInformation.of(Long.class))
        .uid("three-kinds")
        .sinkTo(new DiscardingSink<>());
    return env;
  }

  public static void main(String[] args) throws Exception {
    try (LocalFlink flink = new LocalFlink()) {
      JobID first = flink.start(job(2), null);
      while (RULED.size() < 2) {
        Thread.sleep(50);
      }
      String savepoint = flink.savepointAndCancel(first);
      System.out.println("savepoint taken at parallelism 2");
      print(savepoint);
      for (int parallelism : new int[] {3, 1}) {
        RESTORED.clear();
        JobID again = flink.start(job(parallelism), savepoint);
        while (RESTORED.size() < parallelism) {
          Thread.sleep(50);
        }
        String next = flink.savepointAndCancel(again);
        System.out.println("\nrestored at parallelism " + parallelism);
        RESTORED.forEach((i, what) -> System.out.println("  subtask " + i + ": " + what));
        if (parallelism == 3) {
          System.out.println("and the next savepoint, with nothing added");
          print(next);
        }
      }
    }
    System.exit(0); // the cluster's threads need not wind down
  }

  /** What each subtask's file holds: one offset for each element of a list. */
  static void print(String savepoint) throws Exception {
    for (OperatorState op : LocalFlink.operatorStates(savepoint)) {
      for (int i = 0; i < op.getParallelism(); i++) {
        for (OperatorStateHandle h : op.getState(i).getManagedOperatorState()) {
          Map<String, OperatorStateHandle.StateMetaInfo> states =
              new TreeMap<>(h.getStateNameToPartitionOffsets());
          if (states.containsKey("rules")) {
            System.out.printf("  file of subtask %d:", i);
            states.forEach((name, meta) -> System.out.printf("  %s %s %d",
                name, meta.getDistributionMode(), meta.getOffsets().length));
            System.out.println();
          }
        }
      }
    }
  }
}
