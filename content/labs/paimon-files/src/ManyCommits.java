import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.paimon.Snapshot;
import org.apache.paimon.data.BinaryString;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.fs.local.LocalFileIO;
import org.apache.paimon.manifest.ManifestFileMeta;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.schema.SchemaManager;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.FileStoreTableFactory;
import org.apache.paimon.table.sink.BatchTableCommit;
import org.apache.paimon.table.sink.BatchTableWrite;
import org.apache.paimon.table.sink.BatchWriteBuilder;
import org.apache.paimon.types.DataTypes;

/**
 * Seventy commits of one row each into an append table. How many manifests has a reader to open after
 * each, and how many files were written in all? Arguments like option=value change the table;
 * commits=N changes how many there are.
 */
public class ManyCommits {

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(".work/many").toAbsolutePath();
        Lake.clear(folder);
        Schema.Builder schema = Schema.newBuilder()
                .column("page", DataTypes.STRING()).column("ms", DataTypes.INT());
        int commits = 70;
        for (String arg : args) {
            String value = arg.split("=")[1];
            if (arg.startsWith("commits=")) {
                commits = Integer.parseInt(value);
            } else {
                schema.option(arg.split("=")[0], value);
            }
        }
        var path = new org.apache.paimon.fs.Path(folder.toUri());
        new SchemaManager(LocalFileIO.create(), path).createTable(schema.build());
        FileStoreTable table = FileStoreTableFactory.create(new RecordingFileIO(), path);

        System.out.println("          manifests named by");
        System.out.println("snapshot  base list  delta list  entries in the largest");
        Map<String, Integer> written = new TreeMap<>();
        int before = -1;
        String skipped = "";
        for (int i = 1; i <= commits; i++) {
            RecordingFileIO.take();
            insert(table, i);
            RecordingFileIO.take().stream().filter(event -> event.what().equals("write"))
                    .forEach(event -> written.merge(kind(event.path()), 1, Integer::sum));
            Snapshot snapshot = table.latestSnapshot().get();
            List<ManifestFileMeta> base = Names.manifests(table, snapshot.baseManifestList());
            List<ManifestFileMeta> delta = Names.manifests(table, snapshot.deltaManifestList());
            String line = "%-8d  %9d  %10d  %22d".formatted(i, base.size(), delta.size(),
                    Math.max(largest(base), largest(delta)));
            boolean isMerge = base.size() < before;
            if (isMerge && !skipped.isEmpty()) {
                System.out.println("...\n" + skipped);
            }
            boolean isShown = i <= 2 || isMerge || i == commits;
            System.out.print(isShown && i == commits && !isMerge ? "...\n" : "");
            System.out.print(isShown ? line + "\n" : "");
            skipped = isShown ? "" : line;
            before = base.size();
        }
        System.out.println("\nfiles written by " + commits + " commits: " + written);
    }

    static void insert(FileStoreTable table, int number) throws Exception {
        BatchWriteBuilder builder = table.newBatchWriteBuilder();
        try (BatchTableWrite write = builder.newWrite(); BatchTableCommit commit = builder.newCommit()) {
            write.write(GenericRow.of(BinaryString.fromString("page " + number), number));
            commit.commit(write.prepareCommit());
        }
    }

    static long largest(List<ManifestFileMeta> manifests) {
        return manifests.stream().mapToLong(m -> m.numAddedFiles() + m.numDeletedFiles()).max().orElse(0);
    }

    static String kind(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.startsWith("manifest-list") ? "manifest lists"
                : name.startsWith("manifest") ? "manifests"
                : name.startsWith("data") ? "data files"
                : name.startsWith(".snapshot") ? "snapshots" : "hints";
    }
}
