import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.paimon.Snapshot;

/**
 * Three commits into a primary-key table and three into an append table, with an ALTER and a tag in
 * between. After each statement: the files that it wrote, in order.
 */
public class Commits {
    public static void main(String[] args) throws Exception {
        Commits lab = new Commits("warehouse", true, false);
        lab.orders();
        lab.visits();
        // The tables as they are now are published with the lab.
        for (String table : List.of("orders", "visits")) {
            Lake.copy(lab.lake.folder(table), Path.of(".work/published", table));
            RowsFile.write(lab.lake.open(table), Path.of(".work/published/" + table + ".rows.json"));
        }
        System.exit(0); // Flink's mini cluster leaves threads behind
    }

    final Lake lake;
    final boolean isPrinted;
    final boolean withDelete;
    final Names orderNames = new Names();
    final Names visitNames = new Names();

    /** With a delete there is one commit more in orders, of order 4. */
    Commits(String folder, boolean isPrinted, boolean withDelete) throws Exception {
        lake = new Lake(folder);
        this.isPrinted = isPrinted;
        this.withDelete = withDelete;
    }

    void orders() throws Exception {
        run("orders", "CREATE TABLE orders (order_id BIGINT, city STRING, amount INT,"
                + " PRIMARY KEY (order_id) NOT ENFORCED) WITH ('bucket' = '2')");
        run("orders", "INSERT INTO orders VALUES (1, 'Lima', 10), (2, 'Oslo', 20),"
                + " (3, 'Lima', 30), (4, 'Pune', 40), (5, 'Oslo', 50), (6, 'Pune', 60)");
        run("orders", "INSERT INTO orders VALUES (2, 'Oslo', 25), (3, 'Lima', 35), (7, 'Lima', 70)");
        if (withDelete) {
            run("orders", "DELETE FROM orders WHERE order_id = 4");
        }
        run("orders", "CALL sys.create_tag(`table` => 'default.orders', tag => 'monday')");
        run("orders", "ALTER TABLE orders ADD note STRING");
        // The hint makes this commit wait for a full compaction.
        run("orders", "INSERT INTO orders /*+ OPTIONS('full-compaction.delta-commits' = '1') */"
                + " VALUES (1, 'Lima', 15, 'gift'), (8, 'Pune', 80, ''), (9, 'Oslo', 90, '')");
    }

    void visits() throws Exception {
        run("visits", "CREATE TABLE visits (`day` STRING, page STRING, ms INT)"
                + " PARTITIONED BY (`day`)");
        run("visits", "INSERT INTO visits VALUES ('mon', 'cart', 12), ('mon', 'home', 7),"
                + " ('tue', 'cart', 15), ('tue', 'home', 9)");
        run("visits", "INSERT INTO visits VALUES ('tue', 'cart', 14), ('tue', 'help', 30)");
        run("visits", "INSERT OVERWRITE visits PARTITION (`day` = 'mon') VALUES ('home', 8)");
    }

    /** Runs a statement on a table and prints the files that it wrote, renamed or deleted. */
    void run(String table, String statement) throws Exception {
        RecordingFileIO.take();
        lake.run(statement);
        List<RecordingFileIO.Event> events = RecordingFileIO.take();
        Names names = table.equals("orders") ? orderNames : visitNames;
        List<Snapshot> snapshots = names.learn(lake.open(table));
        RecordingFileIO.take(); // what reading the names opened
        if (!isPrinted) {
            return;
        }
        System.out.println("== " + wrap(statement));
        print(events, lake.folder(table), names);
        for (Snapshot snapshot : snapshots) {
            System.out.println("  snapshot " + snapshot.id() + " is " + snapshot.commitKind());
        }
        System.out.println();
    }

    /** Data files that follow each other are sorted by number: threads write them. */
    static void print(List<RecordingFileIO.Event> events, Path folder, Names names) {
        List<String> group = new ArrayList<>();
        String before = "";
        for (RecordingFileIO.Event event : events) {
            if (event.what().equals("open") || !event.path().startsWith(folder.toString())) {
                continue;
            }
            String path = folder.relativize(Path.of(event.path())).toString();
            String kind = event.what() + (path.contains("data-") ? " data" : " " + path);
            if (!kind.equals(before)) {
                flush(group);
            }
            before = kind;
            group.add(line(event.what(), path, names));
        }
        flush(group);
    }

    private static void flush(List<String> group) {
        group.sort(Comparator.comparing((String line) -> line.replaceAll(".*/data-", "")));
        group.forEach(System.out::println);
        group.clear();
    }

    /** In lines of up to 80 characters or so. */
    static String wrap(String statement) {
        return statement.length() <= 80 ? statement
                : statement.replaceAll("(.{55,78}) (?=[(A-Z])", "$1\n   ");
    }

    /** What came of something: behind it, or in lines of its own where it is long. */
    static String outcome(String what, String result) {
        return what.length() + result.length() <= 80 ? what + ": " + result
                : what + ":\n      " + result.replaceAll("(.{50,74}) ", "$1\n      ");
    }

    static String line(String what, String path, Names names) {
        Path file = Path.of(path);
        String name = file.getFileName().toString();
        String shown = name.startsWith(".") ? name.replaceAll("\\.[0-9a-f-]{36}", "") : names.name(name);
        Path parent = file.getParent();
        return "  %-9s  %-36s %s".formatted(what,
                parent == null ? shown : parent + "/" + shown, names.role(name)).stripTrailing();
    }
}
