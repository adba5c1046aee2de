import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.tools.ToolProvider;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;

/** Takes a savepoint with one version of the class Customer, restores it with another. */
public class SchemaChange {

  static final int ROUND = 3; // orders of ann before each savepoint

  /** What each order of a run found in the state; the cluster shares our JVM. */
  static final List<String> FOUND = new CopyOnWriteArrayList<>();

  static class CountOrders extends KeyedProcessFunction<String, String, Long> {
    private transient Class<? extends Account> type;
    private transient ValueState<Account> customer;

    @Override
    @SuppressWarnings("unchecked")
    public void open(OpenContext ctx) throws Exception {
      ClassLoader version = getRuntimeContext().getUserCodeClassLoader();
      type = version.loadClass("Customer").asSubclass(Account.class);
      customer =
          getRuntimeContext()
              .getState(new ValueStateDescriptor<>("customer", (Class<Account>) type));
    }

    @Override
    public void processElement(String name, Context ctx, Collector<Long> out)
        throws Exception {
      Account account = customer.value();
      FOUND.add(account == null ? "nothing" : fields(account));
      if (account == null) {
        account = type.getConstructor().newInstance();
        type.getField("name").set(account, name);
      }
      account.order();
      customer.update(account);
    }
  }

  static String fields(Account account) throws Exception {
    StringJoiner all = new StringJoiner(", ");
    for (Field field : account.getClass().getDeclaredFields()) {
      field.setAccessible(true);
      all.add(field.getName() + " " + field.get(account));
    }
    return all.toString();
  }

  static StreamExecutionEnvironment job(String backend) {
    Configuration conf = new Configuration();
    conf.set(StateBackendOptions.STATE_BACKEND, backend);
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(conf);
    env.setParallelism(1);
    GeneratorFunction<Long, String> ann = i -> "ann";
    DataGeneratorSource<String> source =
        new DataGeneratorSource<>(
            ann, Long.MAX_VALUE, RateLimiterStrategy.perCheckpoint(ROUND),
            Types.STRING);
    env.fromSource(source, WatermarkStrategy.noWatermarks(), "orders")
        .uid("orders")
        .keyBy(name -> name)
        .process(new CountOrders())
        .uid("count")
        .sinkTo(new DiscardingSink<>());
    return env;
  }

  /** Compiles one version of Customer, for the job's own class loader. */
  static URL compile(String version) throws Exception {
    Path classes = Path.of(".work", "versions", version);
    Files.createDirectories(classes);
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-cp", System.getProperty("java.class.path"),
                "-d", classes.toString(), "versions/" + version + "/Customer.java");
    if (failed != 0) {
      throw new IllegalStateException(version + " does not compile");
    }
    return classes.toUri().toURL();
  }

  /** Runs the job with a version; returns a savepoint, or null if the job failed. */
  static String run(LocalFlink flink, String backend, String savepoint, String version)
      throws Exception {
    URL classes = compile(version);
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes})) {
      System.out.println("  Flink sees "
          + TypeInformation.of(loader.loadClass("Customer")));
    }
    FOUND.clear();
    JobID job = flink.start(job(backend), savepoint, classes);
    while (FOUND.size() < ROUND && !flink.ended(job)) {
      Thread.sleep(50);
    }
    if (flink.ended(job)) {
      Throwable cause = flink.rootCause(job);
      String message = cause.getMessage()
          .replaceAll("org\\.apache\\.[a-z.]+", "") // packages
          .replaceAll("@[0-9a-f]+", ""); // hash codes
      System.out.println("  the job fails: " + cause.getClass().getSimpleName()
          + LocalFlink.lines(message));
      return null;
    }
    System.out.println("  the first order finds: " + FOUND.get(0));
    return flink.savepointAndCancel(job);
  }

  public static void main(String[] args) throws Exception {
    String backend = args.length > 0 ? args[0] : "hashmap";
    try (LocalFlink flink = new LocalFlink()) {
      System.out.println("a new job with first");
      String first = run(flink, backend, null, "first");
      System.out.println("\nfirst -> field-added");
      run(flink, backend, first, "field-added");
      System.out.println("\nfirst -> field-removed");
      String removed = run(flink, backend, first, "field-removed");
      System.out.println("\nfield-removed -> first");
      run(flink, backend, removed, "first");
      System.out.println("\nfirst -> field-renamed");
      run(flink, backend, first, "field-renamed");
      System.out.println("\nfirst -> type-changed");
      run(flink, backend, first, "type-changed");
      System.out.println("\nfirst -> no-pojo");
      run(flink, backend, first, "no-pojo");
      System.out.println("\na new job with no-pojo");
      String noPojo = run(flink, backend, null, "no-pojo");
      System.out.println("\nno-pojo -> no-pojo-field-added");
      run(flink, backend, noPojo, "no-pojo-field-added");
    }
    System.exit(0); // the cluster's threads need not wind down
  }
}
