import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.types.Row;

/** How the state of each query grows with its input: bytes of a checkpoint. */
public class StateSize {
    static final String ORDERS =
            "CREATE TABLE orders (id INT, city STRING, ts TIMESTAMP(3), proc AS PROCTIME(), WATERMARK FOR ts AS ts) WITH ('connector' = 'stage', 'rows' = 'append')";

    static final String PAYMENTS =
            "CREATE TABLE payments (id INT, pay STRING, ts TIMESTAMP(3), WATERMARK FOR ts AS ts) WITH ('connector' = 'stage', 'rows' = 'append')";

    /** A city's rate changes with every row. */
    static final String RATES =
            "CREATE TABLE rates (city STRING, rate INT, ts TIMESTAMP(3), WATERMARK FOR ts AS ts, PRIMARY KEY (city) NOT ENFORCED) WITH ('connector' = 'stage', 'rows' = 'upsert')";

    public static void main(String[] args) throws Exception {
        try (LocalFlink flink = new LocalFlink()) {
            System.out.println("One order and one row of the other table a second. Bytes after so many seconds:");
            System.out.printf("%-36s %9s %9s %9s%n", "", "1,000", "2,000", "4,000");
            measure(flink, "filter", "SELECT id, 0 FROM orders WHERE city = 'city1'", null, null);
            measure(flink, "GROUP BY city (10 cities)", "SELECT CAST(COUNT(*) AS INT), 0 FROM orders GROUP BY city", null, null);
            measure(flink, "GROUP BY id (each id once)", "SELECT CAST(COUNT(*) AS INT), 0 FROM orders GROUP BY id", null, null);
            measure(flink, "window of a minute, by city",
                    "SELECT CAST(COUNT(*) AS INT), 0 FROM TABLE(TUMBLE(TABLE orders, DESCRIPTOR(ts), INTERVAL '1' MINUTE)) GROUP BY city, window_start, window_end", null, null);
            measure(flink, "regular join on id", "SELECT o.id, 0 FROM orders o JOIN payments p ON o.id = p.id", "payments", PAYMENTS);
            measure(flink, "the same, id is the primary key", "SELECT o.id, 0 FROM orders o JOIN payments p ON o.id = p.id", "payments",
                    PAYMENTS.replace("WATERMARK", "PRIMARY KEY (id) NOT ENFORCED, WATERMARK"));
            measure(flink, "interval join on id, one minute",
                    "SELECT o.id, 0 FROM orders o JOIN payments p ON o.id = p.id AND p.ts BETWEEN o.ts AND o.ts + INTERVAL '1' MINUTE", "payments", PAYMENTS);
            measure(flink, "temporal join on city (10 keys)",
                    "SELECT o.id, r.rate FROM orders o JOIN rates FOR SYSTEM_TIME AS OF o.ts r ON o.city = r.city", "rates", RATES);
            measure(flink, "lookup join on city",
                    "SELECT o.id, r.rate FROM orders o JOIN rates FOR SYSTEM_TIME AS OF o.proc r ON o.city = r.city", null,
                    "CREATE TABLE rates (city STRING, rate INT, PRIMARY KEY (city) NOT ENFORCED) WITH ('connector' = 'stage')");
        }
        System.exit(0); // Flink leaves threads behind
    }

    static void measure(LocalFlink flink, String title, String query, String other, String table) throws Exception {
        TableEnvironment sql = flink.sql(1);
        sql.executeSql(title.contains("primary key")
                ? ORDERS.replace("WATERMARK", "PRIMARY KEY (id) NOT ENFORCED, WATERMARK")
                : ORDERS);
        if (table != null) {
            sql.executeSql(table);
        }
        sql.executeSql("CREATE TABLE answer (a INT, b INT) WITH ('connector' = 'stage')");
        System.out.printf("%-36s", title);
        try (Stage stage = new Stage(flink, sql, "INSERT INTO answer " + query)) {
            int from = 0;
            for (int to : new int[] {1000, 2000, 4000}) {
                // Small steps, so that both inputs keep pace with each other.
                for (; from < to; from += 100) {
                    stage.send("orders", rows(from, "orders"));
                    if (other != null) {
                        stage.send(other, rows(from, other));
                    }
                }
                System.out.printf(" %9s", String.format("%,d", flink.stateOf(stage.job)));
            }
        }
        System.out.println();
    }

    static Row[] rows(int from, String table) {
        return IntStream.range(from, from + 100)
                .mapToObj(i -> switch (table) {
                    case "orders" -> Stage.row("+I", i, "city" + i % 10, Joins.at("00:00").plusSeconds(i));
                    case "payments" -> Stage.row("+I", i, "card", Joins.at("00:00").plusSeconds(i));
                    default -> Stage.row("+U", "city" + i % 10, i, Joins.at("00:00").plusSeconds(i));
                })
                .toArray(Row[]::new);
    }
}
