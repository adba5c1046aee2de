import java.util.List;

/**
 * Two streams write one wide row: A knows the plan, B the page. Which plan survives, if A's
 * records are late, and a compaction comes in between or not?
 */
public class Streams {
    static final String ONE_TIME = "id INT, ts INT, plan STRING, page STRING";
    static final String TWO_TIMES = "id INT, a_ts INT, plan STRING, b_ts INT, page STRING";

    public static void main(String[] args) throws Exception {
        System.out.println("== four records, in order of arrival: the newest plan is pro, of time 20");
        List<String> one = List.of("+I 1 10 free null", "+I 1 50 null home", "+I 1 20 pro null",
                "+I 1 15 trial null");
        List<String> two = List.of("+I 1 10 free null null", "+I 1 null null 50 home",
                "+I 1 20 pro null null", "+I 1 15 trial null null");
        System.out.println("one time:  " + ONE_TIME + "\n           " + String.join("  ", one));
        System.out.println("two times: " + TWO_TIMES + "\n           " + String.join("  ", two));
        String engine = "merge-engine=partial-update";
        String groups = engine + ", fields.a_ts.sequence-group=plan, fields.b_ts.sequence-group=page";
        System.out.printf("%n%-28s %-27s %s%n", "", "never compacted", "compacted after record 2");
        compare("no sequence field", ONE_TIME, engine, one);
        compare("sequence.field = ts", ONE_TIME, engine + ", sequence.field=ts", one);
        compare("a sequence group each", TWO_TIMES, groups, two);

        System.out.println("\n== step by step, with the compaction");
        steps(new Lake("steps-field", ONE_TIME, engine + ", sequence.field=ts"), one);
        steps(new Lake("steps-groups", TWO_TIMES, groups), two);

        System.out.println("\n== A's plan is cleared: can a null overwrite?");
        clear("no sequence field", ONE_TIME, engine, "+I 1 60 null null");
        clear("sequence.field = ts", ONE_TIME, engine + ", sequence.field=ts", "+I 1 60 null null");
        clear("a sequence group each", TWO_TIMES, groups, "+I 1 60 null null null");
        clear("last_value in the group", TWO_TIMES,
                groups + ", fields.plan.aggregate-function=last_value", "+I 1 60 null null null");
        clear("last_non_null_value in it", TWO_TIMES, groups
                + ", fields.plan.aggregate-function=last_non_null_value", "+I 1 60 null null null");

        System.out.println("\n== a sum in a group: 3 at time 10, 4 at time 30, 5 at time 20");
        Lake sum = new Lake("sum", "id INT, b_ts INT, page STRING, clicks INT", engine
                + ", fields.b_ts.sequence-group=page;clicks, fields.clicks.aggregate-function=sum");
        for (String row : List.of("+I 1 10 home 3", "+I 1 30 cart 4", "+I 1 20 help 5",
                "+I 1 null sale 6")) {
            Engines.expectOk(sum.commit(row));
            System.out.printf("  %-18s -> %s%n", row, sum.read());
        }

        System.out.println("\n== deduplicate by ts: equal values, a null, a late delete");
        Lake ties = new Lake("ties", "id INT, ts INT, plan STRING", "sequence.field=ts");
        for (String row : List.of("+I 1 30 free", "+I 1 30 pro", "+I 1 null trial", "-D 1 20 old")) {
            Engines.expectOk(ties.commit(row));
            System.out.printf("  %-18s -> %s%n", row, ties.read());
        }
    }

    private static void compare(String title, String columns, String options, List<String> rows)
            throws Exception {
        String[] results = new String[2];
        for (int i = 0; i < 2; i++) {
            Lake lake = new Lake("streams", columns, options);
            for (int n = 0; n < rows.size(); n++) {
                Engines.expectOk(lake.commit(rows.get(n)));
                if (n == 1 && i == 1) {
                    Engines.expectOk(lake.compact());
                }
            }
            results[i] = lake.read();
        }
        System.out.printf("%-28s %-27s %s%n", title, results[0], results[1]);
    }

    private static void steps(Lake lake, List<String> rows) throws Exception {
        for (int n = 0; n < rows.size(); n++) {
            Engines.expectOk(lake.commit(rows.get(n)));
            System.out.printf("  %-26s -> %s%n", rows.get(n), lake.read());
            if (n == 1) {
                Engines.expectOk(lake.compact());
                System.out.printf("  %-26s -> %s%n", "(compaction)", lake.read());
            }
        }
        System.out.println();
    }

    private static void clear(String title, String columns, String options, String row)
            throws Exception {
        Lake lake = new Lake("clear", columns, options);
        Engines.expectOk(lake.commit("+I 1 20 pro" + (columns.equals(ONE_TIME) ? " null" : " null null")));
        Engines.expectOk(lake.commit(row));
        System.out.printf("  %-28s %s%n", title, lake.read());
    }
}
