import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.types.Row;
import org.slf4j.LoggerFactory;

/**
 * Watches the LSM tree of one Paimon bucket while twelve INSERT statements hit it.
 *
 * <p>Insert 1 loads 50,000 orders. Inserts 2 to 12 each update 5,000 of them, spread
 * over the whole key range. After each insert the program prints the sorted runs, newest
 * first; after a compaction also what it left, and the rule that Paimon logged.
 */
public class LsmLevels {
    static final int ORDERS = 50_000;
    static final int INSERTS = 12;
    static final ListAppender<ILoggingEvent> PICKS = new ListAppender<>();

    static File warehouse;

    final TableEnvironment sql;
    final String table;
    long lastSnapshot = 0;
    long flushed = 0;
    long compacted = 0;
    List<SortedRun> runs = List.of();
    final Set<String> known = new HashSet<>(); // every file seen so far

    LsmLevels(TableEnvironment sql, String table, String options) {
        this.sql = sql;
        this.table = table;
        sql.executeSql(
                "CREATE TABLE " + table + " (order_id BIGINT, note STRING,"
                        + " PRIMARY KEY (order_id) NOT ENFORCED)"
                        + " WITH ('bucket' = '1', " + options + ")");
    }

    /** A row of the system table $files. */
    record DataFile(String path, int level, long bytes) {}

    /** One sorted run: its level and its size. On level 0 every file is a run. */
    record SortedRun(int level, long bytes) {
        @Override
        public String toString() {
            return "L%d:%s".formatted(level, kb(bytes));
        }
    }

    public static void main(String[] args) throws Exception {
        listenToCompactionPicks();
        TableEnvironment sql = startFlink("levels");
        if (args.length > 0) {
            // Options of the reader's own, like write-buffer-spillable=false.
            run(sql, "own_options", asSql(args), true);
            System.exit(0);
        }
        run(sql, "trigger_5", "'num-sorted-run.compaction-trigger' = '5'", true);
        run(sql, "trigger_3", "'num-sorted-run.compaction-trigger' = '3'", true);
        run(sql, "trigger_20", "'num-sorted-run.compaction-trigger' = '20'", true);
        run(sql, "full_every_commit", "'full-compaction.delta-commits' = '1'", true);
        // No big first load: five inserts of the same size, all with new keys.
        run(sql, "equal_inserts", "'num-sorted-run.compaction-trigger' = '5'", false);
        System.exit(0); // Flink's mini cluster leaves threads behind
    }

    static void run(TableEnvironment sql, String name, String options, boolean bigLoad) {
        LsmLevels lab = new LsmLevels(sql, name, options);
        System.out.println("== " + name + ": " + options);
        for (int i = 1; i <= (bigLoad ? INSERTS : 5); i++) {
            PICKS.list.clear();
            await(sql, "INSERT INTO " + name + (bigLoad ? loadOrUpdate(i) : newKeys(i)));
            lab.printStep(i);
        }
        lab.printTotals();
    }

    /** Insert 1 writes every order; insert i updates those whose id ends in i % 10. */
    static String loadOrUpdate(int i) {
        return i == 1 ? rows(ORDERS, "n", i) : rows(ORDERS / 10, "n * 10 + " + i % 10, i);
    }

    static String newKeys(int i) {
        return rows(ORDERS / 10, "n * 10 + " + i, i);
    }

    /** SHA-256 makes a note that is the same in every run and that compresses badly. */
    static String rows(int count, String key, int insert) {
        return " SELECT " + key + ", SHA256(CAST(n AS STRING) || '-" + insert + "')"
                + " FROM numbers /*+ OPTIONS('number-of-rows' = '" + count + "') */";
    }

    /**
     * An INSERT commits an APPEND snapshot with the flushed file and, if a compaction
     * ran, a COMPACT snapshot. Their files tell what the pick saw and what it did.
     */
    void printStep(int insert) {
        String newSnapshots = "SELECT snapshot_id, commit_kind"
                + " FROM " + table + "$snapshots"
                + " WHERE snapshot_id > " + lastSnapshot
                + " ORDER BY snapshot_id";
        for (Row snapshot : query(newSnapshots)) {
            lastSnapshot = (Long) snapshot.getField(0);
            List<DataFile> now = filesAt(lastSnapshot);
            long added = now.stream().filter(f -> !known.contains(f.path()))
                    .mapToLong(DataFile::bytes).sum();
            now.forEach(f -> known.add(f.path()));
            runs = sortedRuns(now);
            if (snapshot.getField(1).equals("APPEND")) {
                flushed += added;
                System.out.printf("%2d  %s%n", insert, show(runs));
            } else {
                compacted += added;
                System.out.printf("    -> %s  [%s]%n", show(runs), rule());
            }
        }
    }

