import java.util.ArrayList;
import java.util.List;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.types.Row;

/** Ten orders in a file, read by Flink SQL. */
public class Sql {

  static final String TABLE =
      """
      CREATE TABLE orders (
        city STRING,
        order_time TIMESTAMP(3),
        WATERMARK FOR order_time AS order_time - INTERVAL '5' SECOND
      ) WITH ('connector' = 'filesystem', 'path' = 'orders.csv', 'format' = 'csv')
      """;

  static final String ROWS =
      """
      SELECT city, order_time, CURRENT_WATERMARK(order_time) FROM orders
      """;

  static final String WINDOWS =
      """
      SELECT window_start, window_end, COUNT(*) AS orders
      FROM TUMBLE(TABLE orders, DESCRIPTOR(order_time), INTERVAL '10' SECOND)
      GROUP BY window_start, window_end
      """;

  static final String BY_MINUTE =
      """
      SELECT FLOOR(order_time TO MINUTE), COUNT(*) AS orders
      FROM orders GROUP BY FLOOR(order_time TO MINUTE)
      """;

  static void show(TableEnvironment env, String title, String query) throws Exception {
    System.out.println(title);
    List<Row> rows = new ArrayList<>();
    try (var result = env.executeSql(query).collect()) {
      result.forEachRemaining(rows::add);
    }
    if (rows.size() > 10) { // a changelog: each order changes the count
      rows.subList(0, 3).forEach(row -> System.out.println("  " + row));
      System.out.println("  ... " + (rows.size() - 4) + " more, and");
      rows = rows.subList(rows.size() - 1, rows.size());
    }
    rows.forEach(row -> System.out.println("  " + row));
  }

  public static void main(String[] args) throws Exception {
    boolean batch = args.length > 0 && args[0].equals("batch");
    var env =
        TableEnvironment.create(
            batch ? EnvironmentSettings.inBatchMode() : EnvironmentSettings.inStreamingMode());
    env.getConfig().set("parallelism.default", "1");
    env.executeSql(TABLE);
    if (!batch) {
      show(env, "each row and the watermark that it finds", ROWS);
    }
    show(env, "a window table function", WINDOWS);
    show(env, "GROUP BY without a window", BY_MINUTE);
  }
}
