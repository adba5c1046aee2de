import java.util.LinkedHashMap;
import java.util.Map;

/** The same rows, with a late one and nulls, written to tables of each merge engine. */
public class Engines {
    static final String COLUMNS = "id INT, ts INT, plan STRING, spent INT, top INT, tags STRINGS";

    /** In the order of their arrival. Each is a commit of its own. */
    static final String[] ROWS = {
        "+I 1 10 free 5 5 [a]",
        "+I 1 30 pro null null [b]",
        "+I 1 20 null 7 7 [c]",
    };

    static final String FUNCTIONS = "merge-engine=aggregation, fields.spent.aggregate-function=sum,"
            + " fields.top.aggregate-function=max, fields.tags.aggregate-function=collect";

    static Map<String, String> tables() {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("deduplicate", "");
        tables.put("deduplicate, by ts", "sequence.field=ts");
        tables.put("partial-update", "merge-engine=partial-update");
        tables.put("partial-update, by ts", "merge-engine=partial-update, sequence.field=ts");
        tables.put("partial-update, group", "merge-engine=partial-update,"
                + " fields.ts.sequence-group=plan;spent;top;tags");
        tables.put("aggregation", FUNCTIONS);
        tables.put("aggregation, by ts", FUNCTIONS + ", sequence.field=ts");
        tables.put("first-row", "merge-engine=first-row");
        return tables;
    }

    public static void main(String[] args) throws Exception {
        System.out.println("columns: " + COLUMNS + "\n");
        for (String row : ROWS) {
            System.out.println("  " + row);
        }
        System.out.println("\n== what a query gets: before compaction, and after it");
        int number = 0;
        for (Map.Entry<String, String> table : tables().entrySet()) {
            String options = table.getValue();
            for (String arg : args) { // option=value
                options = options.isEmpty() ? arg : options + ", " + arg;
            }
            Lake lake = new Lake("engines-" + number++, COLUMNS, options);
            for (String row : ROWS) {
                expectOk(lake.commit(row));
            }
            String before = lake.read();
            expectOk(lake.compact());
            String after = lake.read();
            System.out.printf("%-22s %s%n", table.getKey(), before);
            if (!after.equals(before)) {
                System.out.printf("%22s %s%n", "after: ", after);
            }
        }
    }

    static void expectOk(String outcome) {
        if (!outcome.equals("ok")) {
            throw new IllegalStateException(outcome);
        }
    }
}
