import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.types.Row;

/** State that expires while its key can still change. */
public class Ttl {
    public static void main(String[] args) throws Exception {
        try (LocalFlink flink = new LocalFlink()) {
            for (String ttl : new String[] {"0 s", "5 s"}) {
                TableEnvironment sql = flink.sql(1);
                Keys.orders(sql, "all");
                sql.executeSql("CREATE TABLE answer (city STRING, n BIGINT, PRIMARY KEY (city) NOT ENFORCED) WITH ('connector' = 'stage', 'rows' = 'upsert')");
                sql.getConfig().set("table.exec.state.ttl", ttl);
                System.out.println("== GROUP BY city, table.exec.state.ttl = " + ttl);
                try (Stage stage = new Stage(flink, sql, "INSERT INTO answer " + Keys.COUNT)) {
                    Keys.show(stage, Stage.row("+I", 1, "paris"));
                    Keys.show(stage, Stage.row("+I", 2, "paris"));
                    Thread.sleep(8000);
                    System.out.println("  (8 seconds without paris)");
                    Keys.show(stage, Stage.row("+I", 3, "paris"));
                    Keys.show(stage, Stage.row("-D", 1, "paris"));
                    Keys.show(stage, Stage.row("-D", 2, "paris"));
                }
                System.out.println();
            }

            System.out.println("== regular join, STATE_TTL('o' = '1d', 'p' = '5s')");
            TableEnvironment sql = flink.sql(1);
            sql.executeSql("CREATE TABLE orders (id INT, city STRING, PRIMARY KEY (id) NOT ENFORCED) WITH ('connector' = 'stage')");
            sql.executeSql("CREATE TABLE payments (id INT, pay STRING, PRIMARY KEY (id) NOT ENFORCED) WITH ('connector' = 'stage')");
            sql.executeSql("CREATE TABLE answer (id INT, city STRING, pay STRING) WITH ('connector' = 'stage')");
            String query =
                    "SELECT /*+ STATE_TTL('o' = '1d', 'p' = '5s') */ o.id, o.city, p.pay FROM orders o LEFT JOIN payments p ON o.id = p.id";
            try (Stage stage = new Stage(flink, sql, "INSERT INTO answer " + query)) {
                show(stage, "payments", Stage.row("+I", 1, "card"));
                show(stage, "orders", Stage.row("+I", 2, "rome"));
                Thread.sleep(8000);
                System.out.println("  (8 seconds)");
                show(stage, "orders", Stage.row("+I", 1, "paris"));
                show(stage, "payments", Stage.row("+I", 2, "cash"));
            }
        }
        System.exit(0); // Flink leaves threads behind
    }

    static void show(Stage stage, String table, Row row) throws Exception {
        System.out.printf("  %-9s%-20s %s%n", table, Stage.show(row), Stage.show(stage.send(table, row)));
    }
}
