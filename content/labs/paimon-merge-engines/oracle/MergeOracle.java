import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.catalog.Catalog;
import org.apache.paimon.catalog.CatalogContext;
import org.apache.paimon.catalog.CatalogFactory;
import org.apache.paimon.catalog.Identifier;
import org.apache.paimon.data.BinaryRow;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.disk.IOManager;
import org.apache.paimon.options.Options;
import org.apache.paimon.reader.RecordReader;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.table.Table;
import org.apache.paimon.table.sink.BatchTableCommit;
import org.apache.paimon.table.sink.BatchTableWrite;
import org.apache.paimon.table.source.ReadBuilder;
import org.apache.paimon.types.DataTypes;
import org.apache.paimon.types.RowKind;

/**
 * Writes rows of one key to real tables, one row a commit, compacts them now and then, and
 * keeps what a batch read returns after each step.
 */
public class MergeOracle {
    static final String[] COLUMNS = {"ta", "a", "tb", "b"};
    static final Map<String, Integer> COUNTS = new TreeMap<>();

    /** Options of one table, in the words of the simulator. */
    record Settings(String engine, String sequence, String deletes, String function) {
        Map<String, String> options() {
            Map<String, String> options = new HashMap<>();
            options.put("bucket", "1");
            options.put("file.format", "avro");
            options.put("write-only", "true");
            options.put("merge-engine", engine);
            if (sequence.equals("ta")) {
                options.put("sequence.field", "ta");
            }
            if (sequence.equals("groups")) {
                options.put("fields.ta.sequence-group", "a");
                options.put("fields.tb.sequence-group", "b");
            }
            if (deletes.equals("ignore")) {
                options.put("ignore-delete", "true");
            }
            if (deletes.equals("remove")) {
                if (engine.equals("aggregation")) {
                    options.put("aggregation.remove-record-on-delete", "true");
                } else if (sequence.equals("groups")) {
                    options.put("partial-update.remove-record-on-sequence-group", "ta");
                } else {
                    options.put("partial-update.remove-record-on-delete", "true");
                }
            }
            if (engine.equals("aggregation")) {
                options.put("fields.a.aggregate-function", function);
            }
            return options;
        }
    }

    public static void main(String[] args) throws Exception {
        Random random = new Random(20261130);
        List<Settings> all = settings();
        List<String> cases = new ArrayList<>();
        Path warehouse = Path.of(".work/warehouse");
        deleteAll(warehouse.toFile());
        Options context = new Options();
        context.set("warehouse", warehouse.toAbsolutePath().toString());
        try (Catalog catalog = CatalogFactory.createCatalog(CatalogContext.create(context))) {
            catalog.createDatabase("oracle", true);
            for (int i = 0; i < 20 * all.size(); i++) {
                cases.add(oneCase(catalog, random, all.get(i % all.size()), i));
            }
        }
        String json = "{\"engine\":\"Apache Paimon " + args[0] + "\",\n\"cases\":[\n"
                + String.join(",\n", cases) + "\n]}\n";
        Files.createDirectories(Path.of(args[1]).getParent());
        Files.writeString(Path.of(args[1]), json);
        System.out.printf("%d cases, %d bytes%n%s%n", cases.size(), json.length(), COUNTS);
        System.exit(0);
    }

    static List<Settings> settings() {
        List<Settings> all = new ArrayList<>();
        for (String sequence : List.of("none", "ta")) {
            for (String deletes : List.of("default", "ignore")) {
                all.add(new Settings("deduplicate", sequence, deletes, "sum"));
            }
            for (String deletes : List.of("default", "ignore", "remove")) {
                all.add(new Settings("partial-update", sequence, deletes, "sum"));
                for (String function : List.of("sum", "max", "last_value", "last_non_null_value")) {
                    all.add(new Settings("aggregation", sequence, deletes, function));
                }
            }
        }
        for (String deletes : List.of("default", "ignore", "remove")) {
            all.add(new Settings("partial-update", "groups", deletes, "sum"));
        }
        for (String deletes : List.of("default", "ignore")) {
            all.add(new Settings("first-row", "none", deletes, "sum"));
        }
        return all;
    }

