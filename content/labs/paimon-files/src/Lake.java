import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.types.Row;
import org.apache.paimon.catalog.CatalogContext;
import org.apache.paimon.flink.FlinkCatalogFactory;
import org.apache.paimon.options.Options;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.FileStoreTableFactory;

/** Flink SQL over a Paimon catalog in an empty folder below .work/, on a file system that records. */
class Lake {
    final Path warehouse;
    final TableEnvironment sql;

    Lake(String folder) throws Exception {
        // Flink leaves threads behind: without this, a failed program would not end.
        Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> {
            failure.printStackTrace();
            System.exit(1);
        });
        warehouse = Path.of(".work", folder).toAbsolutePath();
        clear(warehouse);
        Configuration conf = new Configuration();
        conf.set(CoreOptions.DEFAULT_PARALLELISM, 1);
        conf.set(CoreOptions.TMP_DIRS,
                Files.createDirectories(Path.of(".work/tmp").toAbsolutePath()).toString());
        sql = TableEnvironment.create(EnvironmentSettings.newInstance()
                .inBatchMode().withConfiguration(conf).build());
        Options options = new Options();
        options.set("warehouse", warehouse.toUri().toString());
        // Each statement reads the table's files anew.
        options.set("cache-enabled", "false");
        sql.registerCatalog("lake", FlinkCatalogFactory.createCatalog("lake",
                CatalogContext.create(options, new RecordingFileIO.Loader(), null),
                Lake.class.getClassLoader()));
        sql.useCatalog("lake");
    }

    /** Runs a statement, waits for its end, and returns its rows. */
    List<Row> run(String statement) {
        List<Row> rows = new ArrayList<>();
        try {
            var result = sql.executeSql(statement);
            result.await();
            result.collect().forEachRemaining(rows::add);
        } catch (Exception e) {
            throw new IllegalStateException(statement, e);
        }
        return rows;
    }

    /** The columns of a query, and its rows, as Flink SQL gives them. */
    String show(String query) throws Exception {
        var result = sql.executeSql(query);
        List<List<Object>> rows = new ArrayList<>();
        try (var found = result.collect()) {
            found.forEachRemaining(row -> rows.add(IntStream.range(0, row.getArity())
                    .mapToObj(row::getField).collect(Collectors.toList())));
        }
        return result.getResolvedSchema().getColumnNames() + " " + rows;
    }

    Path folder(String table) {
        return warehouse.resolve("default.db").resolve(table);
    }

    /** The table through Paimon's own API, as it is now, on the file system that records. */
    FileStoreTable open(String table) {
        return FileStoreTableFactory.create(new RecordingFileIO(),
                new org.apache.paimon.fs.Path(folder(table).toUri()));
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

    static void copy(Path from, Path to) throws Exception {
        clear(to);
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }
}
