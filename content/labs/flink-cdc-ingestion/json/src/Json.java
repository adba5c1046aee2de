import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;

/**
 * Reads the changes that Sync kept as Debezium's JSON, as a Flink job would read them from a
 * topic: once as they came, once with some of them twice, once from two partitions in an order
 * that is not theirs.
 */
public class Json {
    static final Path WORK = Path.of(".work").toAbsolutePath();

    public static void main(String[] args) throws Exception {
        delete(WORK.resolve("lake-json").toFile());
        List<String> lines = Files.readAllLines(WORK.resolve("orders.json"));
        System.out.println("changes in the file: " + lines.size());

        List<String> twice = new ArrayList<>(lines); // a producer that starts again, 4 back
        twice.addAll(lines.subList(lines.size() - 4, lines.size()));

        // The last four dealt to two partitions in turn, and the second partition read first:
        // what may happen in a topic whose messages have no key.
        List<String> last = lines.subList(lines.size() - 4, lines.size());
        List<String> mixed = new ArrayList<>(lines.subList(0, lines.size() - 4));
        for (int i : new int[] {1, 3, 0, 2}) {
            mixed.add(last.get(i));
        }

        run("as they came", lines, false);
        run("the last four twice", twice, false);
        run("the last four twice, cdc-events-duplicate", twice, true);
        run("two partitions, the second one first", mixed, false);
        System.exit(0);
    }

    static void run(String title, List<String> lines, boolean duplicates) throws Exception {
        String name = title.replaceAll("[^a-z]+", "_");
        Path folder = WORK.resolve("json-" + name);
        delete(folder.toFile());
        Files.createDirectories(folder);
        Files.write(folder.resolve("part-0"), lines);

        TableEnvironment sql = environment(true);
        sql.getConfig().set("table.exec.source.cdc-events-duplicate", "" + duplicates);
        sql.executeSql("CREATE TABLE debezium (id INT, item STRING, qty INT,"
                + " PRIMARY KEY (id) NOT ENFORCED) WITH ('connector' = 'filesystem',"
                + " 'path' = '" + folder.toUri() + "', 'format' = 'debezium-json')");
        // The same file as plain JSON: here the envelope's own fields can be read.
        sql.executeSql("CREATE TABLE envelope (op STRING, `before` ROW<id INT, item STRING,"
                + " qty INT>, `after` ROW<id INT, item STRING, qty INT>, source ROW<lsn BIGINT>)"
                + " WITH ('connector' = 'filesystem', 'path' = '" + folder.toUri()
                + "', 'format' = 'json')");
        useLake(sql);
        sql.executeSql("CREATE TABLE o_" + name + " (id INT PRIMARY KEY NOT ENFORCED,"
                + " item STRING, qty INT) WITH ('bucket' = '1')").await();
        sql.executeSql("CREATE TABLE t_" + name + " (k INT PRIMARY KEY NOT ENFORCED,"
                + " n BIGINT, total BIGINT) WITH ('bucket' = '1')").await();
        sql.executeSql("CREATE TABLE s_" + name + " (id INT PRIMARY KEY NOT ENFORCED,"
                + " item STRING, qty INT, lsn BIGINT, kind STRING) WITH ('bucket' = '1',"
                + " 'sequence.field' = 'lsn', 'rowkind.field' = 'kind')").await();
        String source = "default_catalog.default_database.";
        sql.executeSql("INSERT INTO o_" + name + " SELECT * FROM " + source + "debezium").await();
        sql.executeSql("INSERT INTO t_" + name + " SELECT 1, COUNT(*), SUM(qty) FROM "
                + source + "debezium").await();
        sql.executeSql("INSERT INTO s_" + name + " SELECT COALESCE(`after`.id, `before`.id),"
                + " `after`.item, `after`.qty, source.lsn,"
                + " CASE op WHEN 'd' THEN '-D' ELSE '+I' END FROM " + source + "envelope").await();

        System.out.println("\n" + title);
        System.out.println("  debezium-json, table:         " + copy("o_" + name));
        System.out.println("  debezium-json, aggregate:     "
                + read("SELECT n || ' rows, sum ' || total FROM (SELECT CAST(n AS STRING) AS n,"
                + " CAST(total AS STRING) AS total FROM t_" + name + ")"));
        System.out.println("  JSON, sequence.field = lsn:   " + copy("s_" + name));
    }

    static String copy(String table) {
        String[] f = read("SELECT CONCAT_WS(' ', CAST(COUNT(*) AS STRING), CAST(SUM(qty) AS STRING),"
                + " CAST(MAX(CASE WHEN id = 6 THEN qty END) AS STRING),"
                + " CAST(COUNT(CASE WHEN id = 15 THEN 1 END) AS STRING)) FROM " + table).split(" ");
        return f[0] + " rows, sum " + f[1] + "; order 6: " + f[2] + ", order 15: "
                + (f[3].equals("0") ? "gone" : "IS BACK");
    }

    static TableEnvironment environment(boolean streaming) {
        Configuration conf = new Configuration();
        conf.set(CoreOptions.DEFAULT_PARALLELISM, 1);
        conf.set(RestOptions.BIND_PORT, "0");
        EnvironmentSettings.Builder settings = EnvironmentSettings.newInstance();
        return TableEnvironment.create((streaming ? settings.inStreamingMode()
                : settings.inBatchMode()).withConfiguration(conf).build());
    }

    static void useLake(TableEnvironment sql) {
        sql.executeSql("CREATE CATALOG lake WITH ('type' = 'paimon', 'warehouse' = '"
                + WORK.resolve("lake-json").toUri() + "')");
        sql.executeSql("USE CATALOG lake");
    }

    static String read(String query) {
        TableEnvironment sql = environment(false);
        useLake(sql);
        return String.valueOf(sql.executeSql(query).collect().next().getField(0));
    }

    static void delete(File file) {
        File[] inside = file.listFiles();
        if (inside != null) {
            for (File f : inside) {
                delete(f);
            }
        }
        file.delete();
    }
}