    static String oneCase(Catalog catalog, Random random, Settings settings, int number)
            throws Exception {
        Identifier name = Identifier.create("oracle", "t" + number);
        Schema.Builder schema = Schema.newBuilder().column("k", DataTypes.INT());
        for (String column : COLUMNS) {
            schema.column(column, DataTypes.INT());
        }
        catalog.createTable(name, schema.primaryKey("k").options(settings.options()).build(), false);
        Table table = catalog.getTable(name);
        // Half of the cases have no deletes and no retractions, so that they last.
        boolean retracts = number / settings().size() % 2 == 0;
        int steps = 4 + random.nextInt(4);
        StringBuilder out = new StringBuilder("[\"%s\",\"%s\",\"%s\",\"%s\"".formatted(
                settings.engine, settings.sequence, settings.deletes, settings.function));
        for (int i = 0; i < steps; i++) {
            // A first-row table shows nothing before a compaction.
            boolean often = settings.engine.equals("first-row");
            if (i > 0 && random.nextInt(often ? 2 : 4) == 0) {
                out.append(",\"c ").append(compact(table) ? "" : "failed ").append(read(table));
            } else {
                out.append(",\"").append(write(table, random, retracts)).append(" = ")
                        .append(read(table));
            }
            out.append("\"");
        }
        catalog.dropTable(name, false);
        return out.append("]").toString();
    }

    /** One commit of one row. Values are small, so that sequences meet again. */
    static String write(Table table, Random random, boolean retracts) throws Exception {
        RowKind kind = !retracts || random.nextBoolean()
                ? random.nextInt(3) == 0 ? RowKind.UPDATE_AFTER : RowKind.INSERT
                : random.nextBoolean() ? RowKind.UPDATE_BEFORE : RowKind.DELETE;
        GenericRow row = GenericRow.ofKind(kind, 1, null, null, null, null);
        StringBuilder text = new StringBuilder(kind.shortString());
        for (int i = 0; i < COLUMNS.length; i++) {
            boolean isSequence = i % 2 == 0;
            Integer value = random.nextInt(4) == 0 ? null
                    : isSequence ? 1 + random.nextInt(5) : 1 + random.nextInt(9);
            row.setField(i + 1, value);
            text.append(" ").append(value == null ? "." : value);
        }
        try (BatchTableWrite write = table.newBatchWriteBuilder().newWrite();
                BatchTableCommit commit = table.newBatchWriteBuilder().newCommit()) {
            write.withIOManager(IOManager.create(".work/spill"));
            write.write(row);
            commit.commit(write.prepareCommit());
        }
        return text.toString();
    }

    /** A full compaction, as a dedicated job would do it. Says whether it went through. */
    static boolean compact(Table table) throws Exception {
        Table compacting = table.copy(Map.of("write-only", "false"));
        try (BatchTableWrite write = compacting.newBatchWriteBuilder().newWrite();
                BatchTableCommit commit = compacting.newBatchWriteBuilder().newCommit()) {
            write.withIOManager(IOManager.create(".work/spill"));
            write.compact(BinaryRow.EMPTY_ROW, 0, true);
            commit.commit(write.prepareCommit());
            return true;
        } catch (Exception e) {
            fault(e);
            return false;
        }
    }

    /** What a batch read of the newest snapshot returns. */
    static String read(Table table) throws Exception {
        ReadBuilder builder = table.newReadBuilder();
        List<String> rows = new ArrayList<>();
        try (RecordReader<InternalRow> reader =
                builder.newRead().createReader(builder.newScan().plan())) {
            reader.forEachRemaining(row -> {
                StringBuilder text = new StringBuilder();
                for (int i = 1; i <= COLUMNS.length; i++) {
                    text.append(i == 1 ? "" : " ").append(row.isNullAt(i) ? "." : row.getInt(i));
                }
                rows.add(text.toString());
            });
        } catch (Exception e) {
            return "! " + fault(e);
        }
        if (rows.size() > 1) {
            throw new IllegalStateException("More than one row of one key: " + rows);
        }
        COUNTS.merge(rows.isEmpty() ? "no row" : "row", 1, Integer::sum);
        return rows.isEmpty() ? "-" : rows.get(0);
    }

    /** The engine's own words, shortened to which rule they are of. */
    static String fault(Throwable e) {
        while (e.getCause() != null) {
            e = e.getCause();
        }
        String text = String.valueOf(e.getMessage());
        String name = text.startsWith("By default, Partial update can not accept delete") ? "partial-update"
                : text.startsWith("By default, First row merge engine can not accept DELETE") ? "first-row"
                : text.contains("does not support retraction") ? "aggregation" : null;
        if (name == null) {
            throw new IllegalStateException("A fault that nobody expected", e);
        }
        COUNTS.merge("refused by " + name, 1, Integer::sum);
        return name;
    }

    static void deleteAll(File file) {
        File[] files = file.listFiles();
        if (files != null) {
            for (File each : files) {
                deleteAll(each);
            }
        }
        file.delete();
    }
}
