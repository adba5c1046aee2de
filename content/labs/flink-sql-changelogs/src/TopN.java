import java.util.ArrayList;
import java.util.List;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.types.Row;

/** The top two orders of a city, and one row per key. */
public class TopN {
    static final String RANKED =
            """
            SELECT city, id, amount, r FROM (SELECT *, ROW_NUMBER() OVER (
              PARTITION BY city ORDER BY amount DESC) AS r FROM orders) WHERE r <= 2""";

    static final String FIRST =
            """
            SELECT city, id, amount FROM (SELECT *, ROW_NUMBER() OVER (
              PARTITION BY city ORDER BY proc ASC) AS r FROM orders) WHERE r = 1""";

    static final Row[] SCRIPT = {
        Stage.row("+I", 1, "paris", 30), Stage.row("+I", 2, "paris", 20),
        Stage.row("+I", 3, "paris", 10), Stage.row("+I", 4, "paris", 40)
    };

    public static void main(String[] args) throws Exception {
        try (LocalFlink flink = new LocalFlink()) {
            if (args.length > 0) {
                play(flink, "top 2 of a table with deletes", RANKED.replace("amount, r FROM", "amount FROM"),
                        "city STRING, id INT, amount INT");
                System.exit(0);
            }
            play(flink, "top 2, with the rank as a column", RANKED, "city STRING, id INT, amount INT, r BIGINT");
            play(flink, "top 2, without it", RANKED.replace("amount, r FROM", "amount FROM"),
                    "city STRING, id INT, amount INT");
            play(flink, "the first row of a city", FIRST, "city STRING, id INT, amount INT");
            play(flink, "the last row of a city", FIRST.replace("ASC", "DESC"), "city STRING, id INT, amount INT");
            refuse(flink, "the first row of a city, into a sink that takes +I only");
        }
        System.exit(0); // Flink leaves threads behind
    }

    static void refuse(LocalFlink flink, String title) throws Exception {
        TableEnvironment sql = flink.sql(1);
        sql.executeSql("CREATE TABLE orders (id INT, city STRING, amount INT, proc AS PROCTIME()) WITH ('connector' = 'stage', 'rows' = 'append')");
        sql.executeSql("CREATE TABLE answer (city STRING, id INT, amount INT) WITH ('connector' = 'stage', 'rows' = 'append')");
        System.out.println("== " + title);
        try {
            sql.explainSql("INSERT INTO answer " + FIRST);
            System.out.println("accepted");
        } catch (Exception refused) {
            System.out.println(refused.getMessage()
                    .replace("default_catalog.default_database.", "")
                    .replaceAll("\\(strategy.*", ""));
        }
    }

    static void play(LocalFlink flink, String title, String query, String columns) throws Exception {
        TableEnvironment sql = flink.sql(1);
        boolean hasDeletes = title.contains("deletes");
        sql.executeSql("CREATE TABLE orders (id INT, city STRING, amount INT, proc AS PROCTIME(), PRIMARY KEY (id) NOT ENFORCED) WITH ('connector' = 'stage', 'rows' = '"
                + (hasDeletes ? "all" : "append") + "')");
        sql.executeSql("CREATE TABLE answer (" + columns + ") WITH ('connector' = 'stage')");
        System.out.println("== " + title + ": " + Keys.nodes(sql, query));
        List<Row> script = new ArrayList<>(List.of(SCRIPT));
        if (hasDeletes) {
            script.add(Stage.row("-D", 4, "paris", 40));
            script.add(Stage.row("-D", 1, "paris", 30));
        }
        int count = 0;
        try (Stage stage = new Stage(flink, sql, "INSERT INTO answer " + query)) {
            for (Row row : script) {
                List<Row> out = new ArrayList<>(stage.send("orders", row));
                count += out.size();
                System.out.printf("%-22s %s%n", Stage.show(row), Stage.show(out));
            }
        }
        System.out.println("rows out: " + count);
        System.out.println();
    }
}
