import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.types.Row;
import org.apache.flink.types.RowKind;

/** What happens to the orders, as a complete changelog: six batches, one for each checkpoint. */
class Changes {
    static final long LAST_ORDER = 9;

    static final List<List<Row>> BATCHES = List.of(
            // 1: four new orders
            List.of(
                    change("+I", 1, "Lima", 10),
                    change("+I", 2, "Lima", 20),
                    change("+I", 3, "Oslo", 30),
                    change("+I", 4, "Lima", 40)),
            // 2: order 1 gets a new amount
            List.of(
                    change("-U", 1, "Lima", 10),
                    change("+U", 1, "Lima", 15)),
            // 3: order 2 is deleted
            List.of(
                    change("-D", 2, "Lima", 20)),
            // 4: order 3 is updated to the values that it has
            List.of(
                    change("-U", 3, "Oslo", 30),
                    change("+U", 3, "Oslo", 30)),
            // 5: order 1 moves to another city, then gets a new amount
            List.of(
                    change("-U", 1, "Lima", 15),
                    change("+U", 1, "Oslo", 15),
                    change("-U", 1, "Oslo", 15),
                    change("+U", 1, "Oslo", 18)),
            // 6: a last order, by which a reader knows that it has read all
            List.of(
                    change("+I", LAST_ORDER, "END", 0)));

    /** The same without old values and deletes, as a topic of plain events has it. */
    static List<List<Row>> asInserts() {
        return BATCHES.stream()
                .map(batch -> batch.stream()
                        .filter(row -> row.getKind() == RowKind.INSERT
                                || row.getKind() == RowKind.UPDATE_AFTER)
                        .map(row -> {
                            Row insert = Row.copy(row);
                            insert.setKind(RowKind.INSERT);
                            return insert;
                        })
                        .collect(Collectors.toList()))
                .collect(Collectors.toList());
    }

    private static Row change(String kind, long orderId, String city, long amount) {
        for (RowKind one : RowKind.values()) {
            if (one.shortString().equals(kind)) {
                return Row.ofKind(one, orderId, city, amount);
            }
        }
        throw new IllegalArgumentException(kind);
    }

    /** Like {@code -U (1, Lima, 10)}. */
    static String show(Row row) {
        return row.getKind().shortString() + " (" + row.getField(0) + ", " + row.getField(1)
                + ", " + row.getField(2) + ")";
    }
}
