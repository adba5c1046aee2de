import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.types.Row;
import org.apache.paimon.fs.local.LocalFileIO;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.FileStoreTableFactory;
import org.apache.paimon.table.sink.TableCommitImpl;
import org.apache.paimon.table.sink.TableWriteImpl;

/**
 * A fixed number of buckets that is changed, dynamic buckets and postponed ones, in Flink SQL. After
 * each statement: where the records lie.
 */
public class BucketModes {
    static final Path WAREHOUSE = Path.of(".work/modes").toAbsolutePath();

    static TableEnvironment sql;
    static String table;

    public static void main(String[] args) throws Exception {
        startFlink();
        fixed();
        dynamic(args.length > 0 ? args[0] : "20000");
        postpone();
        mixed();
        System.exit(0); // Flink's mini cluster leaves threads behind
    }

    static void fixed() throws Exception {
        create("fixed", "'bucket' = '4'");
        run("INSERT INTO fixed " + rows(0, 40_000));
        run("ALTER TABLE fixed SET ('bucket' = '8')");
        // With Paimon's API, whose failure is easier to print than that of a Flink job.
        putOne(bucket -> bucket < 4);
        run("INSERT OVERWRITE fixed SELECT * FROM fixed");
        run("INSERT INTO fixed " + rows(0, 1_000));
    }

    /** The same, but the only row belongs to a bucket that has no file yet. */
    static void mixed() throws Exception {
        create("mixed", "'bucket' = '4'");
        run("INSERT INTO mixed " + rows(0, 40_000));
        run("ALTER TABLE mixed SET ('bucket' = '8')");
        putOne(bucket -> bucket >= 4);
    }

    static void dynamic(String target) throws Exception {
        create("by_index", "'dynamic-bucket.target-row-num' = '" + target + "'");
        run("INSERT INTO by_index " + rows(0, 50_000));
        run("INSERT INTO by_index " + rows(0, 1_000));
        run("INSERT INTO by_index " + rows(50_000, 20_000));
    }

    static void postpone() throws Exception {
        // A streaming job always writes like that; a batch job only with the second option.
        create("postponed", "'bucket' = '-2', 'postpone.batch-write-fixed-bucket' = 'false',"
                + "\n   'postpone.target-row-num-per-bucket' = '15000'");
        run("INSERT INTO postponed " + rows(0, 40_000));
        run("CALL sys.compact(`table` => 'default.postponed')");
        run("INSERT INTO postponed " + rows(40_000, 40_000));
        run("CALL sys.compact(`table` => 'default.postponed')");
    }

    static void create(String name, String options) {
        table = name;
        System.out.println((name.equals("fixed") ? "" : "\n") + "== " + options);
        sql.executeSql("CREATE TABLE " + name + " (order_id INT, note STRING,"
                + " PRIMARY KEY (order_id) NOT ENFORCED) WITH (" + options + ")");
    }

    static void run(String statement) throws Exception {
        System.out.println(statement.replaceAll(
                "SELECT CAST\\(n \\+ (\\d+) .*'number-of-rows' = '(\\d+)'.*", "$2 orders from $1 on"));
        sql.executeSql(statement).await();
        report();
    }

    /** As a job does that is started after the ALTER: one order that is there already. */
    static void putOne(IntPredicate where) throws Exception {
        FileStoreTable opened = FileStoreTableFactory.create(LocalFileIO.create(),
                new org.apache.paimon.fs.Path(WAREHOUSE.resolve("default.db/" + table).toUri()));
        try (TableWriteImpl<?> write = opened.newWrite("lab");
                TableCommitImpl commit = opened.newCommit("lab")) {
            int order = 0;
            while (!where.test(write.getBucket(Orders.row(order, 1)))) {
                order++;
            }
            System.out.println("a new writer puts order " + order + " again, into bucket "
                    + write.getBucket(Orders.row(order, 1)));
            write.write(Orders.row(order, 1));
            commit.commit(1, write.prepareCommit(true, 1));
        } catch (RuntimeException e) {
            System.out.println("   ✗ " + e.getMessage().lines().findFirst().orElse("")
                    .replaceAll("\\. Please", ".\n     Please")
                    .replaceAll("INSERT OVERWRITE", "INSERT OVERWRITE\n    "));
        }
        report();
    }

    static void report() throws Exception {
        long rows = (Long) query("SELECT COUNT(*) FROM " + table).get(0).getField(0);
        String buckets = query("SELECT bucket, SUM(record_count) FROM " + table
                + "$files GROUP BY bucket ORDER BY bucket").stream()
                .map(row -> String.valueOf(row.getField(1))).collect(Collectors.joining(" "));
        System.out.println("   a query gets " + rows + " rows; by bucket: "
                + (buckets.isEmpty() ? "none" : buckets) + folders() + index());
    }

    static String folders() throws Exception {
        try (Stream<Path> paths = Files.list(WAREHOUSE.resolve("default.db/" + table))) {
            long files = 0;
            for (Path path : paths.filter(p -> p.endsWith("bucket-postpone")).toList()) {
                try (Stream<Path> inside = Files.list(path)) {
                    files += inside.filter(p -> p.getFileName().toString().startsWith("data-")).count();
                }
            }
            return table.equals("postponed") ? "; files put into bucket-postpone: " + files : "";
        }
    }

    static String index() throws Exception {
        Path folder = WAREHOUSE.resolve("default.db/" + table + "/index");
        if (!table.equals("by_index") || !Files.exists(folder)) {
            return "";
        }
        try (Stream<Path> files = Files.list(folder)) {
            return "\n   index files so far, KB: " + files.map(path -> path.toFile().length()).sorted()
                    .map(Orders::kb).collect(Collectors.joining(" "));
        }
    }

    static List<Row> query(String text) {
        List<Row> rows = new ArrayList<>();
        sql.executeSql(text).collect().forEachRemaining(rows::add);
        return rows;
    }

    static String rows(int first, int count) {
        return "SELECT CAST(n + " + first + " AS INT), SHA256(CAST(n AS STRING)) FROM numbers"
                + " /*+ OPTIONS('number-of-rows' = '" + count + "') */";
    }

    static void startFlink() throws Exception {
        Orders.clear(WAREHOUSE);
        Configuration conf = new Configuration();
        conf.set(CoreOptions.DEFAULT_PARALLELISM, 1);
        conf.setString("table.dml-sync", "true"); // CALL waits for the job that it starts
        conf.set(CoreOptions.TMP_DIRS,
                Files.createDirectories(Path.of(".work/tmp").toAbsolutePath()).toString());
        sql = TableEnvironment.create(EnvironmentSettings.newInstance()
                .inBatchMode().withConfiguration(conf).build());
        sql.executeSql("CREATE CATALOG lake WITH ('type' = 'paimon', 'warehouse' = '"
                + WAREHOUSE.toUri() + "')");
        sql.executeSql("USE CATALOG lake");
        sql.executeSql("CREATE TEMPORARY TABLE numbers (n BIGINT) WITH ("
                + "'connector' = 'datagen', 'fields.n.kind' = 'sequence',"
                + " 'fields.n.start' = '0', 'fields.n.end' = '100000')");
    }
}
