import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.api.TableResult;

/** 40,000 orders, nine of ten from one city: what a bundle and a pre-aggregation save. */
public class MiniBatch {
    static final String QUERY = "SELECT city, COUNT(*) FROM orders GROUP BY city";

    static final String DISTINCT = "SELECT city, COUNT(DISTINCT i) FROM orders GROUP BY city";

    public static void main(String[] args) throws Exception {
        try (LocalFlink flink = new LocalFlink()) {
            run(flink, QUERY, "default", Map.of());
            run(flink, QUERY, "mini-batch, ONE_PHASE", Map.of(
                    "table.exec.mini-batch.enabled", "true",
                    "table.exec.mini-batch.allow-latency", "3650 d",
                    "table.exec.mini-batch.size", "2000",
                    "table.optimizer.agg-phase-strategy", "ONE_PHASE"));
            run(flink, QUERY, "mini-batch, AUTO", Map.of(
                    "table.exec.mini-batch.enabled", "true",
                    "table.exec.mini-batch.allow-latency", "3650 d",
                    "table.exec.mini-batch.size", "2000"));
            run(flink, QUERY, "TWO_PHASE without mini-batch", Map.of(
                    "table.optimizer.agg-phase-strategy", "TWO_PHASE"));
            run(flink, DISTINCT, "COUNT(DISTINCT i), default", Map.of());
            run(flink, DISTINCT, "COUNT(DISTINCT i), split", Map.of(
                    "table.optimizer.distinct-agg.split.enabled", "true"));
            run(flink, DISTINCT, "COUNT(DISTINCT i), split and mini-batch", Map.of(
                    "table.exec.mini-batch.enabled", "true",
                    "table.exec.mini-batch.allow-latency", "3650 d",
                    "table.exec.mini-batch.size", "2000",
                    "table.optimizer.distinct-agg.split.enabled", "true"));
        }
        System.exit(0); // Flink leaves threads behind
    }

    static void run(LocalFlink flink, String query, String title, Map<String, String> options) throws Exception {
        TableEnvironment sql = flink.sql(2);
        sql.executeSql(
                """
                CREATE TABLE numbers (i INT) WITH ('connector' = 'datagen', 'fields.i.kind' = 'sequence',
                  'fields.i.start' = '1', 'fields.i.end' = '40000', 'rows-per-second' = '1000000')""");
        sql.executeSql(
                """
                CREATE TEMPORARY VIEW orders AS SELECT i,
                  CASE WHEN MOD(i / 2, 10) < 9 THEN 'paris' ELSE 'city' || CAST(MOD(i / 20, 10) AS STRING) END AS city FROM numbers""");
        sql.executeSql("CREATE TABLE answer (city STRING, n BIGINT) WITH ('connector' = 'stage')");
        options.forEach((key, value) -> sql.getConfig().set(key, value));
        Stage.output("answer").clear();
        System.out.println("== " + title + ": " + Keys.nodes(sql, query));
        TableResult result = sql.executeSql("INSERT INTO answer " + query);
        Map<String, List<Long>> in = flink.recordsIn(result.getJobClient().orElseThrow().getJobID());
        in.forEach((task, counts) -> {
            if (task.contains("GroupAggregate[") && !task.startsWith("Source")) {
                List<Long> sorted = new ArrayList<>(counts);
                sorted.sort(null);
                // Bundles of rows from two senders end at other places in each run.
                boolean isStable = !(query.equals(DISTINCT) && task.startsWith("Global"));
                System.out.println("rows into the two subtasks of "
                        + task.replaceAll("\\[\\d+\\].*", "") + ": "
                        + (isStable || sorted.get(1) > 200 ? sorted : "fewer than 200 each"));
            }
        });
        // How many keys share a bundle depends on the order in which two sources' rows arrive.
        int out = Stage.output("answer").size();
        System.out.println(title.contains("mini-batch") && out < 500
                ? "rows out: fewer than 500"
                : String.format("rows out: %,d", out));
        System.out.println();
    }
}
