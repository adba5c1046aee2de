import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** A delete of a row, and an insert of the same key after it, in tables of each merge engine. */
public class Deletes {
    static final String COLUMNS = "id INT, ts INT, plan STRING, spent INT";

    /** Messages by number, in order of appearance. */
    static final Map<String, Integer> MESSAGES = new LinkedHashMap<>();

    public static void main(String[] args) throws Exception {
        String partial = "merge-engine=partial-update";
        String group = partial + ", fields.ts.sequence-group=plan;spent";
        String sum = "merge-engine=aggregation, fields.spent.aggregate-function=sum";
        String max = "merge-engine=aggregation, fields.spent.aggregate-function=max";
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("deduplicate", "");
        tables.put("  ignore-delete", "ignore-delete=true");
        tables.put("partial-update", partial);
        tables.put("  ignore-delete ", partial + ", ignore-delete=true");
        tables.put("  remove-record-on-delete", partial
                + ", partial-update.remove-record-on-delete=true");
        tables.put("  group ts", group);
        tables.put("  group ts, and remove", group
                + ", partial-update.remove-record-on-sequence-group=ts");
        tables.put("aggregation, sum", sum);
        tables.put("  ignore-delete  ", sum + ", ignore-delete=true");
        tables.put("  remove-record-on-delete ", sum + ", aggregation.remove-record-on-delete=true");
        tables.put("aggregation, max", max);
        tables.put("  ignore-retract", max + ", fields.spent.ignore-retract=true");
        tables.put("first-row", "merge-engine=first-row");
        tables.put("  ignore-delete   ", "merge-engine=first-row, ignore-delete=true");

        System.out.println("columns: " + COLUMNS);
        System.out.println("rows: +I 1 10 free 5, and -D 1 20 free 5, and +I 1 30 null 2\n");
        System.out.printf("%-26s %-22s %-18s %s%n", "", "after the delete", "after the insert",
                "if compacted between");
        for (Map.Entry<String, String> table : tables.entrySet()) {
            String[] cells = new String[3];
            for (int i = 0; i < 2; i++) {
                Lake lake = new Lake("deletes", COLUMNS, table.getValue());
                Engines.expectOk(lake.commit("+I 1 10 free 5"));
                String commit = lake.commit("-D 1 20 free 5");
                cells[0] = commit.equals("ok") ? cell("read", lake.read()) : cell("commit", commit);
                if (i == 1) {
                    lake.compact();
                }
                commit = lake.commit("+I 1 30 null 2");
                cells[i + 1] = commit.equals("ok") ? cell("read", lake.read()) : cell("commit", commit);
            }
            System.out.printf("%-26s %-22s %-18s %s%n", table.getKey().stripTrailing(), cells[0],
                    cells[1], cells[2]);
        }
        System.out.println();
        MESSAGES.forEach((message, number) -> System.out.print("error " + number + "\n"
                + Lake.wrapped(message, "  ")));

        System.out.println("\n== deduplicate by ts: a record of time 30 comes after the delete of time 40");
        for (boolean compacts : new boolean[] {false, true}) {
            Lake lake = new Lake("late", COLUMNS, "sequence.field=ts");
            Engines.expectOk(lake.commit("+I 1 10 free 5"));
            Engines.expectOk(lake.commit("-D 1 40 free 5"));
            if (compacts) {
                Engines.expectOk(lake.compact());
            }
            Engines.expectOk(lake.commit("+I 1 30 pro 7"));
            System.out.printf("%-26s %s%n", compacts ? "compacted between" : "never compacted",
                    lake.read());
        }

        System.out.println("\n== a table that cannot be read any more: what helps?");
        Lake lake = new Lake("stuck", COLUMNS, partial);
        System.out.println("commit of +I:       " + lake.commit("+I 1 10 free 5"));
        System.out.println("commit of -D:       " + lake.commit("-D 1 20 free 5"));
        System.out.println("read:               " + cell("read", lake.read()));
        System.out.println("compaction:         " + cell("compaction", lake.compact()));
        System.out.println("set remove-record…: "
                + lake.alter("partial-update.remove-record-on-delete", "true"));
        System.out.println("set ignore-delete:  " + lake.alter("ignore-delete", "true"));
        System.out.println("read:               " + lake.read());
        lake = new Lake("stuck", COLUMNS, max);
        System.out.println("max, +I and -D:     " + lake.commit("+I 1 10 free 5") + ", "
                + lake.commit("-D 1 20 free 5"));
        System.out.println("read:               " + cell("read", lake.read()));
        System.out.println("set ignore-retract: " + lake.alter("fields.spent.ignore-retract", "true"));
        System.out.println("read:               " + lake.read());
    }

    private static String cell(String what, String result) {
        if (result.equals("ok") || !result.contains("Exception:")) {
            return result;
        }
        Integer number = MESSAGES.computeIfAbsent(result, key -> MESSAGES.size() + 1);
        return what + " fails (" + number + ")";
    }
}
