import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One insert and one update, the update as a pair -U, +U. The same three rows, cut into commits
 * in three ways: does the result of each function depend on the cut?
 */
public class Cuts {
    static final String COLUMNS =
            "id INT, sum INT, product INT, last STRING, non_null STRING, list STRINGS";

    static final String FUNCTIONS = "merge-engine=aggregation, fields.sum.aggregate-function=sum,"
            + " fields.product.aggregate-function=product,"
            + " fields.last.aggregate-function=last_value,"
            + " fields.non_null.aggregate-function=last_non_null_value,"
            + " fields.list.aggregate-function=collect";

    static final String INSERT = "+I 1 10 10 A A [a]";
    static final String BEFORE = "-U 1 10 10 A A [a]";
    static final String AFTER = "+U 1 25 25 null null [b]";

    public static void main(String[] args) throws Exception {
        String functions = FUNCTIONS + (args.length == 0 ? "" : ", " + args[0]); // option=value
        System.out.println("columns: " + COLUMNS);
        System.out.println("rows:    " + INSERT + "\n         " + BEFORE + "\n         " + AFTER + "\n");
        Map<String, String[][]> cuts = new LinkedHashMap<>();
        cuts.put("all in one commit", new String[][] {{INSERT, BEFORE, AFTER}});
        cuts.put("+I, then -U and +U", new String[][] {{INSERT}, {BEFORE, AFTER}});
        cuts.put("each alone", new String[][] {{INSERT}, {BEFORE}, {AFTER}});
        for (Map.Entry<String, String[][]> cut : cuts.entrySet()) {
            Lake lake = new Lake("cuts", COLUMNS, functions);
            for (String[] rows : cut.getValue()) {
                Engines.expectOk(lake.commit(rows));
            }
            System.out.printf("%-20s %s%n", cut.getKey(), lake.read());
        }

        System.out.println("\n== the update arrives twice, without -U");
        for (String options : List.of("", functions)) {
            Lake lake = new Lake("cuts", COLUMNS, options);
            for (String row : List.of(INSERT, AFTER, AFTER)) {
                Engines.expectOk(lake.commit(row));
            }
            System.out.printf("%-20s %s%n", options.isEmpty() ? "deduplicate" : "aggregation",
                    lake.read());
        }
    }
}
