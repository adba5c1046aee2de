import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.types.Row;

/**
 * The same story on a table that is small enough to look into, file by file.
 *
 * <p>Insert 1 loads 100 orders. Inserts 2 to 7 change the state of ten of them each, and
 * a DELETE takes five away. The table and, as JSON, the rows that Paimon reads at each
 * snapshot stay below .work/small/.
 */
public class SmallTable {
    public static void main(String[] args) throws Exception {
        LsmLevels.listenToCompactionPicks();
        TableEnvironment sql = LsmLevels.startFlink("small");
        sql.executeSql("CREATE TABLE orders (order_id BIGINT, city STRING, cents BIGINT,"
                + " state STRING, PRIMARY KEY (order_id) NOT ENFORCED)"
                + " WITH ('bucket' = '1', 'num-sorted-run.compaction-trigger' = '3')");
        for (int i = 1; i <= 7; i++) {
            LsmLevels.await(sql, "INSERT INTO orders" + orders(i));
        }
        LsmLevels.await(sql, "DELETE FROM orders WHERE order_id >= 95");

        List<String> snapshots = new ArrayList<>();
        for (Row snapshot : query(sql, "SELECT snapshot_id, commit_kind FROM orders$snapshots"
                + " ORDER BY snapshot_id")) {
            long id = (Long) snapshot.getField(0);
            List<Row> rows = query(sql, "SELECT * FROM orders /*+ OPTIONS('scan.snapshot-id' = '"
                    + id + "') */ ORDER BY order_id");
            snapshots.add(json(id, rows));
            System.out.printf("snapshot %2d  %-7s  %3d rows  %s%n",
                    id, snapshot.getField(1), rows.size(), files(sql, id));
        }
        Files.writeString(Path.of(".work/small/orders.rows.json"),
                "[" + String.join(",\n", snapshots) + "]\n");
        System.exit(0); // Flink's mini cluster leaves threads behind
    }

    /** Insert 1 has all 100 orders; insert i those whose id ends in i, in another state. */
    static String orders(int i) {
        String cities = "CASE MOD(n, 3) WHEN 0 THEN 'Lima' WHEN 1 THEN 'Oslo' ELSE 'Pune' END";
        String id = i == 1 ? "n" : "n * 10 + " + i;
        String state = i == 1 ? "placed" : i < 5 ? "packed" : "sent";
        return " SELECT " + id + ", " + cities + ", 500 + MOD(n * 37, 900), '" + state + "'"
                + " FROM numbers /*+ OPTIONS('number-of-rows' = '" + (i == 1 ? 100 : 10) + "') */";
    }

    /** How many files each level has. */
    static String files(TableEnvironment sql, long snapshot) {
        StringBuilder text = new StringBuilder();
        for (Row level : query(sql, "SELECT level, COUNT(*) FROM orders$files"
                + " /*+ OPTIONS('scan.snapshot-id' = '" + snapshot + "') */"
                + " GROUP BY level ORDER BY level")) {
            text.append("L").append(level.getField(0)).append(":").append(level.getField(1))
                    .append(" ");
        }
        return text.toString().trim();
    }

    static String json(long snapshot, List<Row> rows) {
        List<String> lines = new ArrayList<>();
        for (Row row : rows) {
            lines.add("[%s, \"%s\", %s, \"%s\"]".formatted(row.getField(0), row.getField(1),
                    row.getField(2), row.getField(3)));
        }
        return "{\"snapshot\": \"" + snapshot + "\","
                + " \"columns\": [\"order_id\", \"city\", \"cents\", \"state\"],"
                + " \"rows\": [" + String.join(", ", lines) + "]}";
    }

    static List<Row> query(TableEnvironment sql, String text) {
        List<Row> rows = new ArrayList<>();
        sql.executeSql(text).collect().forEachRemaining(rows::add);
        return rows;
    }
}
