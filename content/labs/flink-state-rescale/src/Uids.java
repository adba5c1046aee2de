import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;

/** Which state an operator finds after the program around it has changed. */
public class Uids {

  static final int ROUND = 2 * KeyGroups.KEYS.size(); // each city twice

  /** operator -> city -> what its first order found; the cluster shares our JVM. */
  static final Map<String, Map<String, String>> FOUND = new ConcurrentSkipListMap<>();

  static class CountOrders extends KeyedProcessFunction<String, String, Long> {
    private final String operator;
    private final String stateName;
    private final int step;
    private transient ValueState<Long> orders;

    CountOrders(String operator, String stateName, int step) {
      this.operator = operator;
      this.stateName = stateName;
      this.step = step;
    }

    @Override
    public void open(OpenContext ctx) {
      orders =
          getRuntimeContext()
              .getState(new ValueStateDescriptor<>(stateName, Types.LONG));
    }

    @Override
    public void processElement(String city, Context ctx, Collector<Long> out)
        throws Exception {
      Long before = orders.value();
      long now = before == null ? step : before + step;
      orders.update(now);
      out.collect(now);
      FOUND.computeIfAbsent(operator, o -> new ConcurrentSkipListMap<>())
          .putIfAbsent(city, before == null ? "nothing" : before.toString());
    }
  }

  /** The program, and what may be changed in it. */
  static class Program {
    String uid; // of the operator "count"
    String uidHash;
    String state = "orders";
    boolean map;
    boolean count = true;
    boolean second; // another operator, that counts in tens
    boolean swapped; // the second one stands first in the program
    int sinks = 2; // the parallelism of the sink

    StreamExecutionEnvironment job(Configuration conf) {
      StreamExecutionEnvironment env =
          StreamExecutionEnvironment.getExecutionEnvironment(conf);
      env.setParallelism(2);
      GeneratorFunction<Long, String> city =
          i -> KeyGroups.KEYS.get((int) (i % KeyGroups.KEYS.size()));
      DataStream<String> orders =
          env.fromSource(
                  new DataGeneratorSource<>(
                      city, Long.MAX_VALUE, RateLimiterStrategy.perCheckpoint(ROUND),
                      Types.STRING),
                  WatermarkStrategy.noWatermarks(), "orders")
              .setParallelism(1)
              .uid("orders");
      if (map) {
        orders = orders.map(String::trim).name("trim").setParallelism(1);
      }
      if (second && swapped) {
        second(orders);
      }
      if (count) {
        count(orders);
      }
      if (second && !swapped) {
        second(orders);
      }
      return env;
    }

    private void count(DataStream<String> orders) {
      SingleOutputStreamOperator<Long> counts =
          orders.keyBy(c -> c).process(new CountOrders("count", state, 1)).name("count");
      if (uid != null) {
        counts.uid(uid);
      }
      if (uidHash != null) {
        counts.setUidHash(uidHash);
      }
      counts.sinkTo(new DiscardingSink<>()).setParallelism(sinks);
    }

    private void second(DataStream<String> orders) {
      SingleOutputStreamOperator<Long> tens =
          orders.keyBy(c -> c).process(new CountOrders("second", "orders", 10))
              .name("second");
      if (uid != null) {
        tens.uid("second");
      }
      tens.sinkTo(new DiscardingSink<>());
    }
  }

  static Program of(Consumer<Program> change) {
    Program program = new Program();
    change.accept(program);
    return program;
  }

  static Program uid(Consumer<Program> change) {
    return of(change.andThen(p -> p.uid = "count"));
  }

  static LocalFlink flink;
  static boolean explained; // the refusal is long: once is enough

