import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.table.annotation.ArgumentHint;
import org.apache.flink.table.annotation.ArgumentTrait;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.functions.AggregateFunction;
import org.apache.flink.table.functions.FunctionContext;
import org.apache.flink.table.functions.ProcessTableFunction;
import org.apache.flink.table.functions.ScalarFunction;
import org.apache.flink.table.functions.TableFunction;
import org.apache.flink.table.functions.UserDefinedFunction;
import org.apache.flink.types.Row;

/** Functions of all kinds in SQL, and what the planner and the tasks make of them. */
public class Udfs {

  static final AtomicInteger CALLS = new AtomicInteger();
  static final AtomicInteger OPENED = new AtomicInteger();
  static final AtomicInteger CLOSED = new AtomicInteger();
  static final Set<String> INSTANCES = new ConcurrentSkipListSet<>();
  static final Set<String> THREADS = new ConcurrentSkipListSet<>();

  /** One row in, one value out. */
  public static class Shout extends ScalarFunction {
    @Override
    public void open(FunctionContext context) {
      OPENED.incrementAndGet();
      INSTANCES.add("" + System.identityHashCode(this));
      THREADS.add(Thread.currentThread().getName());
    }

    public String eval(String city) {
      CALLS.incrementAndGet();
      return city.toUpperCase();
    }

    @Override
    public void close() {
      CLOSED.incrementAndGet();
    }
  }

  /** The same, and it tells the planner that two calls may differ. */
  public static class ShoutAtRuntime extends Shout {
    @Override
    public boolean isDeterministic() {
      return false;
    }
  }

  /** One row in, any number of rows out. */
  public static class Items extends TableFunction<String> {
    public void eval(String items) {
      if (!items.isEmpty()) {
        for (String item : items.split("\\+")) {
          collect(item);
        }
      }
    }
  }

  public static class Longest {
    public String city = "";
  }

  /** Many rows in, one value out. */
  public static class LongestName extends AggregateFunction<String, Longest> {
    @Override
    public Longest createAccumulator() {
      return new Longest();
    }

    public void accumulate(Longest longest, String city) {
      if (city.length() > longest.city.length()) {
        longest.city = city;
      }
    }

    @Override
    public String getValue(Longest longest) {
      return longest.city;
    }
  }

  /** A sum that can take a row back. */
  public static class Total {
    public long total = 0;
  }

  public static class Sum extends AggregateFunction<Long, Total> {
    @Override
    public Total createAccumulator() {
      return new Total();
    }

    public void accumulate(Total sum, Long n) {
      sum.total += n;
    }

    public void retract(Total sum, Long n) {
      sum.total -= n;
    }

    @Override
    public Long getValue(Total sum) {
      return sum.total;
    }
  }

  /** Which precision and scale? */
  public static class Price extends ScalarFunction {
    public BigDecimal eval(BigDecimal price) {
      return price;
    }
  }

  public static class PriceWithHint extends ScalarFunction {
    public @DataTypeHint("DECIMAL(10, 2)") BigDecimal eval(
        @DataTypeHint("DECIMAL(10, 2)") BigDecimal price) {
      return price;
    }
  }

  /** A primitive has no null. */
  public static class Next extends ScalarFunction {
    public int eval(int n) {
      return n + 1;
    }
  }

  /** A table in, a table out. */
  public static class Copy extends ProcessTableFunction<String> {
    public void eval(@ArgumentHint(ArgumentTrait.TABLE_AS_ROW) Row order) {
      collect(order.getFieldAs("city"));
    }
  }

