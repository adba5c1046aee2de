import java.util.ArrayList;
import java.util.List;
import org.apache.flink.types.Row;
import org.apache.flink.types.RowKind;

/** The shop's changes, as the log of its database tells them: old and new rows. */
class Orders {
    static final int SHOPS = 4;

    /** One batch a minute: new orders in each of four shops, and an older order that changes. */
    static List<List<Row>> minutes(int count, int ordersPerShop) {
        List<List<Row>> batches = new ArrayList<>();
        for (int minute = 1; minute <= count; minute++) {
            List<Row> batch = new ArrayList<>();
            for (int shop = 1; shop <= SHOPS; shop++) {
                for (int number = 0; number < ordersPerShop; number++) {
                    batch.add(order(RowKind.INSERT, minute, shop, number, "2026-05-01", 1000));
                }
            }
            if (minute > 2) {
                int shop = minute % SHOPS + 1;
                batch.add(order(RowKind.UPDATE_BEFORE, minute - 2, shop, 0, "2026-05-01", 1000));
                batch.add(order(RowKind.UPDATE_AFTER, minute - 2, shop, 0, "2026-05-01", 1500));
            }
            batches.add(batch);
        }
        return batches;
    }

    static Row order(RowKind kind, int minute, int shop, int number, String day, long cents) {
        return Row.ofKind(kind, day, 10_000L * minute + 1000L * shop + number, shop, cents);
    }
}
