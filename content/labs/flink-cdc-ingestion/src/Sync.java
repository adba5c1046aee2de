import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.cdc.connectors.base.source.jdbc.JdbcIncrementalSource;
import org.apache.flink.cdc.connectors.base.source.utils.hooks.SnapshotPhaseHooks;
import org.apache.flink.cdc.connectors.postgres.source.PostgresSourceBuilder.PostgresIncrementalSource;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.api.bridge.java.StreamStatementSet;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.types.Row;
import org.apache.flink.types.RowKind;

/**
 * Copies the table orders from PostgreSQL to Paimon, in three chunks and then from the log,
 * while the table changes. Each row also goes, as an insert, to a table without a key, the
 * history: there, nothing is merged.
 *
 * <p>Arguments, all optional: crash=no|yes, backfill=yes|skip, chunk-size=4, slot=no|watch|restore,
 * delay=3.
 */
public class Sync {
    static final int END = 99;
    static final Path JSON = Flink.WORK.resolve("orders.json");
    static volatile boolean ended;
    static volatile String origin;
    static CountDownLatch snapshotDone = new CountDownLatch(1);
    static CountDownLatch chunk3Waits = new CountDownLatch(1);
    static CountDownLatch chunk3MayStart = new CountDownLatch(1);
    static int size;
    static String savepoint;
    static boolean keepJson; // of the plain run, for json/
    static boolean crash;
    static boolean changes; // while the snapshot is read
    static int rowsOfChunk3;

    public static void main(String[] args) throws Exception {
        Flink.options(args);
        Files.createDirectories(Flink.WORK);
        keepJson = args.length == 0;
        if (keepJson) {
            Files.deleteIfExists(JSON);
        }
        size = Integer.parseInt(Flink.option("chunk-size", "4"));
        crash = Flink.option("crash", "no").equals("yes");
        changes = !crash && Flink.option("slot", "no").equals("no");
        Db.start();
        Db.createOrders("FULL"); // the log gets whole old rows
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(Flink.configuration());
        buildJob(env);
        System.out.println("-- what happened, in order");
        Flink.submit(env.getStreamGraph().getJobGraph());
        if (crash) {
            chunk3Waits.await();
            Flink.checkpoint();
            System.out.println("checkpoint 1: chunks 1 and 2 are in it");
            chunk3MayStart.countDown();
            waitFor(() -> Watch.seen.containsKey("attempt 2  chunk 3"));
            waitFor(() -> Watch.seen.get("attempt 2  chunk 3").size() == 4);
            Db.change("UPDATE orders SET qty = 31 WHERE id = 3");
            waitFor(() -> Watch.seen.getOrDefault("attempt 2  log", List.of()).size() == 4);
            Flink.checkpoint();
            System.out.println("checkpoint 2");
            Db.change("UPDATE orders SET qty = 41 WHERE id = 4");
            Db.change("DELETE FROM orders WHERE id = 5");
        }
        snapshotDone.await();
        if (!Flink.option("slot", "no").equals("no")) {
            watchSlot();
        } else if (!crash) {
            Db.change("UPDATE orders SET qty = 62 WHERE id = 6");
            Db.change("INSERT INTO orders VALUES (15, 'item 15', 15)");
            Db.change("DELETE FROM orders WHERE id = 15");
        }
        if (Flink.option("slot", "no").equals("no")) {
            Db.run("INSERT INTO orders VALUES (" + END + ", '', 0)");
            Db.run("DELETE FROM orders WHERE id = " + END);
            waitFor(() -> ended);
            Flink.checkpoint();
        }
        Flink.stop();
        if (Flink.option("slot", "no").equals("watch")) {
            fillLog();
        } else if (Flink.option("slot", "no").equals("restore")) {
            restoreOld();
        } else {
            report();
        }
        Db.server.close();
        System.exit(0);
    }

