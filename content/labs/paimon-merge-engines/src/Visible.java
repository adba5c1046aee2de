import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What readers see before a compaction, and which changes a streaming reader gets. */
public class Visible {
    static final String COLUMNS = "id INT, plan STRING, clicks INT";
    static final List<String> ROWS = List.of("+I 1 free 3", "+I 1 null 4", "+I 1 pro null");

    public static void main(String[] args) throws Exception {
        String partial = "merge-engine=partial-update";
        String sum = "merge-engine=aggregation, fields.clicks.aggregate-function=sum";
        String first = "merge-engine=first-row";
        System.out.println("columns: " + COLUMNS + "\nrows:    " + String.join("  ", ROWS));
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("deduplicate", "");
        tables.put("partial-update", partial);
        tables.put("aggregation, sum", sum);
        tables.put("first-row", first);
        System.out.println("\n== written with write-only, and compacted by another job later");
        System.out.printf("%-18s %-14s %-16s %-14s %s%n", "", "before: query", "table$ro",
                "after: query", "table$ro");
        for (Map.Entry<String, String> table : tables.entrySet()) {
            Lake lake = new Lake("visible", COLUMNS,
                    (table.getValue().isEmpty() ? "" : table.getValue() + ", ") + "write-only=true");
            for (String row : ROWS) {
                Engines.expectOk(lake.commit(row));
            }
            String before = lake.read();
            String beforeFast = lake.readSystem("ro", Map.of());
            Engines.expectOk(lake.compact());
            System.out.printf("%-18s %-14s %-16s %-14s %s%n", table.getKey(), before, beforeFast,
                    lake.read(), lake.readSystem("ro", Map.of()));
        }

        System.out.println("\n== first-row without write-only: after each commit");
        Lake lake = new Lake("visible", COLUMNS, first);
        for (String row : ROWS) {
            Engines.expectOk(lake.commit(row));
            System.out.printf("  %-14s -> %s%n", row, lake.read());
        }

        System.out.println("\n== partial-update and its $audit_log: all of it, and what snapshots 2 and 3 added");
        lake = new Lake("visible", COLUMNS, partial);
        for (String row : ROWS) {
            Engines.expectOk(lake.commit(row));
        }
        System.out.println("  " + lake.readSystem("audit_log", Map.of()));
        System.out.println("  " + lake.readSystem("audit_log", Map.of("incremental-between", "1,2")));
        System.out.println("  " + lake.readSystem("audit_log", Map.of("incremental-between", "2,3")));

        System.out.println("\n== what a streaming reader gets, one commit after the other");
        for (String table : List.of("partial-update", "aggregation, sum", "first-row")) {
            for (String producer : List.of("none", "input", "lookup")) {
                if (table.equals("first-row") && producer.equals("input")) {
                    continue;
                }
                lake = new Lake("visible", COLUMNS,
                        tables.get(table) + ", changelog-producer=" + producer);
                for (String row : ROWS) {
                    Engines.expectOk(lake.commit(row));
                }
                System.out.printf("%-18s %-8s %s%n", table, producer, Lake.text(lake.stream()));
            }
        }
    }
}
