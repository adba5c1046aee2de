import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.paimon.data.BinaryRow;
import org.apache.paimon.data.BinaryString;
import org.apache.paimon.data.GenericArray;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.data.InternalArray;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.disk.IOManager;
import org.apache.paimon.fs.local.LocalFileIO;
import org.apache.paimon.reader.RecordReader;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.schema.SchemaChange;
import org.apache.paimon.schema.SchemaManager;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.FileStoreTableFactory;
import org.apache.paimon.table.Table;
import org.apache.paimon.table.sink.StreamTableCommit;
import org.apache.paimon.table.sink.StreamTableWrite;
import org.apache.paimon.table.source.ReadBuilder;
import org.apache.paimon.table.source.StreamTableScan;
import org.apache.paimon.table.source.TableScan;
import org.apache.paimon.table.system.SystemTableLoader;
import org.apache.paimon.types.DataType;
import org.apache.paimon.types.DataTypes;
import org.apache.paimon.types.RowKind;
import org.apache.paimon.types.RowType;

/**
 * A primary-key table with one bucket, in which nothing is compacted unless the lab asks for it.
 * Each commit comes from a writer of its own, as from a job that was started anew.
 */
class Lake {
    static final Path WORK = Path.of(".work").toAbsolutePath();

    final String name;
    private long commits;

    /** Columns like "id INT, plan STRING"; the first one is the key. Options like "a=b, c=d;e". */
    Lake(String name, String columns, String options) throws Exception {
        this.name = name;
        clear(WORK.resolve(name));
        Schema.Builder schema = Schema.newBuilder();
        for (String column : columns.split(", ")) {
            String[] parts = column.split(" ");
            schema.column(parts[0], typeOf(parts[1]));
        }
        Map<String, String> all = new TreeMap<>(Map.of("bucket", "1", "num-levels", "6",
                "num-sorted-run.compaction-trigger", "20"));
        all.putAll(optionsOf(options));
        new SchemaManager(LocalFileIO.create(), path()).createTable(
                schema.primaryKey(columns.split(" ")[0]).options(all).build());
    }

    static Map<String, String> optionsOf(String text) {
        Map<String, String> options = new TreeMap<>();
        for (String option : text.isEmpty() ? new String[0] : text.split(", ")) {
            options.put(option.split("=")[0], option.split("=")[1].replace(';', ','));
        }
        return options;
    }

    private static DataType typeOf(String name) {
        return switch (name) {
            case "INT" -> DataTypes.INT();
            case "STRINGS" -> DataTypes.ARRAY(DataTypes.STRING());
            default -> DataTypes.STRING();
        };
    }

    FileStoreTable table() {
        return FileStoreTableFactory.create(LocalFileIO.create(), path());
    }

    private org.apache.paimon.fs.Path path() {
        return new org.apache.paimon.fs.Path(WORK.resolve(name).toUri());
    }

    /** One commit of rows like "+I 1 pro null 7". Returns "ok" or the error. */
    String commit(String... rows) {
        RowType type = table().rowType();
        return write(Map.of(), write -> {
            for (String row : rows) {
                write.write(rowOf(row, type));
            }
        });
    }

    /** A full compaction, as the job that only compacts does it. */
    String compact() {
        return write(Map.of("write-only", "false"),
                write -> write.compact(BinaryRow.EMPTY_ROW, 0, true));
    }

    private interface Work {
        void on(StreamTableWrite write) throws Exception;
    }

    private String write(Map<String, String> options, Work work) {
        FileStoreTable table = table().copy(options);
        try (StreamTableWrite write = table.newWrite("writer");
                StreamTableCommit commit = table.newCommit("writer")) {
            write.withIOManager(IOManager.create(WORK.resolve("tmp").toString()));
            work.on(write);
            commits++;
            commit.commit(commits, write.prepareCommit(true, commits));
            return "ok";
        } catch (Exception e) {
            return errorOf(e);
        }
    }

    /** Changes an option of the table. */
    String alter(String option, String value) {
        try {
            new SchemaManager(LocalFileIO.create(), path())
                    .commitChanges(SchemaChange.setOption(option, value));
            return "ok";
        } catch (Exception e) {
            return errorOf(e);
        }
    }

