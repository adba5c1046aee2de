import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.paimon.data.BinaryRow;
import org.apache.paimon.data.BinaryString;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.disk.IOManager;
import org.apache.paimon.io.DataFileMeta;
import org.apache.paimon.manifest.ManifestEntry;
import org.apache.paimon.predicate.PredicateBuilder;
import org.apache.paimon.reader.RecordReader;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.schema.SchemaManager;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.FileStoreTableFactory;
import org.apache.paimon.table.sink.CommitMessage;
import org.apache.paimon.table.sink.TableCommitImpl;
import org.apache.paimon.table.sink.TableWriteImpl;
import org.apache.paimon.table.source.DataSplit;
import org.apache.paimon.table.source.ReadBuilder;
import org.apache.paimon.table.source.Split;
import org.apache.paimon.types.DataTypes;

/** A table of orders through Paimon's Java API, with one writer that commits like a Flink job. */
class Orders implements AutoCloseable {
    static final Path WAREHOUSE = Path.of(".work/tables").toAbsolutePath();

    final Path folder;
    final FileStoreTable table;
    final TableWriteImpl<?> write;
    final TableCommitImpl commit;
    long identifier = 0;

    Orders(String name, Map<String, String> options) throws Exception {
        folder = WAREHOUSE.resolve("default.db").resolve(name);
        clear(folder);
        var path = new org.apache.paimon.fs.Path(folder.toUri());
        CountingFileIO files = new CountingFileIO();
        new SchemaManager(files, path).createTable(Schema.newBuilder()
                .column("order_id", DataTypes.INT()).column("note", DataTypes.STRING())
                .primaryKey("order_id").options(options).build());
        table = FileStoreTableFactory.create(files, path);
        write = table.newWrite("lab");
        write.withIOManager(IOManager.create(
                Files.createDirectories(Path.of(".work/tmp").toAbsolutePath()).toString()));
        commit = table.newCommit("lab");
    }

    /** SHA-256 makes a note that is the same in every run and that compresses badly. */
    static GenericRow row(int order, int version) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256")
                .digest((order + "-" + version).getBytes(StandardCharsets.UTF_8));
        return GenericRow.of(order, BinaryString.fromString(HexFormat.of().formatHex(hash)));
    }

    void put(int order, int version) throws Exception {
        write.write(row(order, version));
    }

    /** What Flink's sink does with full-compaction.delta-commits = 1. */
    void compactFully() throws Exception {
        for (var buckets : write.getWrite() instanceof
                org.apache.paimon.operation.AbstractFileStoreWrite<?> all
                ? all.getActiveBuckets().entrySet() : Map.<BinaryRow, List<Integer>>of().entrySet()) {
            for (int bucket : buckets.getValue()) {
                write.compact(buckets.getKey(), bucket, true);
            }
        }
    }

    List<CommitMessage> prepare(boolean waitForCompaction) throws Exception {
        return write.prepareCommit(waitForCompaction, ++identifier);
    }

    void commit(List<CommitMessage> messages) {
        commit.commit(identifier, messages);
    }

    long newest() {
        return table.latestSnapshot().get().id();
    }

    /** The sorted runs of a bucket, newest first. */
    List<String> runs(int bucket) {
        List<String> runs = new ArrayList<>();
        TreeMap<Integer, Long> higher = new TreeMap<>();
        for (DataFileMeta file : live(bucket)) {
            if (file.level() == 0) {
                runs.add("L0:" + kb(file.fileSize()));
            } else {
                higher.merge(file.level(), file.fileSize(), Long::sum);
            }
        }
        higher.forEach((level, bytes) -> runs.add("L" + level + ":" + kb(bytes)));
        return runs;
    }

    /** The live files of a bucket, or of all, newest first. */
    List<DataFileMeta> live(int bucket) {
        return table.store().newScan().plan().files().stream()
                .filter(entry -> bucket < 0 || entry.bucket() == bucket)
                .map(ManifestEntry::file)
                .sorted(Comparator.comparingInt(DataFileMeta::level)
                        .thenComparing(DataFileMeta::maxSequenceNumber, Comparator.reverseOrder()))
                .toList();
    }

    /** What a query did: its shares, the files it opened with the bytes read, the rows it got. */
    record Query(int splits, boolean isMerged, int files, long bytes, long records, int rows) {}

    Query queryAll() throws Exception {
        return query(table.newReadBuilder());
    }

    Query queryOne(int order) throws Exception {
        return query(table.newReadBuilder()
                .withFilter(new PredicateBuilder(table.rowType()).equal(0, order)));
    }

    static Query query(ReadBuilder builder) throws Exception {
        List<Split> splits = builder.newScan().plan().splits();
        CountingFileIO.take();
        int rows = 0;
        try (RecordReader<InternalRow> reader = builder.newRead().executeFilter().createReader(splits)) {
            int[] count = {0};
            reader.forEachRemaining(row -> count[0]++);
            rows = count[0];
        }
        CountingFileIO.Read read = CountingFileIO.take();
        return new Query(splits.size(),
                splits.stream().anyMatch(split -> !((DataSplit) split).rawConvertible()),
                read.files(), read.bytes(),
                splits.stream().mapToLong(Split::rowCount).sum(), rows);
    }

    /** Data files and deletion vectors in the folder, whatever snapshot needs them. */
    String onDisk() throws Exception {
        try (Stream<Path> paths = Files.walk(folder)) {
            List<Path> files = paths.filter(Files::isRegularFile)
                    .filter(path -> path.getFileName().toString().startsWith("data-")
                            || path.getParent().endsWith("index"))
                    .toList();
            long bytes = 0;
            for (Path file : files) {
                bytes += Files.size(file);
            }
            return "%d files, %s KB".formatted(files.size(), kb(bytes));
        }
    }

    static String kb(long bytes) {
        return bytes == 0 ? "-" : String.format(Locale.ROOT, "%.1f", bytes / 1024.0);
    }

    static String show(List<String> runs) {
        return runs.stream().collect(Collectors.joining("  "));
    }

    static void clear(Path folder) throws Exception {
        if (Files.exists(folder)) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    @Override
    public void close() throws Exception {
        write.close();
        commit.close();
    }
}
