import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.types.RowKind;
import org.apache.flink.util.CloseableIterator;
import org.apache.paimon.Snapshot;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.reader.RecordReader;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.source.ReadBuilder;

/**
 * A streaming job sums the amounts by city over each of the four tables: from the first
 * snapshot, from one in the middle, and from the middle with the table's rows first. Prints the
 * operators that Flink plans, and each value that the sum of a city takes.
 */
public class DownstreamSum {
    /** The middle: the last snapshot of this checkpoint. */
    static final long MIDDLE = 3;

    static final String LINE = "%-26s Lima %-26s Oslo %s%n";

    static final String RAW = "'scan.remove-normalize' = 'true'";

    public static void main(String[] args) throws Exception {
        try (LocalFlink flink = new LocalFlink()) {
            FourTables tables = new FourTables(flink, args);
            if (args.length > 0) {
                tables.write();
            }
            DownstreamSum lab = new DownstreamSum(tables);
            lab.printPlans();
            lab.printTruth();
            lab.printSums("from the first snapshot", "from-snapshot", 0, 1);
            lab.printSums("from the middle, changes only", "from-snapshot", MIDDLE, 1);
            lab.printSums("from the middle, the rows of the table first", "from-snapshot-full", MIDDLE, 0);
        }
        System.exit(0); // Flink leaves threads behind
    }

    final FourTables tables;

    DownstreamSum(FourTables tables) {
        this.tables = tables;
    }

    void printPlans() throws Exception {
        System.out.println("== operators, from the source to the sum");
        for (String producer : FourTables.PRODUCERS) {
            printPlan(producer, "");
        }
        printPlan("none", RAW);
        System.out.println();
    }

    void printPlan(String producer, String options) throws Exception {
        String plan = sql().explainSql(query(producer, options));
        plan = plan.substring(plan.indexOf("== Optimized Execution Plan =="));
        List<String> operators = new ArrayList<>();
        Pattern.compile("([A-Z][A-Za-z]+)\\(").matcher(plan).results()
                .map(MatchResult::group)
                .filter(name -> name.matches("TableSourceScan.|ChangelogNormalize.|GroupAggregate."))
                .forEach(name -> operators.add(0, name.replace("(", "")));
        System.out.printf("%-26s %s%n", label(producer, options), String.join(" -> ", operators));
    }

    /** The sums over the rows that the tables hold at the end; the same for all four. */
    void printTruth() throws Exception {
        Map<String, Long> sums = new TreeMap<>();
        ReadBuilder builder = tables.table("none").newReadBuilder();
        try (RecordReader<InternalRow> rows =
                builder.newRead().createReader(builder.newScan().plan())) {
            rows.forEachRemaining(row ->
                    sums.merge(row.getString(1).toString(), row.getLong(2), Long::sum));
        }
        System.out.printf(LINE, "in the tables", sums.get("Lima"), sums.get("Oslo"));
        System.out.println();
    }

    void printSums(String title, String mode, long checkpoint, long after) throws Exception {
        System.out.println("== " + title);
        for (String producer : FourTables.PRODUCERS) {
            String start = "'scan.mode' = '" + mode + "', 'scan.snapshot-id' = '"
                    + (lastSnapshotOf(producer, checkpoint) + after) + "'";
            printSum(producer, start, "");
            if (producer.equals("none")) {
                printSum(producer, start, RAW);
            }
        }
        System.out.println();
    }

    /** Runs the sum until the last order has arrived, and prints its values by city. */
    void printSum(String producer, String start, String options) throws Exception {
        Map<String, List<String>> values = new TreeMap<>();
        String hints = options.isEmpty() ? start : start + ", " + options;
        try (CloseableIterator<Row> sums = sql().executeSql(query(producer, hints)).collect()) {
            while (!values.containsKey("END")) {
                Row sum = sums.next();
                if (sum.getKind() != RowKind.UPDATE_BEFORE) {
                    values.computeIfAbsent((String) sum.getField(0), city -> new ArrayList<>())
                            .add(sum.getKind() == RowKind.DELETE ? "-" : "" + sum.getField(1));
                }
            }
        }
        System.out.printf(LINE, label(producer, options),
                String.join(" ", values.getOrDefault("Lima", List.of("nothing"))),
                String.join(" ", values.getOrDefault("Oslo", List.of("nothing"))));
    }

    static String label(String producer, String options) {
        return options.isEmpty() ? producer : producer + ", normalize removed";
    }

    static String query(String producer, String options) {
        return "SELECT city, SUM(amount) FROM " + FourTables.nameOf(producer)
                + (options.isEmpty() ? "" : " /*+ OPTIONS(" + options + ") */") + " GROUP BY city";
    }

    StreamTableEnvironment sql() throws Exception {
        return LocalFlink.sql(tables.flink.environment(), tables.warehouse);
    }

    /** The id of the last snapshot that a checkpoint, or one before it, committed; 0 for none. */
    long lastSnapshotOf(String producer, long checkpoint) throws Exception {
        FileStoreTable table = tables.table(producer);
        long last = 0;
        for (long id = 1; id <= table.latestSnapshot().get().id(); id++) {
            Snapshot snapshot = table.snapshot(id);
            last = snapshot.commitIdentifier() <= checkpoint ? id : last;
        }
        return last;
    }
}
