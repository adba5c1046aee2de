import java.io.File;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.types.Row;
import org.apache.paimon.catalog.CatalogContext;
import org.apache.paimon.flink.FlinkCatalogFactory;
import org.apache.paimon.fs.Path;
import org.apache.paimon.fs.local.LocalFileIO;
import org.apache.paimon.options.Options;
import org.apache.paimon.predicate.PredicateBuilder;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.FileStoreTableFactory;
import org.apache.paimon.table.source.DataSplit;

/**
 * Counts the files that Flink opens to find one order by its key, with a Bloom filter in Paimon's
 * file index and without.
 *
 * <p>Insert 1 loads 50,000 orders, all with even ids. Inserts 2 to 4 each update 5,000 of them,
 * spread over all keys. So the files overlap, and order 50001 is in the range of each and in none.
 * Order 50000 is in one, the load's.
 */
public class FilesOpened {
    static final String BLOOM = "'file-index.bloom-filter.columns' = 'order_id',"
            + " 'file-index.bloom-filter.order_id.items' = '50000'";

    public static void main(String[] args) throws Exception {
        LsmLevels.listenToCompactionPicks();
        TableEnvironment sql = LsmLevels.startFlink("opened");
        // The same catalog once more, with a file system that counts.
        Options options = new Options();
        options.set("warehouse", LsmLevels.warehouse.toURI().toString());
        sql.registerCatalog("counted", FlinkCatalogFactory.createCatalog("counted",
                CatalogContext.create(options, new CountingFileIO.Loader(), null),
                FilesOpened.class.getClassLoader()));

        // Merge-on-read is the default.
        run(sql, "merge_on_read", "'deletion-vectors.enabled' = 'false'", true);
        run(sql, "merge_on_read_bloom", BLOOM, true);
        run(sql, "merge_on_write", "'deletion-vectors.enabled' = 'true'", false);
        run(sql, "merge_on_write_bloom", "'deletion-vectors.enabled' = 'true', " + BLOOM, false);
        System.exit(0); // Flink's mini cluster leaves threads behind
    }

    static void run(TableEnvironment sql, String table, String options, boolean compact) {
        System.out.println("== " + table + ": " + options.replace(", ", ",\n     "));
        sql.executeSql("CREATE TABLE " + table + " (order_id BIGINT, note STRING,"
                + " PRIMARY KEY (order_id) NOT ENFORCED) WITH ('bucket' = '1', " + options + ")");
        for (int i = 1; i <= 4; i++) {
            LsmLevels.await(sql, "INSERT INTO " + table + (i == 1
                    ? LsmLevels.rows(50_000, "n * 2", i)
                    : LsmLevels.rows(5_000, "n * 20 + " + 2 * i, i)));
        }
        read(sql, table, "after four inserts");
        if (compact) {
            LsmLevels.await(sql, "CALL sys.compact(`table` => 'default." + table + "')");
            read(sql, table, "after a full compaction");
        }
        System.out.println();
    }

    static void read(TableEnvironment sql, String table, String when) {
        List<Row> files = query(sql, "SELECT level, min_key, max_key FROM " + table + "$files"
                + " ORDER BY level, max_sequence_number DESC");
        System.out.println(when + ": " + files.stream()
                .map(f -> "L%s %s-%s".formatted(f.getField(0), inner(f, 1), inner(f, 2)))
                .collect(Collectors.joining(", ")));
        for (long order : new long[] {50_001, 50_000}) {
            List<DataSplit> shares = plan(table, order);
            CountingFileIO.OPENED.clear();
            int found = query(sql, "SELECT * FROM counted.`default`." + table
                    + " WHERE order_id = " + order).size();
            System.out.printf("  order %d: found %d; planned: %s; opened: data %d,"
                            + " index %d of %d%n", order, found,
                    shares.stream().map(FilesOpened::show).collect(Collectors.joining(", ")),
                    opened(".parquet"), opened(".index"), indexes(shares));
        }
    }

    /** A file's smallest or largest key, which $files shows in brackets. */
    static String inner(Row file, int column) {
        return file.getField(column).toString().replaceAll("[\\[\\]{}]", "");
    }

    /** Data files, or the index files beside them, that were opened since the last query. */
    static long opened(String ending) {
        return CountingFileIO.OPENED.stream()
                .filter(name -> name.startsWith("data-") && name.endsWith(ending)).count();
    }

    /** What the plan of such a query hands to the readers. */
    static List<DataSplit> plan(String table, long order) {
        FileStoreTable paimon = FileStoreTableFactory.create(LocalFileIO.create(),
                new Path(new File(LsmLevels.warehouse, "default.db/" + table).toURI()));
        return paimon.newReadBuilder()
                .withFilter(new PredicateBuilder(paimon.rowType()).equal(0, order))
                .newScan().plan().splits().stream().map(split -> (DataSplit) split).toList();
    }

    /** Files of a "raw convertible" split are read as they are; others are merged by key. */
    static String show(DataSplit share) {
        return share.dataFiles().size() + (share.rawConvertible() ? " raw" : " to merge");
    }

    static long indexes(List<DataSplit> shares) {
        return shares.stream().flatMap(share -> share.dataFiles().stream())
                .flatMap(file -> file.extraFiles().stream())
                .filter(name -> name.endsWith(".index")).count();
    }

    static List<Row> query(TableEnvironment sql, String text) {
        return SmallTable.query(sql, text);
    }
}