    static void buildJob(StreamExecutionEnvironment env) throws Exception {
        JdbcIncrementalSource<Row> source = PostgresIncrementalSource.<Row>builder()
                .hostname("localhost").port(Db.server.getPort()).database("postgres")
                .schemaList("public").tableList("public.orders")
                .username("postgres").password("postgres")
                .decodingPluginName("pgoutput").slotName("lab")
                .splitSize(size)
                .lsnCommitCheckpointsDelay(Integer.parseInt(Flink.option("delay", "3")))
                .assignUnboundedChunkFirst(false) // first to last, for the eye
                .skipSnapshotBackfill(Flink.option("backfill", "yes").equals("skip"))
                .deserializer(new Changes()).build();
        source.setSnapshotHooks(hooks());
        DataStream<Row> orders = env
                .fromSource(source, WatermarkStrategy.noWatermarks(), "orders")
                .process(new Watch()).returns(Changes.TYPE);
        DataStream<Row> history = orders.map(row -> Row.of(row.getKind().shortString(),
                        row.getField(0), row.getField(2)))
                .returns(org.apache.flink.api.common.typeinfo.Types.ROW_NAMED(
                        new String[] {"kind", "id", "qty"},
                        org.apache.flink.api.common.typeinfo.Types.STRING,
                        org.apache.flink.api.common.typeinfo.Types.INT,
                        org.apache.flink.api.common.typeinfo.Types.INT));

        StreamTableEnvironment sql = StreamTableEnvironment.create(env);
        Flink.useLake(sql);
        sql.executeSql("CREATE TABLE IF NOT EXISTS orders (id INT PRIMARY KEY NOT ENFORCED, item STRING,"
                + " qty INT) WITH ('bucket' = '1', 'changelog-producer' = 'input')").await();
        sql.executeSql("CREATE TABLE IF NOT EXISTS history (kind STRING, id INT, qty INT)").await();
        StreamStatementSet inserts = sql.createStatementSet();
        inserts.addInsert("orders", sql.fromChangelogStream(orders, Schema.newBuilder()
                .column("id", "INT NOT NULL").column("item", "STRING").column("qty", "INT")
                .primaryKey("id").build(), ChangelogMode.all()));
        inserts.addInsert("history", sql.fromDataStream(history));
        inserts.attachAsDataStream();
    }

    /** The connector's own tests change the table at these four moments; so do we. */
    static SnapshotPhaseHooks hooks() {
        SnapshotPhaseHooks hooks = new SnapshotPhaseHooks();
        hooks.setPreLowWatermarkAction((config, split) -> {
            if (crash && chunk(split.splitId()) == 3 && Watch.attempt == 1) {
                chunk3Waits.countDown();
                await(chunk3MayStart);
            }
        });
        hooks.setPostLowWatermarkAction((config, split) -> {
            System.out.println("chunk " + chunk(split.splitId()) + ": LOW noted");
            if (chunk(split.splitId()) == 2 && changes) {
                Db.change("UPDATE orders SET qty = 60 WHERE id = 6");
                Db.change("DELETE FROM orders WHERE id = 7");
            }
        });
        hooks.setPreHighWatermarkAction((config, split) -> {
            System.out.println("chunk " + chunk(split.splitId()) + ": SELECT done");
            if (chunk(split.splitId()) == 2 && changes) {
                Db.change("UPDATE orders SET qty = 50 WHERE id = 5");
                Db.change("DELETE FROM orders WHERE id = 8");
                Db.change("UPDATE orders SET qty = 20 WHERE id = 2");
                Db.change("UPDATE orders SET qty = 110 WHERE id = 11");
                Db.change("INSERT INTO orders VALUES (13, 'item 13', 13)");
            }
        });
        hooks.setPostHighWatermarkAction((config, split) -> {
            System.out.println("chunk " + chunk(split.splitId()) + ": HIGH noted");
            if (chunk(split.splitId()) == 2 && changes) {
                Db.change("UPDATE orders SET qty = 61 WHERE id = 6");
            }
            if (chunk(split.splitId()) == chunkOf(12)) {
                snapshotDone.countDown();
            }
        });
        return hooks;
    }

    /** One change and one checkpoint at a time: which changes can still be read again? */
    static void watchSlot() throws Exception {
        int delay = Integer.parseInt(Flink.option("delay", "3"));
        List<Long> ends = new ArrayList<>();
        for (int n = 1; n <= 6; n++) {
            Db.run("UPDATE orders SET qty = 1000 + " + n + " WHERE id = 1");
            ends.add(position("pg_current_wal_lsn()"));
            int rows = 2 * n;
            waitFor(() -> Watch.seen.getOrDefault("attempt 1  log", List.of()).size() == rows);
            long before = position("confirmed_flush_lsn");
            Flink.checkpoint();
            for (int i = 0; i < 100 && n > delay && position("confirmed_flush_lsn") == before; i++) {
                Thread.sleep(100);
            }
            long confirmed = position("confirmed_flush_lsn");
            System.out.println("change " + n + ", checkpoint " + n + ": changes "
                    + (1 + ends.stream().filter(end -> end <= confirmed).count()) + " to " + n
                    + " can be read again");
            if (n == 1 && Flink.option("slot", "no").equals("restore")) {
                savepoint = Flink.savepoint();
                System.out.println("savepoint");
            }
        }
    }

