import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.LocalDate;
import java.util.List;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.types.Row;

/** Six joins, each with its own output for the same events. */
public class Joins {
    static final String REGULAR =
            "SELECT o.id, o.city, p.pay FROM orders o LEFT JOIN payments p ON o.id = p.id";

    static final String INTERVAL =
            """
            SELECT o.id, o.city, p.pay FROM orders o LEFT JOIN payments p
            ON o.id = p.id AND p.ts BETWEEN o.ts AND o.ts + INTERVAL '1' HOUR""";

    static final String REGULAR_RATE =
            "SELECT o.id, r.rate FROM orders o JOIN rates r ON o.cur = r.cur";

    static final String TEMPORAL =
            """
            SELECT o.id, r.rate FROM orders o
            JOIN rates FOR SYSTEM_TIME AS OF o.ts r ON o.cur = r.cur""";

    static final String LOOKUP =
            """
            SELECT o.id, r.rate FROM orders o
            JOIN rates FOR SYSTEM_TIME AS OF o.proc r ON o.cur = r.cur""";

    record Event(String table, Row row) {}

    static Event event(String table, String kind, Object... fields) {
        return new Event(table, Stage.row(kind, fields));
    }

    static LocalDateTime at(String time) {
        return LocalDate.of(2026, 1, 1).atTime(LocalTime.parse(time));
    }

    public static void main(String[] args) throws Exception {
        try (LocalFlink flink = new LocalFlink()) {
            System.out.println("== orders LEFT JOIN payments, regular");
            play(flink, REGULAR, "id INT, city STRING, pay STRING", List.of(
                    "CREATE TABLE orders (id INT, city STRING, PRIMARY KEY (id) NOT ENFORCED) WITH ('connector' = 'stage')",
                    "CREATE TABLE payments (id INT, pay STRING, PRIMARY KEY (id) NOT ENFORCED) WITH ('connector' = 'stage')"),
                    event("orders", "+I", 1, "paris"),
                    event("payments", "+I", 1, "card"),
                    event("payments", "-D", 1, "card"),
                    event("payments", "+I", 2, "cash"),
                    event("orders", "+I", 2, "rome"),
                    event("orders", "-D", 2, "rome"));

            System.out.println("== the same as an INNER JOIN");
            play(flink, REGULAR.replace("LEFT JOIN", "JOIN"), "id INT, city STRING, pay STRING", List.of(
                    "CREATE TABLE orders (id INT, city STRING, PRIMARY KEY (id) NOT ENFORCED) WITH ('connector' = 'stage')",
                    "CREATE TABLE payments (id INT, pay STRING, PRIMARY KEY (id) NOT ENFORCED) WITH ('connector' = 'stage')"),
                    event("orders", "+I", 1, "paris"),
                    event("payments", "+I", 1, "card"),
                    event("payments", "-D", 1, "card"),
                    event("payments", "+I", 2, "cash"),
                    event("orders", "+I", 2, "rome"),
                    event("orders", "-D", 2, "rome"));

            System.out.println("== orders LEFT JOIN payments within one hour (interval join)");
            play(flink, INTERVAL, "id INT, city STRING, pay STRING", List.of(
                    "CREATE TABLE orders (id INT, city STRING, ts TIMESTAMP(3), WATERMARK FOR ts AS ts) WITH ('connector' = 'stage', 'rows' = 'append')",
                    "CREATE TABLE payments (id INT, pay STRING, ts TIMESTAMP(3), WATERMARK FOR ts AS ts) WITH ('connector' = 'stage', 'rows' = 'append')"),
                    event("orders", "+I", 1, "paris", at("10:00")),
                    event("payments", "+I", 1, "card", at("10:05")),
                    event("orders", "+I", 2, "rome", at("10:10")),
                    event("orders", "+I", 3, "oslo", at("11:30")),
                    event("payments", "+I", 9, "cash", at("11:30")),
                    event("payments", "+I", 2, "late", at("10:20")));

            List<String> versioned = List.of(
                    "CREATE TABLE orders (id INT, cur STRING, ts TIMESTAMP(3), WATERMARK FOR ts AS ts - INTERVAL '5' MINUTE) WITH ('connector' = 'stage', 'rows' = 'append')",
                    "CREATE TABLE rates (cur STRING, rate INT, ts TIMESTAMP(3), WATERMARK FOR ts AS ts, PRIMARY KEY (cur) NOT ENFORCED) WITH ('connector' = 'stage')");
            Event[] script = {
                event("rates", "+I", "EUR", 10, at("10:00")),
                event("orders", "+I", 1, "EUR", at("10:05")),
                event("rates", "-U", "EUR", 10, at("10:10")),
                event("rates", "+U", "EUR", 20, at("10:10")),
                event("orders", "+I", 2, "EUR", at("10:08")),
                event("orders", "+I", 3, "EUR", at("10:16")),
                event("rates", "+I", "USD", 7, at("10:30")),
                event("orders", "+I", 4, "USD", at("10:40")),
                event("rates", "+I", "GBP", 5, at("10:50"))
            };

            System.out.println("== orders JOIN rates, regular");
            play(flink, REGULAR_RATE, "id INT, rate INT", versioned, script);
            System.out.println("== orders JOIN rates, temporal: the rate at the order's time");
            play(flink, TEMPORAL, "id INT, rate INT", versioned, script);
            System.out.println("== orders JOIN rates, lookup: the rate at this moment");
            play(flink, LOOKUP, "id INT, rate INT", List.of(
                    "CREATE TABLE orders (id INT, cur STRING, ts TIMESTAMP(3), proc AS PROCTIME()) WITH ('connector' = 'stage', 'rows' = 'append')",
                    "CREATE TABLE rates (cur STRING, rate INT, ts TIMESTAMP(3), PRIMARY KEY (cur) NOT ENFORCED) WITH ('connector' = 'stage')"),
                    script);
        }
        System.exit(0); // Flink leaves threads behind
    }

    static void play(LocalFlink flink, String query, String columns, List<String> tables, Event... script)
            throws Exception {
        TableEnvironment sql = flink.sql(1);
        tables.forEach(sql::executeSql);
        sql.executeSql("CREATE TABLE answer (" + columns + ") WITH ('connector' = 'stage')");
        try (Stage stage = new Stage(flink, sql, "INSERT INTO answer " + query)) {
            boolean isLookup = query.equals(LOOKUP);
            for (Event event : script) {
                List<Row> out = List.of();
                if (isLookup && event.table().equals("rates")) {
                    stage.set("rates", event.row());
                } else {
                    out = stage.send(event.table(), event.row());
                }
                System.out.printf("%-9s%-24s %s%n", event.table(), Stage.show(event.row()), Stage.show(out));
            }
        }
        System.out.println();
    }
}
