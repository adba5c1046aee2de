import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.runtime.jobgraph.IntermediateDataSet;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.table.api.bridge.java.StreamStatementSet;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;

/**
 * The same SQL once as streaming jobs and once as batch jobs. In the middle, shop 4 moves from
 * the south to the north. Argument: producer=lookup|input, of the table dwd_orders.
 */
public class Twice {
    static final String LINE = "%-26s %14s %14s%n";

    public static void main(String[] args) throws Exception {
        try (LocalFlink flink = new LocalFlink()) {
            Pipeline pipeline = new Pipeline(flink, Orders.minutes(8, 5), Lag.options(args));
            printExchanges(pipeline);
            pipeline.start();
            for (int minute = 1; minute <= 8; minute++) {
                if (minute == 7) {
                    pipeline.batch("INSERT INTO dim_shops VALUES (4, 'north')");
                }
                pipeline.arrive();
                for (String layer : Pipeline.LAYERS) {
                    pipeline.checkpoint(layer);
                }
            }
            List<String> inserts = pipeline.statements("jobs");
            StreamTableEnvironment sql = pipeline.sql(RuntimeExecutionMode.BATCH);
            views(sql);
            List<String> tables = pipeline.statements("tables");
            sql.executeSql(tables.get(2).replace("dwd_orders", "dwd_orders_again")).await();
            sql.executeSql(tables.get(3).replace("dws_sales", "dws_sales_again")).await();
            sql.executeSql(inserts.get(1)
                    .replace("INTO dwd_orders", "INTO dwd_orders_again")).await();
            sql.executeSql(inserts.get(2)
                    .replace("INTO dws_sales", "INTO dws_sales_again")).await();

            System.out.println("== orders and cents by region");
            System.out.printf(LINE, "", "north", "south");
            print(pipeline, "dws_sales, by the stream", "dws_sales");
            print(pipeline, "dwd_orders, summed now", "dwd_orders");
            print(pipeline, "job 3 in batch", "dws_sales_again");
            print(pipeline, "jobs 2 and 3 in batch", "dwd_orders_again");
            System.out.println();
            System.out.printf("%-18s %9s %10s %15s%n",
                    "", "snapshots", "data files", "changelog files");
            for (String table : List.of(
                    "dwd_orders", "dwd_orders_again", "dws_sales", "dws_sales_again")) {
                long[] files = Pipeline.filesWritten(pipeline.named(table));
                System.out.printf("%-18s %9d %10d %15d%n", table, files[0], files[1], files[2]);
            }
            pipeline.stop();
        }
        System.exit(0); // Flink leaves threads behind
    }

    static void views(StreamTableEnvironment sql) {
        sql.executeSql("CREATE TEMPORARY VIEW ods AS SELECT *, PROCTIME() AS now_time FROM ods_orders");
        sql.executeSql("CREATE TEMPORARY VIEW dwd AS SELECT * FROM dwd_orders");
    }

    /** How Flink would connect the tasks of the two inserts. */
    static void printExchanges(Pipeline pipeline) throws Exception {
        System.out.println("== exchanges between the tasks of the third job");
        for (RuntimeExecutionMode mode :
                List.of(RuntimeExecutionMode.STREAMING, RuntimeExecutionMode.BATCH)) {
            StreamTableEnvironment sql = pipeline.sql(mode);
            views(sql);
            StreamStatementSet set = sql.createStatementSet();
            set.addInsertSql(pipeline.statements("jobs").get(2));
            set.attachAsDataStream();
            JobGraph job = pipeline.lastEnv().getStreamGraph().getJobGraph();
            Map<String, Integer> kinds = new TreeMap<>();
            for (JobVertex vertex : job.getVertices()) {
                for (IntermediateDataSet result : vertex.getProducedDataSets()) {
                    kinds.merge(result.getResultType().toString(), 1, Integer::sum);
                }
            }
            System.out.println(mode + ": " + kinds + ", checkpoints "
                    + (job.getCheckpointingSettings() != null
                    && job.getCheckpointingSettings().getCheckpointCoordinatorConfiguration()
                            .isCheckpointingEnabled() ? "on" : "off"));
        }
        System.out.println();
    }

    static void print(Pipeline pipeline, String title, String table) throws Exception {
        Map<String, String> values = new TreeMap<>();
        for (Row row : pipeline.batch(table.startsWith("dws")
                ? "SELECT region, orders, cents FROM " + table
                : "SELECT region, COUNT(*), SUM(cents) FROM " + table + " GROUP BY region")) {
            values.put((String) row.getField(0), row.getField(1) + " / " + row.getField(2));
        }
        System.out.printf(LINE, title,
                values.getOrDefault("north", "-"), values.getOrDefault("south", "-"));
    }
}
