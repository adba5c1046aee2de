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
    public static void main(String[] args) throws Exception {
        try (LocalFlink flink = new LocalFlink()) {
            Pipeline pipeline = new Pipeline(flink, Orders.minutes(8, 5), Lag.options(args));
            printExchanges(pipeline);
            pipeline.start();
            for (int minute = 1; minute <= 8; minute++) {
                if (minute == 5) {
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
            for (String table : List.of("dwd_orders", "dws_sales")) {
                sql.executeSql("CREATE TABLE " + table + "_again LIKE " + table
                        + " (EXCLUDING OPTIONS)").await();
            }
            sql.executeSql(inserts.get(1).replace("INTO dwd_orders", "INTO dwd_orders_again")).await();
            sql.executeSql(inserts.get(2).replace("INTO dws_sales", "INTO dws_sales_again")).await();

            System.out.println("== snapshots with files, data files, changelog files");
            for (String table : List.of("dwd_orders", "dwd_orders_again", "dws_sales", "dws_sales_again")) {
                long[] files = Pipeline.filesWritten(pipeline.named(table));
                System.out.printf("%-18s %3d %3d %3d%n", table, files[0], files[1], files[2]);
            }
            System.out.println();
            System.out.println("== orders and cents by region");
            System.out.printf("%-52s %-14s %-14s%n", "", "north", "south");
            print(pipeline, "dws_sales: streaming", "SELECT region, orders, cents FROM dws_sales");
            print(pipeline, "dwd_orders, summed now", "SELECT region, COUNT(*), SUM(cents) FROM dwd_orders GROUP BY region");
            print(pipeline, "dws_sales_again: batch, from dwd_orders", "SELECT region, orders, cents FROM dws_sales_again");
            print(pipeline, "dwd_orders_again, summed: batch, from ods_orders", "SELECT region, COUNT(*), SUM(cents) FROM dwd_orders_again GROUP BY region");
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

    static void print(Pipeline pipeline, String title, String query) throws Exception {
        Map<String, String> values = new TreeMap<>();
        for (Row row : pipeline.batch(query)) {
            values.put((String) row.getField(0), row.getField(1) + " / " + row.getField(2));
        }
        System.out.printf("%-52s %-14s %-14s%n", title,
                values.getOrDefault("north", "-"), values.getOrDefault("south", "-"));
    }
}
