import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.paimon.Snapshot;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.fs.FileIO;
import org.apache.paimon.fs.local.LocalFileIO;
import org.apache.paimon.manifest.FileKind;
import org.apache.paimon.manifest.ManifestEntry;
import org.apache.paimon.operation.FileStoreCommitImpl;
import org.apache.paimon.reader.RecordReader;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.schema.SchemaManager;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.FileStoreTableFactory;
import org.apache.paimon.table.source.ReadBuilder;
import org.apache.paimon.table.source.ScanMode;
import org.apache.paimon.types.DataTypes;
import org.slf4j.LoggerFactory;

/**
 * Two writers of one bucket prepare their commits over the same snapshot, then commit one after
 * the other. Which commits succeed, which are tried again, and which fail? With arguments like
 * option=value, only the appends run, in a table with these options.
 */
public class SameBase {
    static final ListAppender<ILoggingEvent> COMMIT_LOG = new ListAppender<>();

    static Path tables;

    public static void main(String[] args) throws Exception {
        tables = LocalFlink.WORK.resolve(args.length == 0 ? "tables" : "changed");
        LocalFlink.clear(tables);
        COMMIT_LOG.start();
        ((Logger) LoggerFactory.getLogger(FileStoreCommitImpl.class)).addAppender(COMMIT_LOG);

        Map<String, String> options = new HashMap<>();
        // So high that compaction runs only where a writer asks for it.
        options.put("num-sorted-run.compaction-trigger", "20");
        options.put("num-levels", "6");
        for (String arg : args) { // option=value
            options.put(arg.split("=")[0], arg.split("=")[1]);
        }
        createTable("orders", options);
        SameBase lab = new SameBase("orders");
        lab.twoAppends();
        lab.twoAppendsAtOneMoment();
        if (args.length == 0) {
            lab.appendAndCompaction();
            lab.twoCompactions();
            lab.printSnapshots();
            RowsFile.write(lab.table, LocalFlink.WORK.resolve("orders.rows.json"));

            createTable("empty", options);
            new SameBase("empty").twoFirstCommits();
        }
    }

    final String name;
    final FileStoreTable table;

    SameBase(String name) {
        this.name = name;
        this.table = open(name, LocalFileIO.create());
    }

    void twoAppends() throws Exception {
        System.out.println("== two appends");
        new Writer("setup", table).put(1, "new").put(2, "new").put(3, "new").prepare().commit();
        Writer a = new Writer("A", table).put(3, "by A").put(1, "by A").prepare();
        Writer b = new Writer("B", table).put(1, "by B").put(2, "by B").prepare();
        a.commit();
        b.commit();
        printRows();
    }

    void twoAppendsAtOneMoment() throws Exception {
        System.out.println("== two appends at the same moment");
        PausingFileIO pausing = new PausingFileIO();
        Writer a = new Writer("A", table).put(4, "by A").prepare();
        Writer b = new Writer("B", open(name, pausing)).put(5, "by B").prepare();
        COMMIT_LOG.list.clear();
        // B has made its snapshot and is about to write the file. A is faster.
        pausing.beforeNextSnapshot(a::commit);
        b.commit();
        printLog();
        printRows();
    }

    void appendAndCompaction() throws Exception {
        System.out.println("== an append and a compaction");
        Writer a = new Writer("A", table).compact().prepare();
        Writer b = new Writer("B", table).put(6, "by B").prepare();
        b.commit();
        a.commit();
        printRows();
    }

    void twoCompactions() throws Exception {
        System.out.println("== two compactions of the same files");
        Writer a = new Writer("A", table).put(7, "by A").compact().prepare();
        Writer b = new Writer("B", table).put(8, "by B").compact().prepare();
        a.commit();
        b.commit();
        printRows();
        System.out.println("  a new writer for B:");
        new Writer("B", table).compact().prepare().commit();
        printRows();
    }

    void twoFirstCommits() throws Exception {
        System.out.println("== an empty table: two first commits, each with a compaction");
        Writer a = new Writer("A", table).put(1, "by A").put(2, "by A").compact().prepare();
        Writer b = new Writer("B", table).put(1, "by B").put(3, "by B").compact().prepare();
        a.commit();
        b.commit();
        printRows();
    }

    /** What Paimon's commit logged as a warning. */
    static void printLog() {
        COMMIT_LOG.list.stream()
                .filter(event -> event.getLevel().levelStr.equals("WARN"))
                .map(event -> event.getFormattedMessage().replaceAll(" after \\d+ seconds", ""))
                .forEach(text -> System.out.println("  log: " + text));
    }

    void printRows() throws Exception {
        Map<Long, String> rows = new TreeMap<>();
        ReadBuilder builder = table.newReadBuilder();
        try (RecordReader<InternalRow> reader =
                builder.newRead().createReader(builder.newScan().plan())) {
            reader.forEachRemaining(row -> rows.put(row.getLong(0), row.getString(1).toString()));
        }
        System.out.println("  rows: " + rows + "\n");
    }

    void printSnapshots() {
        System.out.println("== snapshots");
        System.out.printf("%-9s %-8s %-6s %-7s %s%n", "snapshot", "kind", "user", "commit", "files");
        for (long id = 1; id <= table.latestSnapshot().get().id(); id++) {
            Snapshot snapshot = table.snapshot(id);
            System.out.printf("%-9d %-8s %-6s %-7d %s%n", id, snapshot.commitKind(),
                    snapshot.commitUser(), snapshot.commitIdentifier(), changesOf(id));
        }
        System.out.println();
    }

    /** Like {@code -f1 -f2 +f3}. */
    String changesOf(long snapshot) {
        List<ManifestEntry> files =
                table.store().newScan().withSnapshot(snapshot).withKind(ScanMode.DELTA).plan().files();
        return files.stream()
                .sorted(Comparator.comparing(file -> Writer.numberOf(file.fileName())))
                .map(file -> (file.kind() == FileKind.ADD ? "+" : "-") + Writer.nameOf(file.fileName()))
                .collect(Collectors.joining(" "));
    }

    static void createTable(String name, Map<String, String> options) throws Exception {
        new SchemaManager(LocalFileIO.create(), pathOf(name)).createTable(Schema.newBuilder()
                .column("order_id", DataTypes.BIGINT())
                .column("note", DataTypes.STRING())
                .primaryKey("order_id")
                .option("bucket", "1")
                .options(options)
                .build());
    }

    static FileStoreTable open(String name, FileIO fileIO) {
        return FileStoreTableFactory.create(fileIO, pathOf(name));
    }

    static org.apache.paimon.fs.Path pathOf(String name) {
        return new org.apache.paimon.fs.Path(tables.resolve(name).toUri());
    }
}
