import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL server of our own, below .work/, with its log fit for change data capture. */
class Db {
    static EmbeddedPostgres server;
    static Connection connection;

    static void start() throws Exception {
        server = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(Flink.WORK.resolve("pg").toFile())
                .setServerConfig("wal_level", "logical")
                .setServerConfig("synchronous_commit", Flink.option("synchronous-commit", "on"))
                .setServerConfig("timezone", "Asia/Shanghai")
                .start();
        connection = server.getPostgresDatabase().getConnection();
    }

    /** Orders 1 to 12; order n has quantity n. */
    static void createOrders(String identity) {
        run("CREATE TABLE orders (id INT PRIMARY KEY, item TEXT, qty INT)");
        run("INSERT INTO orders SELECT n, 'item ' || n, n FROM generate_series(1, 12) n");
        run("ANALYZE orders"); // the connector asks for the estimated number of rows
        run("ALTER TABLE orders REPLICA IDENTITY " + identity);
    }

    static synchronized void run(String sql) {
        try (Statement s = connection.createStatement()) {
            s.execute(sql);
        } catch (Exception e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The same, told to the reader. */
    static void change(String sql) {
        System.out.println("    PostgreSQL: " + sql);
        run(sql);
    }

    static synchronized List<String> query(String sql) {
        List<String> rows = new ArrayList<>();
        try (Statement s = connection.createStatement(); ResultSet r = s.executeQuery(sql)) {
            int n = r.getMetaData().getColumnCount();
            while (r.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= n; i++) {
                    row.add(String.valueOf(r.getObject(i)));
                }
                rows.add(String.join(" ", row));
            }
        } catch (Exception e) {
            throw new IllegalStateException(sql, e);
        }
        return rows;
    }
}
