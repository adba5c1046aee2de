import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.types.Row;
import org.apache.paimon.data.BinaryString;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.disk.IOManager;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.sink.BatchTableWrite;
import org.apache.paimon.table.source.ReadBuilder;
import org.apache.paimon.table.source.Split;

/**
 * Writes the table orders again. Two readers plan their work; then all snapshots but the newest
 * (or so many as an argument says) expire, and at last the tag is deleted. Which files go, and what
 * becomes of the readers?
 */
public class Expiry {
    public static void main(String[] args) throws Exception {
        int retain = args.length > 0 ? Integer.parseInt(args[0]) : 1;
        Commits written = new Commits("expiry", false, false);
        written.orders();
        Expiry lab = new Expiry(written);
        lab.stageWithoutCommit();
        lab.printFolder("before");

        Reader old = lab.new Reader(3);
        Reader newest = lab.new Reader(4);
        lab.refused("CALL sys.expire_snapshots(`table` => 'default.orders', retain_max => 1)");
        lab.call("CALL sys.expire_snapshots(`table` => 'default.orders', retain_max => "
                + retain + ", retain_min => 1)");
        old.read();
        newest.read();
        lab.query("scan.snapshot-id", "3");
        lab.query("scan.tag-name", "monday");
        System.out.println();
        if (retain == 1) {
            Lake.copy(written.lake.folder("orders"), Path.of(".work/published/expired"));
            RowsFile.write(written.lake.open("orders"), Path.of(".work/published/expired.rows.json"));
        }

        lab.call("CALL sys.delete_tag(`table` => 'default.orders', tag => 'monday')");
        lab.printFolder("after");
        System.exit(0); // Flink's mini cluster leaves threads behind
    }

    final Lake lake;
    final Names names;

    Expiry(Commits written) {
        this.lake = written.lake;
        this.names = written.orderNames;
    }

    /** As a job that dies before its commit: it has written a data file, and no snapshot names it. */
    void stageWithoutCommit() throws Exception {
        FileStoreTable table = lake.open("orders");
        try (BatchTableWrite write = table.newBatchWriteBuilder().newWrite()) {
            write.withIOManager(IOManager.create(Path.of(".work/tmp").toAbsolutePath().toString()));
            write.write(GenericRow.of(10L, BinaryString.fromString("Lima"), 100, null));
            write.prepareCommit();
        }
    }

    /** A query that has chosen its snapshot and its files, and has opened no data file yet. */
    class Reader {
        final long snapshot;
        final FileStoreTable table;
        final ReadBuilder builder;
        final List<Split> splits;

        Reader(long snapshot) {
            this.snapshot = snapshot;
            table = lake.open("orders").copy(Map.of("scan.snapshot-id", String.valueOf(snapshot)));
            builder = table.newReadBuilder();
            splits = builder.newScan().plan().splits();
        }

        void read() {
            String result;
            try {
                result = RowsFile.read(builder, splits, table.rowType()).size() + " rows";
            } catch (Exception e) {
                result = names.shorten(reason(e));
            }
            System.out.println(Commits.outcome(
                    "  the reader that had planned snapshot " + snapshot, result));
        }
    }

    /** A query of Flink SQL that begins now. */
    void query(String option, String value) throws Exception {
        String result;
        try {
            var query = lake.sql.executeSql("SELECT * FROM orders /*+ OPTIONS('" + option + "' = '"
                    + value + "') */");
            List<Row> rows = new ArrayList<>();
            try (var found = query.collect()) {
                found.forEachRemaining(rows::add);
            }
            result = rows.size() + " rows of " + query.getResolvedSchema().getColumnNames();
        } catch (RuntimeException e) {
            result = reason(e);
        }
        System.out.println(Commits.outcome("  SELECT * with the hint " + option + " = " + value, result));
    }

    /** The first line of the innermost failure, without the path of the folder. */
    String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String line = cause.toString().lines().findFirst().orElse("")
                .replaceAll("(expires too fast).*", "$1 ...");
        return line.replaceAll("(file:)?" + lake.folder("orders") + "/", "").replaceAll("^[\\w.]*\\.", "");
    }

    /** The procedure's other limit keeps its default: ten snapshots at least. */
    void refused(String statement) {
        System.out.println("== " + Commits.wrap(statement));
        try {
            lake.run(statement);
            System.out.println("  done\n");
        } catch (IllegalStateException e) {
            System.out.println("  " + reason(e) + "\n");
        }
    }

    void call(String statement) throws Exception {
        RecordingFileIO.take();
        lake.run(statement);
        System.out.println("== " + Commits.wrap(statement));
        for (String line : changes(RecordingFileIO.take())) {
            System.out.println(line);
        }
        System.out.println();
    }

    /** What was deleted or written, sorted: several threads delete. */
    List<String> changes(List<RecordingFileIO.Event> events) {
        List<String> lines = new ArrayList<>();
        for (RecordingFileIO.Event event : events) {
            if (!event.what().equals("open")) {
                String path = lake.folder("orders").relativize(Path.of(event.path())).toString();
                lines.add(Commits.line(event.what(), path, names));
            }
        }
        return lines.stream().sorted().toList();
    }

    void printFolder(String when) throws Exception {
        System.out.println("== the folder " + when);
        try (Stream<Path> paths = Files.walk(lake.folder("orders"))) {
            Map<String, List<String>> folders = paths.filter(Files::isRegularFile)
                    .map(path -> lake.folder("orders").relativize(path))
                    .filter(path -> !path.getFileName().toString().startsWith("."))
                    .collect(Collectors.groupingBy(path -> path.getParent().toString(),
                            java.util.TreeMap::new, Collectors.mapping(
                                    path -> name(path.getFileName().toString()),
                                    Collectors.toList())));
            folders.forEach((folder, files) -> System.out.println("  " + folder + ": "
                    + files.stream().sorted().collect(Collectors.joining(" "))));
        }
        System.out.println();
    }

    String name(String file) {
        return file.startsWith("data-") && !names.isKnown(file)
                ? "(a data file that no snapshot names)" : names.name(file);
    }
}
