import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.api.OperatorIdentifier;
import org.apache.flink.state.api.OperatorTransformation;
import org.apache.flink.state.api.SavepointReader;
import org.apache.flink.state.api.SavepointWriter;
import org.apache.flink.state.api.StateBootstrapTransformation;
import org.apache.flink.state.api.functions.KeyedStateBootstrapFunction;
import org.apache.flink.state.api.functions.KeyedStateReaderFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.apache.flink.util.Collector;
import org.apache.flink.util.FileUtils;

/** The State Processor API: looks into a savepoint, and writes two that a job accepts. */
public class Repair {

  static final Path REPAIRED = Path.of(".work", "repaired").toAbsolutePath();

  /** One row per key: who, and how many orders. Sees the class as the old job wrote it. */
  static class ReadOrders extends KeyedStateReaderFunction<String, Tuple2<String, Long>> {
    private transient Class<? extends Account> type;
    private transient ValueState<Account> customer;

    @Override
    @SuppressWarnings("unchecked")
    public void open(OpenContext ctx) throws Exception {
      type = getRuntimeContext().getUserCodeClassLoader().loadClass("Customer")
          .asSubclass(Account.class);
      customer = getRuntimeContext()
          .getState(new ValueStateDescriptor<>("customer", (Class<Account>) type));
    }

    @Override
    public void readKey(String name, Context ctx, Collector<Tuple2<String, Long>> out)
        throws Exception {
      Number orders = (Number) type.getField("orders").get(customer.value());
      out.collect(Tuple2.of(name, orders.longValue()));
    }
  }

  /** Writes the state of one key with the new class. */
  static class WriteOrders extends KeyedStateBootstrapFunction<String, Tuple2<String, Long>> {
    private transient Class<? extends Account> type;
    private transient ValueState<Account> customer;

    @Override
    @SuppressWarnings("unchecked")
    public void open(OpenContext ctx) throws Exception {
      type = getRuntimeContext().getUserCodeClassLoader().loadClass("Customer")
          .asSubclass(Account.class);
      customer = getRuntimeContext()
          .getState(new ValueStateDescriptor<>("customer", (Class<Account>) type));
    }

    @Override
    public void processElement(Tuple2<String, Long> row, Context ctx) throws Exception {
      Account account = type.getConstructor().newInstance();
      type.getField("name").set(account, row.f0);
      type.getField("orders").set(account, row.f1);
      customer.update(account);
    }
  }

  static StreamExecutionEnvironment batch(URL... classes) {
    Configuration conf = new Configuration();
    List<String> urls = new ArrayList<>();
    for (URL url : classes) {
      urls.add(url.toString());
    }
    conf.set(PipelineOptions.CLASSPATHS, urls);
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(conf);
    env.setParallelism(1);
    return env;
  }

  static List<Tuple2<String, Long>> read(String savepoint, URL classes) throws Exception {
    List<Tuple2<String, Long>> rows = new ArrayList<>();
    try (CloseableIterator<Tuple2<String, Long>> all =
        SavepointReader.read(batch(classes), savepoint, new HashMapStateBackend())
            .readKeyedState(
                OperatorIdentifier.forUid("count"), new ReadOrders(), Types.STRING,
                Types.TUPLE(Types.STRING, Types.LONG))
            .executeAndCollect()) {
      all.forEachRemaining(rows::add);
    }
    return rows;
  }

  static String write(String savepoint, List<Tuple2<String, Long>> rows, URL classes)
      throws Exception {
    StreamExecutionEnvironment env = batch(classes);
    StateBootstrapTransformation<Tuple2<String, Long>> count =
        OperatorTransformation.bootstrapWith(env.fromData(rows))
            .keyBy(row -> row.f0, Types.STRING)
            .transform(new WriteOrders());
    String path = REPAIRED.resolve("long").toUri().toString();
    SavepointWriter.fromExistingSavepoint(env, savepoint, new HashMapStateBackend())
        .removeOperator(OperatorIdentifier.forUid("count"))
        .withOperator(OperatorIdentifier.forUid("count"), count)
        .write(path);
    env.execute();
    return path;
  }

  /** Gives state of a generated id the id of a uid. Files are copied, not read. */
  static String rename(String savepoint, String id) throws Exception {
    StreamExecutionEnvironment env = batch();
    String path = REPAIRED.resolve("uid").toUri().toString();
    SavepointWriter.fromExistingSavepoint(env, savepoint)
        .changeOperatorIdentifier(
            OperatorIdentifier.forUidHash(id), OperatorIdentifier.forUid("count"))
        .write(path);
    env.execute();
    return path;
  }

  static void list(String title, String savepoint) throws Exception {
    System.out.println(title);
    for (OperatorState op : LocalFlink.operatorStates(savepoint)) {
      System.out.printf("  id %s…  uid %-8s  max parallelism %d%n",
          op.getOperatorID().toHexString().substring(0, 8),
          op.getOperatorUid().orElse("not set"), op.getMaxParallelism());
    }
  }

  public static void main(String[] args) throws Exception {
    FileUtils.deleteDirectoryQuietly(REPAIRED.toFile());
    try (LocalFlink flink = new LocalFlink()) {
      URL first = SchemaChange.compile("first");
      URL changed = SchemaChange.compile("type-changed");
      SchemaChange.FOUND.clear();
      JobID job = flink.start(SchemaChange.job("hashmap"), null, first);
      while (SchemaChange.FOUND.size() < SchemaChange.ROUND) {
        Thread.sleep(50);
      }
      String savepoint = flink.savepointAndCancel(job);

      list("the savepoint", savepoint);
      List<Tuple2<String, Long>> rows = read(savepoint, first);
      System.out.println("  state \"customer\" of uid \"count\": " + rows);

      System.out.println("\nfirst -> type-changed, int to long");
      SchemaChange.run(flink, "hashmap", savepoint, "type-changed");
      System.out.println("\nrewritten -> type-changed");
      SchemaChange.run(flink, "hashmap", write(savepoint, rows, changed), "type-changed");

      Uids.flink = flink;
      System.out.println("\ncount has no uid");
      String bare = Uids.run("new job", Uids.of(p -> {}), null, false);
      String id = Uids.operators(bare).get("count");
      String named = rename(bare, id);
      Uids.show("its savepoint", bare);
      System.out.println("  after changeOperatorIdentifier");
      Uids.run("a map, uid \"count\"", Uids.uid(p -> p.map = true), named, false);
    }
    System.exit(0);
  }
}
