import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.types.RowKind;

/** Updates that disappear or count twice, by their keys. */
public class Keys {
    static final String BY_CITY = "SELECT city, id FROM orders";

    static final String BY_ID =
            "SELECT o.id, c.country FROM orders o JOIN cities c ON o.city = c.city";

    static final String COUNT = "SELECT city, COUNT(*) AS n FROM orders GROUP BY city";

    static final String SUM =
            """
            SELECT o.city, SUM(r.rate) AS total FROM orders o
            JOIN rates FOR SYSTEM_TIME AS OF o.proc r ON o.cur = r.cur GROUP BY o.city""";

    public static void main(String[] args) throws Exception {
        try (LocalFlink flink = new LocalFlink()) {
            System.out.println("== key of the query: id; key of the sink: city");
            for (String materialize : List.of("NONE", "AUTO")) {
                TableEnvironment sql = flink.sql(1);
                orders(sql, "all");
                sql.executeSql("CREATE TABLE answer (city STRING, id INT, PRIMARY KEY (city) NOT ENFORCED) WITH ('connector' = 'stage', 'rows' = 'upsert')");
                sql.getConfig().set("table.exec.sink.upsert-materialize", materialize);
                System.out.println("upsert-materialize " + materialize + ": " + nodes(sql, BY_CITY));
                play(flink, sql, BY_CITY,
                        Stage.row("+I", 1, "paris"), Stage.row("+I", 2, "paris"), Stage.row("-D", 2, "paris"));
            }

            System.out.println("== join on city; key of the sink: id; the two halves of an update arrive in the wrong order");
            for (String materialize : List.of("NONE", "AUTO")) {
                TableEnvironment sql = flink.sql(1);
                orders(sql, "all");
                sql.executeSql("CREATE TABLE cities (city STRING, country STRING, PRIMARY KEY (city) NOT ENFORCED) WITH ('connector' = 'stage')");
                sql.executeSql("CREATE TABLE answer (id INT, country STRING, PRIMARY KEY (id) NOT ENFORCED) WITH ('connector' = 'stage', 'rows' = 'upsert')");
                sql.getConfig().set("table.exec.sink.upsert-materialize", materialize);
                System.out.println("upsert-materialize " + materialize + ": " + nodes(sql, BY_ID));
                try (Stage stage = new Stage(flink, sql, "INSERT INTO answer " + BY_ID)) {
                    stage.send("cities", Stage.row("+I", "rome", "Italy"), Stage.row("+I", "paris", "France"));
                    show(stage, Stage.row("+I", 2, "rome"));
                    show(stage, Stage.row("+U", 2, "paris"));
                    show(stage, Stage.row("-U", 2, "rome"));
                }
                System.out.println();
            }

            System.out.println("== a source without -U, and one that sends a row twice");
            for (String rows : List.of("upsert", "all", "all, cdc-events-duplicate")) {
                TableEnvironment sql = flink.sql(1);
                orders(sql, rows.startsWith("all") ? "all" : rows);
                sql.executeSql("CREATE TABLE answer (city STRING, n BIGINT) WITH ('connector' = 'stage')");
                if (rows.contains("duplicate")) {
                    sql.getConfig().set("table.exec.source.cdc-events-duplicate", "true");
                }
                System.out.println("rows " + rows + ": " + nodes(sql, COUNT));
                if (rows.equals("upsert")) {
                    play(flink, sql, COUNT,
                            Stage.row("+I", 1, "paris"), Stage.row("+U", 1, "rome"), Stage.row("-D", 1, "rome"));
                } else {
                    play(flink, sql, COUNT, Stage.row("+I", 1, "paris"), Stage.row("+I", 1, "paris"));
                }
            }

            System.out.println("== a lookup in front of a sum (non-deterministic update)");
            for (String strategy : List.of("IGNORE", "TRY_RESOLVE")) {
                TableEnvironment sql = flink.sql(1);
                sql.executeSql("CREATE TABLE orders (id INT, city STRING, cur STRING, proc AS PROCTIME(), PRIMARY KEY (id) NOT ENFORCED) WITH ('connector' = 'stage')");
                sql.executeSql("CREATE TABLE rates (cur STRING, rate INT, PRIMARY KEY (cur) NOT ENFORCED) WITH ('connector' = 'stage')");
                sql.executeSql("CREATE TABLE answer (city STRING, total INT) WITH ('connector' = 'stage')");
                sql.getConfig().set("table.optimizer.non-deterministic-update.strategy", strategy);
                System.out.println(strategy + ": " + nodes(sql, SUM));
                try (Stage stage = new Stage(flink, sql, "INSERT INTO answer " + SUM)) {
                    stage.set("rates", Stage.row("+I", "EUR", 10));
                    show(stage, Stage.row("+I", 1, "paris", "EUR"));
                    show(stage, Stage.row("+I", 2, "paris", "EUR"));
                    stage.set("rates", Stage.row("+I", "EUR", 20));
                    System.out.println("  (the rate of EUR is now 20)");
                    show(stage, Stage.row("-D", 2, "paris", "EUR"));
                }
                System.out.println();
            }

            System.out.println("== TRY_RESOLVE and a function that changes");
            TableEnvironment sql = flink.sql(1);
            orders(sql, "all");
            sql.executeSql("CREATE TABLE answer (id INT, city STRING, seen STRING) WITH ('connector' = 'stage')");
            sql.getConfig().set("table.optimizer.non-deterministic-update.strategy", "TRY_RESOLVE");
            try {
                sql.executeSql("INSERT INTO answer SELECT id, city, CAST(CURRENT_TIMESTAMP AS STRING) FROM orders");
            } catch (Exception refused) {
                Throwable cause = refused;
                while (cause.getCause() != null && !String.valueOf(cause.getMessage()).contains("determin")) {
                    cause = cause.getCause();
                }
                System.out.println(cause.getMessage().strip().replaceAll("(?s)\n\nrelated rel plan.*", ""));
            }
            System.out.println();

            System.out.println("== 20,000 orders change their city; the join and the sink have two subtasks");
            for (String materialize : List.of("NONE", "AUTO")) {
                System.out.println("upsert-materialize " + materialize + ": rows missing at the end: "
                        + (missing(flink, materialize) > 0 ? "some" : "none"));
            }
        }
        System.exit(0); // Flink leaves threads behind
    }

