import java.nio.file.Files;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.bridge.java.StreamStatementSet;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;

/**
 * A Flink SQL job, INSERT INTO lake SELECT * FROM postgres, and what the source table may do
 * to it.
 *
 * <p>Arguments: part=ddl|types|keys, identity=FULL|DEFAULT, zone=UTC.
 */
public class Sql {
    static int mark = 100;

    public static void main(String[] args) throws Exception {
        Flink.options(args);
        Files.createDirectories(Flink.WORK);
        Db.start();
        switch (Flink.option("part", "ddl")) {
            case "types" -> types();
            case "keys" -> keys();
            default -> ddl();
        }
        Flink.stop();
        Db.server.close();
        System.exit(0);
    }

    static void ddl() throws Exception {
        Db.createOrders("FULL");
        start("orders", "id INT, item STRING, qty INT", "id INT, item STRING, qty INT");
        show("after the snapshot", "id IN (1, 2)");
        Db.change("ALTER TABLE orders ADD COLUMN note TEXT");
        Db.change("UPDATE orders SET qty = 10, note = 'new' WHERE id = 1");
        show("a column was added", "id IN (1, 2)");
        Db.change("ALTER TABLE orders ALTER COLUMN qty TYPE BIGINT");
        Db.change("UPDATE orders SET qty = 5000000000 WHERE id = 1");
        show("a type was widened", "id IN (1, 2)");
        Db.change("ALTER TABLE orders RENAME COLUMN item TO product");
        Db.change("UPDATE orders SET qty = 12 WHERE id = 1");
        show("a column was renamed", "id IN (1, 2)");
        Db.change("TRUNCATE orders");
        show("the table was truncated", "id IN (1, 2)");
    }

    static void keys() throws Exception {
        Db.createOrders(Flink.option("identity", "FULL"));
        start("orders", "id INT, item STRING, qty INT", "id INT, item STRING, qty INT");
        show("after the snapshot", "id IN (1, 2, 3, 20)");
        Db.change("UPDATE orders SET id = 20 WHERE id = 3");
        Db.change("DELETE FROM orders WHERE id = 2");
        show("a key was changed, a row deleted", "id IN (1, 2, 3, 20)");
        Db.change("UPDATE orders SET qty = 10 WHERE id = 1");
        show("a row was updated", "id IN (1, 2, 3, 20)");
    }

    static void types() throws Exception {
        Db.run("CREATE TABLE facts (id INT PRIMARY KEY, at_zone TIMESTAMPTZ, at TIMESTAMP,"
                + " price NUMERIC(20, 2), n NUMERIC, doc JSONB)");
        Db.run("ALTER TABLE facts REPLICA IDENTITY FULL");
        Db.change("INSERT INTO facts VALUES (1, '2026-03-01 08:00:00+08',"
                + " '2026-03-01 08:00:00', 12.50, 1.23456, '{\"a\": 1}')");
        Db.change("INSERT INTO facts VALUES (2, '2026-03-01 00:00:00+00',"
                + " '2026-03-01 00:00:00', 123456789.10, 2, '{}')");
        Db.run("ANALYZE facts");
        String columns = "id INT, at_zone TIMESTAMP_LTZ(6), `at` TIMESTAMP(6),"
                + " price DECIMAL(10, 2), n DECIMAL(10, 3), doc STRING";
        start("facts", columns, columns);
        await("facts");
        for (String zone : List.of("UTC", "Asia/Shanghai")) {
            System.out.println("read with the session's time zone " + zone);
            Flink.read("SELECT id, CAST(at_zone AS STRING), CAST(`at` AS STRING), price, n, doc"
                    + " FROM facts WHERE id < 100 ORDER BY id", zone)
                    .forEach(row -> System.out.println("  Paimon: " + row));
        }
    }

    static void start(String table, String sourceColumns, String lakeColumns) throws Exception {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(Flink.configuration());
        StreamTableEnvironment sql = StreamTableEnvironment.create(env);
        sql.executeSql("CREATE TABLE source (" + sourceColumns + ", PRIMARY KEY (id) NOT ENFORCED)"
                + " WITH ('connector' = 'postgres-cdc', 'hostname' = 'localhost', 'port' = '"
                + Db.server.getPort() + "', 'username' = 'postgres', 'password' = 'postgres',"
                + " 'database-name' = 'postgres', 'schema-name' = 'public', 'table-name' = '"
                + table + "', 'slot.name' = 'lab', 'decoding.plugin.name' = 'pgoutput',"
                + " 'scan.incremental.snapshot.enabled' = 'true')").await();
        Flink.useLake(sql);
        sql.executeSql("CREATE TABLE " + table + " (" + lakeColumns
                + ", PRIMARY KEY (id) NOT ENFORCED) WITH ('bucket' = '1')").await();
        StreamStatementSet inserts = sql.createStatementSet();
        inserts.addInsertSql("INSERT INTO " + table
                + " SELECT * FROM default_catalog.default_database.source");
        inserts.attachAsDataStream();
        Flink.submit(env.getStreamGraph().getJobGraph());
    }

    /** Writes a mark to the source and takes checkpoints until the lake has it. */
    static void await(String table) throws Exception {
        mark++;
        Db.run("INSERT INTO " + table + " (id) VALUES (" + mark + ")");
        while (!Flink.failed()) {
            Flink.checkpoint();
            if (Flink.read("SELECT id FROM " + table + " WHERE id = " + mark).size() == 1) {
                return;
            }
        }
    }

    static void show(String when, String which) throws Exception {
        await("orders");
        System.out.println(when + (Flink.failed() ? ": the job has failed" : ""));
        if (Flink.failed()) {
            System.out.println("  " + Flink.failure());
        }
        Flink.read("SELECT * FROM orders WHERE " + which + " ORDER BY id")
                .forEach(row -> System.out.println("  Paimon: " + row));
    }
}
