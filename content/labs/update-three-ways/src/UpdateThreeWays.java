import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.paimon.Snapshot;
import org.apache.paimon.Snapshot.CommitKind;
import org.apache.paimon.fs.local.LocalFileIO;
import org.apache.paimon.manifest.FileKind;
import org.apache.paimon.manifest.ManifestEntry;
import org.apache.paimon.predicate.PredicateBuilder;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.FileStoreTableFactory;
import org.apache.paimon.table.source.DataSplit;
import org.apache.paimon.table.source.DeletionFile;
import org.apache.paimon.table.source.ReadBuilder;
import org.apache.paimon.table.source.ScanMode;
import org.apache.paimon.table.source.Split;

/**
 * Counts what the same updates cost under three modes of the same primary-key table.
 *
 * <p>One INSERT loads 50,000 orders of ten days. Four more give new notes to 500 orders each,
 * spread over all keys. After each INSERT the program prints what its commits wrote, and which
 * files two queries of the newest snapshot open: one for all orders, one for the orders of a day.
 */
public class UpdateThreeWays {
    static final int ORDERS = 50_000;
    static final int UPDATES = 4;
    static final Path WAREHOUSE = Path.of(".work/tables").toAbsolutePath();

    /** Arguments: how many orders an update changes, and "near" if they are to be neighbours. */
    public static void main(String[] args) throws Exception {
        int changed = args.length > 0 ? Integer.parseInt(args[0]) : 500;
        boolean near = args.length > 1 && args[1].equals("near");
        TableEnvironment sql = startFlink();
        for (String[] mode : new String[][] {
            {"copy_on_write", "'full-compaction.delta-commits' = '1'"},
            {"merge_on_read", "'deletion-vectors.enabled' = 'false'"}, // the default
            {"merge_on_write", "'deletion-vectors.enabled' = 'true'"},
        }) {
            UpdateThreeWays lab = new UpdateThreeWays(sql, mode[0], mode[1]);
            lab.insert("load", ORDERS, "n", 0);
            for (int i = 1; i <= UPDATES; i++) {
                String key = near ? "n" : "n * " + ORDERS / changed + " + " + i;
                lab.insert("update " + i, changed, key, i);
            }
            System.out.println();
        }
        System.exit(0); // Flink's mini cluster leaves threads behind
    }

    final TableEnvironment sql;
    final String name;
    final Path folder;
    final Set<String> known = new HashSet<>(); // data files and deletion vectors seen so far
    long lastSnapshot = 0;

    UpdateThreeWays(TableEnvironment sql, String name, String option) {
        this.sql = sql;
        this.name = name;
        this.folder = WAREHOUSE.resolve("default.db").resolve(name);
        sql.executeSql("CREATE TABLE " + name + " (order_id INT, order_day INT, note STRING,"
                + " PRIMARY KEY (order_id) NOT ENFORCED) WITH ('bucket' = '1',"
                + " 'target-file-size' = '256 kb', " + option + ")");
        System.out.println("== " + name.replace('_', '-') + ": " + option);
        System.out.println("           written, KB                  all orders        one day");
        System.out.println("           commit  compaction  vectors  files      KB     files      KB"
                + "  keys");
    }

    /** SHA-256 makes a note that is the same in every run and that compresses badly. */
    void insert(String title, int count, String key, int number) throws Exception {
        String rows = " SELECT id, id / " + ORDERS / 10 + ", SHA256(CAST(id AS STRING) || '-"
                + number + "') FROM (SELECT CAST(" + key + " AS INT) AS id FROM numbers"
                + " /*+ OPTIONS('number-of-rows' = '" + count + "') */)";
        sql.executeSql("INSERT INTO " + name + rows).await();
        FileStoreTable table = FileStoreTableFactory.create(
                LocalFileIO.create(), new org.apache.paimon.fs.Path(folder.toUri()));
        Written written = writtenSince(table);
        Opened all = open(table.newReadBuilder());
        // Column 1 is the day. It is not part of the key.
        Opened day = open(table.newReadBuilder().withFilter(
                new PredicateBuilder(table.rowType()).equal(1, 3)));
        System.out.printf(Locale.ROOT, "%-9s %7s %11s %8s %6d %7s %9d %7s  %s%n", title,
                kb(written.commit()), kb(written.compaction()), kb(written.vectors()),
                all.files(), kb(all.bytes()), day.files(), kb(day.bytes()),
                all.isMerged() ? "compared" : "not compared");
    }

    record Written(long commit, long compaction, long vectors) {}

    /** An INSERT makes an APPEND snapshot and, where files were compacted, a COMPACT one. */
    Written writtenSince(FileStoreTable table) throws Exception {
        long commit = 0;
        long compaction = 0;
        long newest = table.latestSnapshot().get().id();
        while (lastSnapshot < newest) {
            Snapshot snapshot = table.snapshot(++lastSnapshot);
            List<ManifestEntry> changes = table.store().newScan()
                    .withSnapshot(snapshot).withKind(ScanMode.DELTA).plan().files();
            for (ManifestEntry change : changes) {
                // A file that only moves to another level keeps its name: nothing is written.
                if (change.kind() == FileKind.ADD && known.add(change.file().fileName())) {
                    if (snapshot.commitKind() == CommitKind.COMPACT) {
                        compaction += change.file().fileSize();
                    } else {
                        commit += change.file().fileSize();
                    }
                }
            }
        }
        long vectors = 0;
        File[] files = folder.resolve("index").toFile().listFiles();
        for (File file : files == null ? new File[0] : files) {
            vectors += known.add(file.getName()) ? file.length() : 0;
        }
        return new Written(commit, compaction, vectors);
    }

    record Opened(int files, long bytes, boolean isMerged) {}

    /** What the plan of a query names: data files, and the deletion vectors that go with them. */
    static Opened open(ReadBuilder query) {
        int files = 0;
        long bytes = 0;
        boolean isMerged = false;
        for (Split each : query.newScan().plan().splits()) {
            DataSplit split = (DataSplit) each;
            files += split.dataFiles().size();
            bytes += split.dataFiles().stream().mapToLong(file -> file.fileSize()).sum();
            // Null where a data file has no vector.
            for (DeletionFile vector : split.deletionFiles().orElse(List.of())) {
                bytes += vector == null ? 0 : vector.length();
            }
            // Files of a "raw convertible" split are read as they are; others are merged by key.
            isMerged |= !split.rawConvertible();
        }
        return new Opened(files, bytes, isMerged);
    }

    static String kb(long bytes) {
        return bytes == 0 ? "-" : String.format(Locale.ROOT, "%.1f", bytes / 1024.0);
    }

    static TableEnvironment startFlink() throws Exception {
        Configuration conf = new Configuration();
        conf.set(CoreOptions.DEFAULT_PARALLELISM, 1);
        TableEnvironment sql = TableEnvironment.create(EnvironmentSettings.newInstance()
                .inBatchMode().withConfiguration(conf).build());
        if (Files.exists(WAREHOUSE)) {
            try (Stream<Path> old = Files.walk(WAREHOUSE)) {
                old.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
        sql.executeSql("CREATE CATALOG lake WITH ('type' = 'paimon', 'warehouse' = '"
                + WAREHOUSE.toUri() + "')");
        sql.executeSql("USE CATALOG lake");
        sql.executeSql("CREATE TEMPORARY TABLE numbers (n BIGINT) WITH ("
                + "'connector' = 'datagen', 'fields.n.kind' = 'sequence',"
                + " 'fields.n.start' = '0', 'fields.n.end' = '" + ORDERS + "')");
        return sql;
    }
}
