import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.types.Row;
import org.apache.flink.types.RowKind;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.reader.RecordReader;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.source.ReadBuilder;

/**
 * The shop has sent the amounts of 30 April in the wrong unit. They are corrected by batch jobs while the
 * three streaming jobs run. The stream writes its sums to a branch of dws_sales; batch jobs write
 * to the table's main branch, which readers ask first. Argument: how=overwrite|insert.
 */
public class Correct {
    static final String LINE = "%-12s %14s %14s %14s %14s%n";

    static final String APRIL = "2026-04-30";
    static final String MAY = "2026-05-01";

    public static void main(String[] args) throws Exception {
        String how = Lag.options(args).getOrDefault("how", "overwrite");
        try (LocalFlink flink = new LocalFlink()) {
            Pipeline pipeline = new Pipeline(flink, batches(), Map.of("branch", "stream"));
            pipeline.batch("CALL sys.create_branch('default.dws_sales', 'stream')");
            pipeline.batch("ALTER TABLE dws_sales SET ('scan.fallback-branch' = 'stream')");
            pipeline.start();
            Correct lab = new Correct(pipeline);
            for (int minute = 1; minute <= 5; minute++) {
                lab.minute();
            }
            lab.print("minute 5: 30 April as it came, 1 May begins");

            pipeline.batch(how.equals("insert")
                    ? "INSERT INTO dwd_orders SELECT dt, order_id, shop_id, region, cents / 100"
                            + " FROM dwd_orders WHERE dt = '" + APRIL + "'"
                    : "INSERT OVERWRITE dwd_orders PARTITION (dt = '" + APRIL + "')"
                            + " SELECT order_id, shop_id, region, cents / 100"
                            + " FROM dwd_orders WHERE dt = '" + APRIL + "'");
            lab.minute();
            lab.print("minute 6: a batch job has corrected 30 April in dwd_orders (" + how + ")");
            if (how.equals("insert")) {
                System.out.println("restarts of the streaming jobs: " + lab.restarts());
                System.exit(0);
            }

            lab.sumAgain();
            lab.minute();
            lab.print("minute 7: a batch job has written the day's sums to the main branch");

            lab.minute();
            lab.print("minute 8: an order of 30 April came late");

            lab.sumAgain();
            lab.minute();
            lab.print("minute 9: the batch job for the sums has run once more");
            System.out.println("restarts of the streaming jobs: " + lab.restarts());
            pipeline.stop();
        }
        System.exit(0); // Flink leaves threads behind
    }

    /** Two minutes of 30 April, then 1 May; in minute 8 also a late order. */
    static List<List<Row>> batches() {
        List<List<Row>> batches = new ArrayList<>();
        for (int minute = 1; minute <= 9; minute++) {
            boolean april = minute <= 2;
            List<Row> batch = new ArrayList<>();
            for (int shop = 1; shop <= 4; shop++) {
                batch.add(Orders.order(RowKind.INSERT, minute, shop, 0, april ? APRIL : MAY,
                        april ? 100_000 : 1000));
            }
            if (minute == 8) {
                batch.add(Orders.order(RowKind.INSERT, 80, 1, 0, APRIL, 700));
            }
            batches.add(batch);
        }
        return batches;
    }

    private final Pipeline pipeline;

    Correct(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    /** A minute's orders go through all three layers. */
    void minute() throws Exception {
        pipeline.arrive();
        for (String layer : Pipeline.LAYERS) {
            pipeline.checkpoint(layer);
        }
    }

    void sumAgain() throws Exception {
        pipeline.batch("INSERT OVERWRITE dws_sales PARTITION (dt = '" + APRIL + "')"
                + " SELECT region, COUNT(*), SUM(cents) FROM dwd_orders"
                + " WHERE dt = '" + APRIL + "' GROUP BY region");
    }

    /** Orders and cents of each day: in DWD, as readers get DWS, and in its two branches. */
    void print(String title) throws Exception {
        System.out.println("== " + title);
        System.out.printf(LINE, "", "dwd_orders", "dws_sales", "branch main", "branch stream");
        for (String day : List.of(APRIL, MAY)) {
            System.out.printf(LINE, day, sums(pipeline.table("dwd"), day),
                    sums(pipeline.table("dws"), day), sums(pipeline.branch("main"), day),
                    sums(pipeline.branch("stream"), day));
        }
        System.out.println();
    }

    /** As a batch query reads the table now. */
    private static String sums(FileStoreTable table, String day) throws Exception {
        int orders = table.rowType().getFieldIndex("orders"); // none where a row is an order
        int cents = table.rowType().getFieldIndex("cents");
        long[] sum = new long[2];
        ReadBuilder builder = table.newReadBuilder().withPartitionFilter(Map.of("dt", day));
        try (RecordReader<InternalRow> rows =
                builder.newRead().createReader(builder.newScan().plan())) {
            rows.forEachRemaining(row -> {
                sum[0] += orders < 0 ? 1 : row.getLong(orders);
                sum[1] += row.getLong(cents);
            });
        }
        return sum[0] == 0 ? "-" : sum[0] + " / " + sum[1];
    }

    long restarts() throws Exception {
        long restarts = 0;
        for (String layer : Pipeline.LAYERS) {
            restarts += pipeline.flink.restarts(pipeline.job(layer));
        }
        return restarts;
    }
}
