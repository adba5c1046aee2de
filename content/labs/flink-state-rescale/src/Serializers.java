import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.tools.ToolProvider;
import org.apache.avro.Schema;
import org.apache.avro.compiler.specific.SpecificCompiler;
import org.apache.avro.generic.GenericData.StringType;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;

/** As SchemaChange, for what is no POJO: records, Avro, a renamed class, a class of the key. */
public class Serializers {

  static final List<String> FOUND = new CopyOnWriteArrayList<>();
  static String backend = "hashmap";

  static class Keep extends KeyedProcessFunction<Object, String, Long> {
    private final String className;
    private transient Class<?> type;
    private transient ValueState<Object> state;

    Keep(String className) {
      this.className = className;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void open(OpenContext ctx) throws Exception {
      type = getRuntimeContext().getUserCodeClassLoader().loadClass(className);
      state =
          getRuntimeContext()
              .getState(new ValueStateDescriptor<>("customer", (Class<Object>) type));
    }

    @Override
    public void processElement(String name, Context ctx, Collector<Long> out)
        throws Exception {
      Object before = state.value();
      FOUND.add(before == null ? "nothing" : text(before));
      state.update(before == null ? create(type) : before);
    }
  }

  /** ann, with three orders. */
  static Object create(Class<?> type) throws Exception {
    if (type == Long.class) {
      return 3L;
    }
    for (Method method : type.getMethods()) {
      if (method.getName().equals("ann")) {
        return method.invoke(null);
      }
    }
    if (type.isRecord()) {
      return type.getDeclaredConstructors()[0].newInstance("ann", 3);
    }
    Object it = type.getConstructor().newInstance();
    if (it instanceof SpecificRecord avro) {
      avro.put(0, "ann");
      avro.put(1, 3);
    } else {
      type.getField("name").set(it, "ann");
      type.getField("orders").set(it, 3);
    }
    return it;
  }

  static String text(Object it) throws Exception {
    if (it instanceof Long || it.getClass().isRecord() || it instanceof SpecificRecord) {
      return it.toString();
    }
    StringJoiner all = new StringJoiner(", ");
    for (Field field : it.getClass().getDeclaredFields()) {
      all.add(field.getName() + " " + field.get(it));
    }
    return all.toString();
  }

  /** The key as an object of the class City, in the version of this job. */
  static class ByCity implements KeySelector<String, Object> {
    @Override
    public Object getKey(String name) throws Exception {
      Class<?> city = Thread.currentThread().getContextClassLoader().loadClass("City");
      Object key = city.getConstructor().newInstance();
      city.getField("name").set(key, name);
      return key;
    }
  }

  @SuppressWarnings("unchecked")
  static StreamExecutionEnvironment job(String className, Class<?> key) {
    Configuration conf = new Configuration();
    conf.set(StateBackendOptions.STATE_BACKEND, backend);
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(conf);
    env.setParallelism(1);
    GeneratorFunction<Long, String> ann = i -> "ann";
    DataGeneratorSource<String> source =
        new DataGeneratorSource<>(
            ann, Long.MAX_VALUE, RateLimiterStrategy.perCheckpoint(1), Types.STRING);
    KeySelector<String, Object> select = key == null ? name -> name : new ByCity();
    TypeInformation<?> type = key == null ? Types.STRING : TypeInformation.of(key);
    env.fromSource(source, WatermarkStrategy.noWatermarks(), "orders")
        .uid("orders")
        .keyBy(select, (TypeInformation<Object>) type)
        .process(new Keep(className))
        .uid("count")
        .sinkTo(new DiscardingSink<>());
    return env;
  }

  /** Compiles what a version has: Java, or an Avro schema that becomes Java. */
  static URL compile(String version) throws Exception {
    Path classes = Path.of(".work", "versions", version);
    Path sources = Path.of("versions", version);
    Files.createDirectories(classes);
    Path schema = sources.resolve("customer.avsc");
    if (Files.exists(schema)) {
      SpecificCompiler avro = new SpecificCompiler(new Schema.Parser().parse(schema.toFile()));
      avro.setStringType(StringType.String);
      sources = Path.of(".work", "generated", version);
      avro.compileToDestination(null, sources.toFile());
    }
    List<String> args = new ArrayList<>(List.of("-nowarn", "-cp",
        System.getProperty("java.class.path"), "-d", classes.toString()));
    try (var files = Files.walk(sources)) {
      files.map(Path::toString).filter(f -> f.endsWith(".java")).forEach(args::add);
    }
    if (ToolProvider.getSystemJavaCompiler()
        .run(null, null, null, args.toArray(new String[0])) != 0) {
      throw new IllegalStateException(version + " does not compile");
    }
    return classes.toUri().toURL();
  }

  static String run(
      LocalFlink flink, String savepoint, String version, String className, boolean key)
      throws Exception {
    URL classes = compile(version);
    FOUND.clear();
    JobID job;
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes}, before)) {
      thread.setContextClassLoader(loader);
      TypeInformation<?> type =
          TypeInformation.of(loader.loadClass(key ? "City" : className));
      System.out.println("  Flink sees "
          + (type instanceof AvroTypeInfo ? type.toString().replace("Pojo", "Avro") : type));
      job = flink.start(
          job(className, key ? loader.loadClass("City") : null), savepoint, classes);
    } finally {
      thread.setContextClassLoader(before);
    }
    while (FOUND.isEmpty() && !flink.ended(job)) {
      Thread.sleep(50);
    }
    if (flink.ended(job)) {
      Throwable cause = flink.rootCause(job);
      String message = String.valueOf(cause.getMessage())
          .replaceAll("org\\.apache\\.[a-z.0-9]+", "") // packages
          .replaceAll("@[0-9a-f]+", ""); // hash codes
      System.out.println("  the job fails: " + cause.getClass().getSimpleName()
          + LocalFlink.lines(message));
      return null;
    }
    System.out.println("  the first order finds: " + FOUND.get(0));
    return flink.savepointAndCancel(job);
  }

  /** A new job of one version, then a restore with each of the others. */
  static void evolve(
      LocalFlink flink, String first, String className, boolean key, String... others)
      throws Exception {
    System.out.println("a new job with " + first);
    String savepoint = run(flink, null, first, className, key);
    for (String other : others) {
      System.out.println("\n" + first + " -> " + other);
      run(flink, savepoint, other, other.equals("class-renamed") ? "Client" : className,
          key);
    }
  }

  public static void main(String[] args) throws Exception {
    backend = args.length > 0 ? args[0] : backend;
    try (LocalFlink flink = new LocalFlink()) {
      evolve(flink, "record-first", "Customer", false, "record-added");
      System.out.println();
      evolve(flink, "avro-first", "shop.Customer", false,
          "avro-added", "avro-removed", "avro-renamed", "avro-long", "avro-no-default");
      System.out.println();
      evolve(flink, "list-first", "Customer", false, "list-added");
      System.out.println();
      evolve(flink, "first", "Customer", false, "class-renamed");
      System.out.println();
      evolve(flink, "key-first", "java.lang.Long", true, "key-added");
    }
    System.exit(0);
  }
}
