import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.paimon.format.parquet.ParquetUtil;
import org.apache.paimon.fs.Path;
import org.apache.paimon.io.DataFileMeta;
import org.apache.paimon.options.Options;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.source.DataSplit;

/**
 * The same 50,000 orders, and then 500 of them once more with another note, in a table with a primary
 * key and in an append table. What is stored, what does a query get, and what does it have to do?
 */
public class KeyOrAppend {
    public static void main(String[] args) throws Exception {
        Lake lake = new Lake("key_or_append");
        lake.sql.executeSql("CREATE TEMPORARY TABLE numbers (n BIGINT) WITH ("
                + "'connector' = 'datagen', 'fields.n.kind' = 'sequence',"
                + " 'fields.n.start' = '0', 'fields.n.end' = '50000')");
        String columns = " (order_id BIGINT, note STRING";
        lake.run("CREATE TABLE with_key" + columns
                + ", PRIMARY KEY (order_id) NOT ENFORCED) WITH ('bucket' = '1')");
        lake.run("CREATE TABLE thin_key" + columns + ", PRIMARY KEY (order_id) NOT ENFORCED)"
                + " WITH ('bucket' = '1', 'data-file.thin-mode' = 'true')");
        lake.run("CREATE TABLE appended" + columns + ")");
        for (String table : List.of("with_key", "thin_key", "appended")) {
            System.out.println("== " + table);
            insert(lake, table, 50_000, "n", 0);
            insert(lake, table, 500, "n * 100", 1);
            System.out.println("columns of a data file: " + columns(lake.open(table)));
            System.out.println(Commits.outcome("UPDATE", update(lake, table)));
            System.out.println();
        }
        System.exit(0); // Flink's mini cluster leaves threads behind
    }

    /** SHA-256 makes a note that is the same in every run and that compresses badly. */
    static void insert(Lake lake, String table, int count, String key, int number) {
        lake.run("INSERT INTO " + table + " SELECT id, SHA256(CAST(id AS STRING) || '-" + number
                + "') FROM (SELECT " + key + " AS id FROM numbers"
                + " /*+ OPTIONS('number-of-rows' = '" + count + "') */)");
        FileStoreTable now = lake.open(table);
        List<DataSplit> splits = splits(now);
        long bytes = files(splits).stream().mapToLong(DataFileMeta::fileSize).sum();
        boolean isRaw = splits.stream().allMatch(DataSplit::rawConvertible);
        System.out.printf(Locale.ROOT, "%,6d rows written: %d live files, %.1f KB, %s%n"
                        + "       totalRecordCount %,d, COUNT(*) %,d%n",
                count, files(splits).size(), bytes / 1024.0,
                isRaw ? "read as they are" : "merged by key",
                now.latestSnapshot().get().totalRecordCount(),
                (Long) lake.run("SELECT COUNT(*) FROM " + table).get(0).getField(0));
    }

    static List<DataSplit> splits(FileStoreTable table) {
        return table.newReadBuilder().newScan().plan().splits().stream()
                .map(split -> (DataSplit) split).toList();
    }

    static List<DataFileMeta> files(List<DataSplit> splits) {
        return splits.stream().flatMap(split -> split.dataFiles().stream()).toList();
    }

    /** From the footer of the first file. */
    static String columns(FileStoreTable table) throws Exception {
        DataFileMeta file = files(splits(table)).get(0);
        Path path = new Path(new Path(table.location(), "bucket-0"), file.fileName());
        try (var reader = ParquetUtil.getParquetReader(
                table.fileIO(), path, file.fileSize(), new Options())) {
            return reader.getFooter().getFileMetaData().getSchema().getFields().stream()
                    .map(field -> field.getName()).collect(Collectors.joining(", "));
        }
    }

    static String update(Lake lake, String table) {
        try {
            lake.run("UPDATE " + table + " SET note = 'x' WHERE order_id = 7");
            return "done";
        } catch (IllegalStateException e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            return cause.toString().replaceAll("^[\\w.]*\\.(\\w+):", "$1:");
        }
    }
}
