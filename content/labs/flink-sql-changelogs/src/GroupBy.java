import java.util.ArrayList;
import java.util.List;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.types.Row;

/** Orders per city: one input, and what four consumers get of the same query. */
public class GroupBy {
    static final String ORDERS =
            """
            CREATE TABLE orders (id INT, city STRING, PRIMARY KEY (id) NOT ENFORCED)
            WITH ('connector' = 'stage', 'rows' = 'all')""";

    static final String COUNT =
            "SELECT city, COUNT(*) AS n FROM orders GROUP BY city";

    /** Each line of the script is one change of the table: one row, or the two of an update. */
    static final List<Row[]> SCRIPT = List.of(
            new Row[] {Stage.row("+I", 1, "paris")},
            new Row[] {Stage.row("+I", 2, "rome")},
            new Row[] {Stage.row("+I", 3, "paris")},
            new Row[] {Stage.row("-U", 2, "rome"), Stage.row("+U", 2, "paris")},
            new Row[] {Stage.row("-D", 1, "paris")});

    public static void main(String[] args) throws Exception {
        try (LocalFlink flink = new LocalFlink()) {
            System.out.println("== " + COUNT);
            List<List<Row>> retract = run(flink, "all", "city STRING, n BIGINT", COUNT);
            List<List<Row>> upsert = run(flink, "upsert",
                    "city STRING, n BIGINT, PRIMARY KEY (city) NOT ENFORCED", COUNT);
            System.out.printf("%-25s %-40s %s%n", "orders", "sink that takes -U", "sink with key city");
            for (int at = 0; at < SCRIPT.size(); at++) {
                print(Stage.show(List.of(SCRIPT.get(at))), retract.get(at), upsert.get(at));
            }
            System.out.println();

            System.out.println("== SELECT SUM(n) of these counts");
            List<List<Row>> sums = run(flink, "all", "s BIGINT", "SELECT SUM(n) FROM (" + COUNT + ")");
            for (int at = 0; at < SCRIPT.size(); at++) {
                System.out.printf("%-25s %s%n", Stage.show(List.of(SCRIPT.get(at))), Stage.show(sums.get(at)));
            }
            System.out.println();

            System.out.println("== a sink that takes +I only");
            try {
                run(flink, "append", "city STRING, n BIGINT", COUNT);
            } catch (Exception refused) {
                System.out.println(refused.getMessage().replace("default_catalog.default_database.", ""));
            }
            System.out.println();

            System.out.println("== mini-batch: the first three rows in one bundle");
            TableEnvironment sql = tables(flink, "all", "city STRING, n BIGINT");
            sql.getConfig().set("table.exec.mini-batch.enabled", "true");
            sql.getConfig().set("table.exec.mini-batch.allow-latency", "3650 d");
            sql.getConfig().set("table.exec.mini-batch.size", "1000");
            try (Stage stage = new Stage(flink, sql, "INSERT INTO answer " + COUNT)) {
                List<Row> out = stage.send("orders", SCRIPT.get(0)[0], SCRIPT.get(1)[0], SCRIPT.get(2)[0]);
                System.out.println(Stage.show(out));
            }
            System.out.println();

            System.out.println("== the same rows, all there at the start");
            for (String mode : List.of("streaming", "batch")) {
                TableEnvironment bounded = flink.sql(mode);
                List<Row> rows = new ArrayList<>();
                bounded.executeSql(
                        "SELECT city, COUNT(*) FROM (VALUES ('paris'), ('rome'), ('paris')) AS t(city) GROUP BY city")
                        .collect().forEachRemaining(rows::add);
                System.out.printf("%-10s %s%n", mode, Stage.show(rows));
            }
        }
        System.exit(0); // Flink leaves threads behind
    }

    static void print(String in, List<Row> left, List<Row> right) {
        System.out.printf("%-25s %-40s %s%n", in, Stage.show(left), Stage.show(right));
    }

    static TableEnvironment tables(LocalFlink flink, String rows, String columns) throws Exception {
        TableEnvironment sql = flink.sql(1);
        sql.executeSql(ORDERS);
        sql.executeSql("CREATE TABLE answer (" + columns
                + ") WITH ('connector' = 'stage', 'rows' = '" + rows + "')");
        return sql;
    }

    /** Plays the script, and returns what the sink got at each of its lines. */
    static List<List<Row>> run(LocalFlink flink, String rows, String columns, String query)
            throws Exception {
        List<List<Row>> all = new ArrayList<>();
        try (Stage stage = new Stage(flink, tables(flink, rows, columns), "INSERT INTO answer " + query)) {
            for (Row[] change : SCRIPT) {
                all.add(stage.send("orders", change));
            }
        }
        return all;
    }
}
