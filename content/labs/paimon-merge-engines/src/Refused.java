/** What is refused when a table is made or altered, in the engine's words. */
public class Refused {
    static final String COLUMNS = "id INT, ts INT, plan STRING, spent INT";

    public static void main(String[] args) throws Exception {
        String partial = "merge-engine=partial-update";
        make("merge-engine=first-row, sequence.field=ts");
        make("merge-engine=first-row, changelog-producer=full-compaction");
        make("merge-engine=first-row, deletion-vectors.enabled=true");
        make(partial + ", fields.spent.aggregate-function=sum");
        make(partial + ", fields.ts.sequence-group=plan;id");
        make(partial + ", fields.ts.sequence-group=plan, ignore-delete=true,"
                + " partial-update.remove-record-on-sequence-group=ts");
        make(partial + ", fields.ts.sequence-group=plan, partial-update.remove-record-on-delete=true");
        make("merge-engine=aggregation, sequence.field=ts, fields.ts.aggregate-function=max");
        make("merge-engine=aggregation, fields.spent.aggregate-function=average");

        System.out.println("== a table that has rows");
        Lake lake = new Lake("refused", COLUMNS, "");
        Engines.expectOk(lake.commit("+I 1 10 free 5"));
        alter(lake, "merge-engine", "aggregation");
        alter(lake, "sequence.field", "ts");
        alter(lake, "ignore-delete", "true");
        lake = new Lake("refused", COLUMNS, partial);
        Engines.expectOk(lake.commit("+I 1 10 free 5"));
        alter(lake, "fields.ts.sequence-group", "plan");
    }

    private static void make(String options) {
        System.out.print(Lake.wrapped(options.replace(", ", ",\n"), ""));
        String outcome = "ok";
        try {
            Lake lake = new Lake("refused", COLUMNS, options);
            outcome = lake.commit("+I 1 10 free 5");
            if (!outcome.equals("ok")) {
                outcome = "at the first commit, " + outcome;
            }
        } catch (Exception e) {
            outcome = e.getClass().getSimpleName() + ": " + e.getMessage().split("\n\n")[0];
        }
        System.out.println(Lake.wrapped(outcome, "  "));
    }

    private static void alter(Lake lake, String option, String value) {
        System.out.println("set " + option + " = " + value);
        System.out.print(Lake.wrapped(lake.alter(option, value), "  "));
    }
}