    /** Starts the job again from the savepoint, which is older than what the slot has. */
    static void restoreOld() throws Exception {
        Watch.seen.clear();
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(Flink.configuration());
        buildJob(env);
        JobGraph graph = env.getStreamGraph().getJobGraph();
        graph.setSavepointRestoreSettings(SavepointRestoreSettings.forPath(savepoint));
        Flink.submit(graph);
        Db.run("UPDATE orders SET qty = 1007 WHERE id = 1");
        waitFor(() -> String.join(" ", Watch.seen.getOrDefault("attempt 1  log", List.of()))
                .contains("+U 1(1007)"));
        System.out.println("restored from the savepoint, after one more change, the source hands on: "
                + String.join(" ", Watch.seen.get("attempt 1  log")));
        Flink.stop();
    }

    static void fillLog() {
        long before = position("pg_current_wal_lsn()") - position("restart_lsn");
        Db.run("CREATE TABLE other (n INT, text TEXT)");
        Db.run("INSERT INTO other SELECT n, repeat('x', 100) FROM generate_series(1, 200000) n");
        Db.run("DROP TABLE other");
        long after = position("pg_current_wal_lsn()") - position("restart_lsn");
        System.out.println("the job is stopped; 200,000 rows went to another table, which is"
                + " dropped again");
        System.out.println("log that the slot keeps back: " + (before < 1 << 20 ? "under" : "over")
                + " 1 MB before, " + (after > 20 << 20 ? "over" : "under") + " 20 MB after");
    }

    static long position(String lsn) {
        return Long.parseLong(Db.query("SELECT (" + lsn + " - '0/0'::pg_lsn)::bigint"
                + " FROM pg_replication_slots WHERE slot_name = 'lab'").get(0));
    }

    static void attemptBegins() {
        if (Watch.attempt > 1) {
            System.out.println("restart: attempt " + Watch.attempt);
        }
        if (Watch.attempt == 2) {
            Db.change("UPDATE orders SET qty = 21 WHERE id = 2");
        }
        if (Watch.attempt == 3) {
            Db.change("UPDATE orders SET id = 14 WHERE id = 1");
        }
    }

    static void maybeCrash(Row row) {
        if (!crash) {
            return;
        }
        if (Watch.attempt == 1 && origin.equals("chunk 3") && ++rowsOfChunk3 == 3) {
            System.out.println("crash: three rows of chunk 3 were handed on");
            throw new IllegalStateException("the lab's crash");
        }
        if (Watch.attempt == 2 && row.getKind() == RowKind.DELETE) {
            System.out.println("crash: the delete was handed on");
            throw new IllegalStateException("the lab's crash");
        }
    }

    static void report() {
        System.out.println("\n-- rows that the source handed on: kind key(qty)");
        Watch.seen.forEach((key, rows) -> {
            List<String> shown = new ArrayList<>(rows);
            if (!key.endsWith("log")) { // within a chunk the order is free
                shown.sort((a, b) -> number(a) - number(b));
            }
            boolean partial = crash && key.equals("attempt 1  chunk 3");
            System.out.println(key + ": " + (partial ? "3 rows" : String.join(" ", shown)));
        });
        List<String> source = Db.query("SELECT id, item, qty FROM orders ORDER BY id");
        List<String> lake = Flink.read("SELECT id, item, qty FROM orders ORDER BY id");
        System.out.println("\nPaimon holds what PostgreSQL holds: "
                + (source.equals(lake) ? "yes" : "NO") + ", " + lake.size() + " rows");
        List<String> history = Flink.read("SELECT kind, id, qty FROM history");
        System.out.println("rows handed on: "
                + Watch.seen.values().stream().mapToInt(List::size).sum()
                + ", in the history: " + history.size()
                + ", twice in the history: "
                + (history.size() - history.stream().distinct().count()));
        long sum = 0;
        for (String row : history) {
            sum += (row.startsWith("+") ? 1 : -1) * Long.parseLong(row.split(" ")[2]);
        }
        System.out.println("sum of qty, + and - over the history: " + sum
                + "; SELECT SUM(qty) in PostgreSQL: "
                + Db.query("SELECT SUM(qty) FROM orders").get(0));
    }

    static int number(String row) {
        return Integer.parseInt(row.replaceAll("^.. (\\d+).*", "$1"));
    }

    static int chunk(String splitId) {
        return Integer.parseInt(splitId.substring(splitId.lastIndexOf(':') + 1)) + 1;
    }

    /** Chunks of equal width, as the connector cuts an evenly filled integer key. */
    static int chunkOf(int id) {
        return Math.min((id - 1) / size + 1, (12 + size - 1) / size);
    }

    static void waitFor(java.util.function.BooleanSupplier done) throws Exception {
        while (!done.getAsBoolean()) {
            Thread.sleep(20);
        }
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
