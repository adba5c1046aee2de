import java.util.List;
import org.apache.flink.table.api.TableEnvironment;

/** What EXPLAIN shows of four joins, of keys, and of advice. */
public class Explain {
    public static void main(String[] args) throws Exception {
        try (LocalFlink flink = new LocalFlink()) {
            TableEnvironment sql = flink.sql(2);
            sql.executeSql("CREATE TABLE orders (id INT, city STRING, cur STRING, ts TIMESTAMP(3), proc AS PROCTIME(), WATERMARK FOR ts AS ts) WITH ('connector' = 'stage', 'rows' = 'append')");
            sql.executeSql("CREATE TABLE payments (id INT, pay STRING, ts TIMESTAMP(3), WATERMARK FOR ts AS ts) WITH ('connector' = 'stage', 'rows' = 'append')");
            sql.executeSql("CREATE TABLE rates (cur STRING, rate INT, ts TIMESTAMP(3), WATERMARK FOR ts AS ts, PRIMARY KEY (cur) NOT ENFORCED) WITH ('connector' = 'stage', 'rows' = 'upsert')");
            sql.executeSql("CREATE TABLE rates_now (cur STRING, rate INT, PRIMARY KEY (cur) NOT ENFORCED) WITH ('connector' = 'stage')");
            sql.executeSql("CREATE TABLE counts (city STRING, n BIGINT, PRIMARY KEY (city) NOT ENFORCED) WITH ('connector' = 'stage', 'rows' = 'upsert')");

            print(sql, "regular join", "SELECT o.id, p.pay FROM orders o LEFT JOIN payments p ON o.id = p.id");
            print(sql, "interval join", "SELECT o.id, p.pay FROM orders o LEFT JOIN payments p ON o.id = p.id AND p.ts BETWEEN o.ts AND o.ts + INTERVAL '1' HOUR");
            print(sql, "temporal join", "SELECT o.id, r.rate FROM orders o JOIN rates FOR SYSTEM_TIME AS OF o.ts r ON o.cur = r.cur");
            print(sql, "lookup join", "SELECT o.id, r.rate FROM orders o JOIN rates_now FOR SYSTEM_TIME AS OF o.proc r ON o.cur = r.cur");
            print(sql, "GROUP BY into a sink with its key", "INSERT INTO counts SELECT city, COUNT(*) FROM orders WHERE id > 5 GROUP BY city");
            print(sql, "another key", "INSERT INTO counts SELECT city, n FROM (SELECT cur, MAX(city) AS city, COUNT(*) AS n FROM orders GROUP BY cur)");
            print(sql, "an average over a join", "SELECT AVG(r.rate) FROM orders o JOIN rates r ON o.cur = r.cur");
        }
        System.exit(0);
    }

    static void print(TableEnvironment sql, String title, String query) {
        String plan = sql.executeSql("EXPLAIN CHANGELOG_MODE, PLAN_ADVICE " + query).collect().next().getField(0).toString();
        int from = plan.indexOf("== Optimized Physical Plan");
        int to = plan.indexOf("== Optimized Execution Plan");
        System.out.println("== " + title);
        System.out.println(plan.substring(plan.indexOf('\n', from) + 1, to).strip()
                .replace("default_catalog, default_database, ", "")
                .replace("default_catalog.default_database.", "")
                .replaceAll("\\(rowtime\\)|\\(proctime\\)", ""));
        System.out.println();
    }
}