    void printTotals() {
        long stored = runs.stream().mapToLong(SortedRun::bytes).sum();
        long rows = (Long) query("SELECT COUNT(*) FROM " + table).get(0).getField(0);
        System.out.printf(Locale.ROOT,
                "rows %d, runs %d, live %s KB, on disk %s KB%n"
                        + "flushed %s KB, compaction wrote %s KB, write amp %.2f%n%n",
                rows, runs.size(), kb(stored), kb(onDisk()), kb(flushed), kb(compacted),
                (flushed + compacted) / (double) flushed);
    }

    /** Data files in the bucket's folder, whether or not the newest snapshot has them. */
    long onDisk() {
        long bytes = 0;
        File bucket = new File(warehouse, "default.db/" + table + "/bucket-0");
        for (File f : bucket.listFiles()) {
            bytes += f.getName().startsWith("data-") ? f.length() : 0;
        }
        return bytes;
    }

    /** The live files of one snapshot, newest first. */
    List<DataFile> filesAt(long snapshot) {
        return query("SELECT file_path, level, file_size_in_bytes FROM " + table
                + "$files /*+ OPTIONS('scan.snapshot-id' = '" + snapshot + "') */"
                + " ORDER BY level, max_sequence_number DESC").stream()
                .map(f -> new DataFile((String) f.getField(0), (Integer) f.getField(1),
                        (Long) f.getField(2)))
                .toList();
    }

    /** Level 0: one run per file. Higher levels: one run per level. */
    static List<SortedRun> sortedRuns(List<DataFile> files) {
        List<SortedRun> runs = new ArrayList<>();
        Map<Integer, Long> higher = new TreeMap<>();
        for (DataFile file : files) {
            if (file.level() == 0) {
                runs.add(new SortedRun(0, file.bytes()));
            } else {
                higher.merge(file.level(), file.bytes(), Long::sum);
            }
        }
        higher.forEach((level, bytes) -> runs.add(new SortedRun(level, bytes)));
        return runs;
    }

    static String kb(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / 1024.0);
    }

    static String show(List<SortedRun> runs) {
        return runs.stream().map(SortedRun::toString).collect(Collectors.joining("  "));
    }

    /** The reason Paimon logged; a forced full compaction does not come from a rule. */
    static String rule() {
        return PICKS.list.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(text -> text.startsWith("Universal compaction due to "))
                .map(text -> text.substring("Universal compaction due to ".length()))
                .findFirst()
                .orElse("forced");
    }

    List<Row> query(String text) {
        List<Row> rows = new ArrayList<>();
        sql.executeSql(text).collect().forEachRemaining(rows::add);
        return rows;
    }

    static void await(TableEnvironment sql, String statement) {
        try {
            sql.executeSql(statement).await();
        } catch (Exception e) {
            throw new IllegalStateException(statement, e);
        }
    }

    /** {@code a=b c=d} as options in SQL. */
    static String asSql(String[] options) {
        return Arrays.stream(options).map(o -> "'" + o.replace("=", "' = '") + "'")
                .collect(Collectors.joining(", "));
    }

    /** A catalog in an empty folder of that name below .work/. */
    static TableEnvironment startFlink(String folder) throws Exception {
        Configuration conf = new Configuration();
        conf.set(CoreOptions.DEFAULT_PARALLELISM, 1);
        TableEnvironment sql = TableEnvironment.create(EnvironmentSettings.newInstance()
                .inBatchMode().withConfiguration(conf).build());
        warehouse = new File(".work", folder);
        delete(warehouse);
        sql.executeSql("CREATE CATALOG lake WITH ('type' = 'paimon', 'warehouse' = '"
                + warehouse.toURI() + "')");
        sql.executeSql("USE CATALOG lake");
        sql.executeSql("CREATE TEMPORARY TABLE numbers (n BIGINT) WITH ("
                + "'connector' = 'datagen', 'fields.n.kind' = 'sequence',"
                + " 'fields.n.start' = '0', 'fields.n.end' = '" + ORDERS + "')");
        return sql;
    }

    static void delete(File file) {
        File[] inside = file.listFiles();
        if (inside != null) {
            for (File f : inside) {
                delete(f);
            }
        }
        file.delete();
    }

    /** Paimon names the rule that fired, at DEBUG. All other loggers stay quiet. */
    static void listenToCompactionPicks() {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
        Logger picks = (Logger) LoggerFactory.getLogger(
                "org.apache.paimon.mergetree.compact.UniversalCompaction");
        picks.setLevel(Level.DEBUG);
        picks.setAdditive(false);
        PICKS.start();
        picks.addAppender(PICKS);
    }
}