    /** What a batch query gets, sorted by key, or the error that it gets. */
    String read() {
        try {
            return rowsOf(table());
        } catch (Exception e) {
            return errorOf(e);
        }
    }

    /** The same for a system table. */
    String readSystem(String system, Map<String, String> options) throws Exception {
        return rowsOf(SystemTableLoader.load(system, table()).copy(options));
    }

    private static String rowsOf(Table table) throws Exception {
        ReadBuilder builder = table.newReadBuilder();
        return text(rows(builder, builder.newScan().plan(), table.rowType(), false).stream()
                .sorted().collect(Collectors.toList()));
    }

    /** What a streaming reader that starts at the first snapshot gets, each row with its kind. */
    List<String> stream() throws Exception {
        FileStoreTable table = table().copy(
                Map.of("scan.mode", "from-snapshot", "scan.snapshot-id", "1"));
        ReadBuilder builder = table.newReadBuilder();
        StreamTableScan scan = builder.newStreamScan();
        List<String> all = new ArrayList<>();
        long last = table.latestSnapshot().get().id();
        while (scan.checkpoint() == null || scan.checkpoint() <= last) {
            all.addAll(rows(builder, scan.plan(), table.rowType(), true));
        }
        return all;
    }

    private static List<String> rows(ReadBuilder builder, TableScan.Plan plan, RowType type,
            boolean withKind) throws IOException {
        List<String> rows = new ArrayList<>();
        try (RecordReader<InternalRow> reader = builder.newRead().createReader(plan)) {
            reader.forEachRemaining(row -> rows.add(
                    (withKind ? row.getRowKind().shortString() + " " : "") + show(row, type)));
        }
        return rows;
    }

    static String text(List<String> rows) {
        return rows.isEmpty() ? "no row" : String.join(" | ", rows);
    }

    private static InternalRow rowOf(String text, RowType type) {
        String[] parts = text.split(" ");
        GenericRow row = new GenericRow(RowKind.fromShortString(parts[0]), type.getFieldCount());
        for (int i = 0; i < type.getFieldCount(); i++) {
            row.setField(i, valueOf(parts[i + 1], type.getTypeAt(i)));
        }
        return row;
    }

    private static Object valueOf(String text, DataType type) {
        if (text.equals("null")) {
            return null;
        }
        return switch (type.getTypeRoot()) {
            case INTEGER -> Integer.parseInt(text);
            case ARRAY -> new GenericArray(Stream.of(text.replaceAll("[\\[\\]]", "").split(","))
                    .map(BinaryString::fromString).toArray());
            default -> BinaryString.fromString(text);
        };
    }

    private static String show(InternalRow row, RowType type) {
        return IntStream.range(0, type.getFieldCount())
                .mapToObj(i -> show(InternalRow.createFieldGetter(type.getTypeAt(i), i)
                        .getFieldOrNull(row)))
                .collect(Collectors.joining(" "));
    }

    private static String show(Object value) {
        if (value instanceof InternalArray array) {
            return IntStream.range(0, array.size()).mapToObj(i -> array.getString(i).toString())
                    .collect(Collectors.joining(",", "[", "]"));
        }
        return value == null ? "null" : value.toString();
    }

    /** The innermost message. */
    private static String errorOf(Throwable e) {
        while (e.getCause() != null) {
            e = e.getCause();
        }
        return e.getClass().getSimpleName() + ": " + String.valueOf(e.getMessage()).trim();
    }

    /** Lines of at most 88 characters, for a long message. */
    static String wrapped(String message, String indent) {
        StringBuilder text = new StringBuilder();
        for (String line : message.split("\n")) {
            int length = 0;
            text.append(indent);
            for (String word : line.trim().split("\\s+")) {
                if (length > 0 && length + word.length() > 84) {
                    text.setLength(text.length() - 1);
                    text.append("\n").append(indent).append("  ");
                    length = 2;
                }
                text.append(word).append(" ");
                length += word.length() + 1;
            }
            text.setLength(text.length() - 1);
            text.append("\n");
        }
        return text.toString();
    }

    static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