  static TableEnvironment env(int parallelism) {
    var env = TableEnvironment.create(EnvironmentSettings.inStreamingMode());
    env.getConfig().set("parallelism.default", "" + parallelism);
    env.executeSql(
        """
        CREATE TABLE orders (id INT, city STRING, items STRING, price DECIMAL(12, 4))
        WITH ('connector' = 'filesystem', 'path' = 'orders.csv', 'format' = 'csv')
        """);
    env.createTemporarySystemFunction("shout", Shout.class);
    env.createTemporarySystemFunction("shout_at_runtime", ShoutAtRuntime.class);
    env.createTemporarySystemFunction("items", Items.class);
    env.createTemporarySystemFunction("longest_name", LongestName.class);
    env.createTemporarySystemFunction("my_sum", Sum.class);
    env.createTemporarySystemFunction("no_hint", Price.class);
    env.createTemporarySystemFunction("hint", PriceWithHint.class);
    env.createTemporarySystemFunction("successor", Next.class);
    env.createTemporarySystemFunction("copy", Copy.class);
    return env;
  }

  static List<Row> rows(TableEnvironment env, String query) throws Exception {
    List<Row> rows = new ArrayList<>();
    try (var result = env.executeSql(query).collect()) {
      result.forEachRemaining(rows::add);
    }
    return rows;
  }

  static void count(String query) throws Exception {
    var env = env(1);
    CALLS.set(0);
    String plan = env.explainSql(query);
    int planned = CALLS.get();
    CALLS.set(0);
    int size = rows(env, query).size();
    System.out.println(query);
    System.out.printf(
        "  explain: %d calls; run: %d calls, %d rows out%n", planned, CALLS.get(), size);
    plan.substring(plan.indexOf("Execution Plan"))
        .lines()
        .filter(line -> line.contains("Calc"))
        .forEach(line -> System.out.println("  " + line));
  }

  static void attempt(String query) {
    System.out.println(query);
    try {
      var rows = rows(env(1), query);
      System.out.println("  " + rows.size() + " rows, the last: " + rows.get(rows.size() - 1));
    } catch (Throwable e) {
      Throwable last = e;
      while (last.getCause() != null) {
        last = last.getCause();
      }
      String first = last.getMessage().lines().findFirst().orElse("");
      System.out.println("  " + last.getClass().getSimpleName() + ": " + first.split(": convention")[0]);
    }
  }

  static void calls() throws Exception {
    count("SELECT shout('paris') FROM orders");
    count("SELECT shout_at_runtime('paris') FROM orders");
    count("SELECT shout(city) FROM orders");
    count("SELECT shout(city), shout(city) FROM orders");
    count("SELECT c FROM (SELECT shout(city) AS c FROM orders) WHERE c <> 'CAIRO'");
    count(
        "SELECT c FROM (SELECT shout_at_runtime(city) AS c FROM orders) WHERE c <> 'CAIRO'");
  }

  static void threads() throws Exception {
    for (int parallelism : new int[] {1, 2}) {
      var env = env(parallelism);
      OPENED.set(0);
      CLOSED.set(0);
      INSTANCES.clear();
      THREADS.clear();
      rows(env, "SELECT shout(city), shout(items) FROM orders");
      System.out.printf(
          "parallelism %d: open() %d, close() %d, instances %d, threads %d%n",
          parallelism, OPENED.get(), CLOSED.get(), INSTANCES.size(), THREADS.size());
    }
  }

  static void kinds() {
    attempt("SELECT id, item FROM orders, LATERAL TABLE(items(items)) AS t(item)");
    attempt("SELECT id, item FROM orders LEFT JOIN LATERAL TABLE(items(items)) AS t(item) ON TRUE");
    attempt("SELECT longest_name(city) FROM orders");
    attempt("SELECT longest_name(c) FROM (SELECT LAST_VALUE(city) AS c FROM orders GROUP BY id)");
    attempt("SELECT my_sum(n) FROM (SELECT COUNT(*) AS n FROM orders GROUP BY city)");
    attempt("SELECT no_hint(price) FROM orders");
    attempt("SELECT hint(price) FROM orders");
    attempt("SELECT successor(id) FROM orders");
    attempt("SELECT * FROM copy(TABLE orders)");
  }

  public static void main(String[] args) throws Exception {
    switch (args.length == 0 ? "" : args[0]) {
      case "calls" -> calls();
      case "threads" -> threads();
      default -> kinds();
    }
  }
}