  /** Runs the program until it has seen each city; says what the first orders found. */
  static String run(String change, Program program, String savepoint, boolean skip)
      throws Exception {
    FOUND.clear();
    JobID job = flink.start(program.job(new Configuration()), savepoint, skip);
    int operators = (program.count ? 1 : 0) + (program.second ? 1 : 0);
    while (!flink.ended(job) && !(FOUND.size() == operators
        && FOUND.values().stream().allMatch(m -> m.size() == KeyGroups.KEYS.size()))) {
      Thread.sleep(50);
    }
    System.out.printf("  %-32s", change);
    if (flink.ended(job)) {
      String message = flink.rootCause(job).getMessage()
          .replaceAll("file:\\S+?\\. ", "<path>. ")
          .replaceAll("([0-9a-f]{8})[0-9a-f]{24}", "$1…");
      System.out.println(explained
          ? message.replaceAll(".*(operator [0-9a-f]+…).*", "refused likewise: $1")
          : "refused:" + LocalFlink.lines(message));
      explained = true;
      return null;
    }
    StringJoiner all = new StringJoiner(", ");
    FOUND.forEach((operator, found) ->
        all.add(operator + " finds " + String.join(" or ", new TreeSet<>(found.values()))));
    System.out.println(all);
    return flink.savepointAndCancel(job);
  }

  /** The operators with keyed state in a savepoint, and their ids. */
  static Map<String, String> operators(String savepoint) throws Exception {
    Map<String, String> ids = new TreeMap<>();
    for (OperatorState op : LocalFlink.operatorStates(savepoint)) {
      if (op.getStates().stream().anyMatch(s -> s.getManagedKeyedState().hasState())) {
        ids.put(op.getOperatorName().orElse("?"), op.getOperatorID().toHexString());
      }
    }
    return ids;
  }

  static void show(String title, String savepoint) throws Exception {
    operators(savepoint).forEach((name, id) ->
        System.out.printf("    %s: %s, id %s…%n", title, name, id.substring(0, 8)));
  }

  public static void main(String[] args) throws Exception {
    try (LocalFlink cluster = new LocalFlink()) {
      flink = cluster;
      System.out.println("count has no uid");
      String bare = run("new job", of(p -> {}), null, false);
      show("its savepoint", bare);
      run("nothing changed", of(p -> {}), bare, false);
      run("sink at parallelism 1, not 2", of(p -> p.sinks = 1), bare, false);
      run("a map before it", of(p -> p.map = true), bare, false);
      String lost = run("a map before it, with -n", of(p -> p.map = true), bare, true);
      show("the next savepoint", lost);
      String id = operators(bare).get("count");
      String saved =
          run("a map, uid \"count\", setUidHash", of(p -> {
            p.map = true;
            p.uid = "count";
            p.uidHash = id;
          }), bare, false);
      show("the next savepoint", saved);

      String two = run("new job with a second operator", of(p -> p.second = true), null,
          false);
      run("the two swapped in the program", of(p -> {
        p.second = true;
        p.swapped = true;
      }), two, false);

      System.out.println("\ncount has uid \"count\"");
      String named = run("new job", uid(p -> {}), null, false);
      show("its savepoint", named);
      run("a map before it", uid(p -> p.map = true), named, false);
      run("sink at parallelism 1, not 2", uid(p -> p.sinks = 1), named, false);
      String both =
          run("a second operator added", uid(p -> p.second = true), named, false);
      run("  and the two swapped", uid(p -> {
        p.second = true;
        p.swapped = true;
      }), both, false);
      String renamed =
          run("state renamed to \"total\"", uid(p -> p.state = "total"), named, false);
      run("  and back to \"orders\"", uid(p -> {}), renamed, false);
      Program removed = uid(p -> {
        p.count = false;
        p.second = true;
      });
      run("count removed, second added", removed, named, false);
      String dropped = run("the same, with -n", removed, named, true);
      show("the next savepoint", dropped);
      run("  and count is back", uid(p -> p.second = true), dropped, false);

      System.out.println("\npipeline.auto-generate-uids: false, and no uid");
      try {
        Configuration conf = new Configuration();
        conf.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        of(p -> {}).job(conf).getStreamGraph().getJobGraph();
      } catch (IllegalStateException e) {
        System.out.println(LocalFlink.lines(e.getMessage()).substring(1));
      }
    }
    System.exit(0); // the cluster's threads need not wind down
  }
}