    /** Changes the city of each order, and counts the orders that a table behind the sink would not have at the end. */
    static int missing(LocalFlink flink, String materialize) throws Exception {
        TableEnvironment sql = flink.sql(2);
        orders(sql, "all");
        sql.executeSql("CREATE TABLE cities (city STRING, country STRING, PRIMARY KEY (city) NOT ENFORCED) WITH ('connector' = 'stage')");
        sql.executeSql("CREATE TABLE answer (id INT, country STRING, PRIMARY KEY (id) NOT ENFORCED) WITH ('connector' = 'stage', 'rows' = 'upsert')");
        sql.getConfig().set("table.exec.sink.upsert-materialize", materialize);
        int orders = 20_000;
        Set<Object> table = new HashSet<>();
        try (Stage stage = new Stage(flink, sql, "INSERT INTO answer " + BY_ID)) {
            Row[] cities = new Row[20];
            Arrays.setAll(cities, i -> Stage.row("+I", "city" + i, "country" + i));
            stage.send("cities", cities);
            Row[] before = new Row[orders];
            Arrays.setAll(before, i -> Stage.row("+I", i, "city" + i % 20));
            Row[] changes = new Row[2 * orders];
            for (int i = 0; i < orders; i++) {
                changes[2 * i] = Stage.row("-U", i, "city" + i % 20);
                changes[2 * i + 1] = Stage.row("+U", i, "city" + (i + 1) % 20);
            }
            for (Row[] rows : List.of(before, changes)) {
                for (Row row : stage.send("orders", rows)) {
                    if (row.getKind() == RowKind.DELETE || row.getKind() == RowKind.UPDATE_BEFORE) {
                        table.remove(row.getField(0));
                    } else {
                        table.add(row.getField(0));
                    }
                }
            }
        }
        return orders - table.size();
    }

    static void orders(TableEnvironment sql, String rows) {
        sql.executeSql("CREATE TABLE orders (id INT, city STRING, PRIMARY KEY (id) NOT ENFORCED) WITH ('connector' = 'stage', 'rows' = '" + rows + "')");
    }

    static void play(LocalFlink flink, TableEnvironment sql, String query, Row... rows) throws Exception {
        try (Stage stage = new Stage(flink, sql, "INSERT INTO answer " + query)) {
            for (Row row : rows) {
                show(stage, row);
            }
        }
        System.out.println();
    }

    static void show(Stage stage, Row row) throws Exception {
        System.out.printf("  %-22s %s%n", Stage.show(row), Stage.show(stage.send("orders", row)));
    }

    /** The nodes of the plan, from the source to the sink. */
    static String nodes(TableEnvironment sql, String query) {
        String plan = sql.explainSql("INSERT INTO answer " + query);
        plan = plan.substring(plan.indexOf("== Optimized Execution Plan =="));
        List<String> names = Pattern.compile("(?m)^[ +:-]*([A-Z][A-Za-z]+)\\((.*)\\)$").matcher(plan).results()
                .map(node -> node.group(1)
                        + (node.group(1).equals("Sink") && node.group(2).contains("upsertMaterialize=[true]")
                                ? "[upsertMaterialize]" : "")
                        + (node.group(1).equals("LookupJoin") && node.group(2).contains("upsertMaterialize=[true]")
                                ? "[upsertMaterialize]" : ""))
                .collect(Collectors.toList());
        java.util.Collections.reverse(names);
        return String.join(" > ", names);
    }
}
