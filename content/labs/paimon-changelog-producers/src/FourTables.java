import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.api.config.ExecutionConfigOptions;
import org.apache.flink.types.Row;
import org.apache.paimon.fs.local.LocalFileIO;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.FileStoreTableFactory;

/** Writes the same changes to four tables that differ in their changelog producer. */
class FourTables {
    static final List<String> PRODUCERS = List.of("none", "input", "lookup", "full-compaction");

    final LocalFlink flink;
    final Path warehouse;
    private final List<List<Row>> batches;
    private final String changedOption;

    /**
     * Without an argument as the lab has it. With {@code inserts} the changes come as plain
     * inserts; with {@code option=value} every table gets this option (one about full compaction:
     * only the last).
     */
    FourTables(LocalFlink flink, String[] args) {
        this.flink = flink;
        String change = args.length == 0 ? "" : args[0];
        warehouse = LocalFlink.WORK.resolve(change.isEmpty() ? "warehouse" : "changed");
        batches = change.equals("inserts") ? Changes.asInserts() : Changes.BATCHES;
        changedOption = change.contains("=") ? change : null;
    }

    static String nameOf(String producer) {
        return "orders_" + producer.replace('-', '_');
    }

    void write() throws Exception {
        LocalFlink.clear(warehouse);
        for (String producer : PRODUCERS) {
            write(producer);
        }
    }

    /** One streaming INSERT, with a checkpoint after each batch. */
    private void write(String producer) throws Exception {
        StreamExecutionEnvironment env = flink.environment();
        // So rarely that only this program's own checkpoints are taken.
        env.enableCheckpointing(Duration.ofDays(365).toMillis());
        StreamTableEnvironment sql = LocalFlink.sql(env, warehouse);
        // As Paimon's sink demands: it orders the rows of one key itself.
        sql.getConfig().set(ExecutionConfigOptions.TABLE_EXEC_SINK_UPSERT_MATERIALIZE,
                ExecutionConfigOptions.UpsertMaterialize.NONE);
        sql.executeSql("CREATE TABLE " + nameOf(producer)
                + " (order_id BIGINT, city STRING, amount BIGINT,"
                + " PRIMARY KEY (order_id) NOT ENFORCED)"
                + " WITH (" + optionsOf(producer) + ")");
        sql.createTemporaryView("changes",
                sql.fromChangelogStream(changes(env, producer), Schema.newBuilder()
                        .column("order_id", "BIGINT NOT NULL")
                        .column("city", "STRING")
                        .column("amount", "BIGINT")
                        .primaryKey("order_id")
                        .build()));
        JobID job = sql.executeSql("INSERT INTO " + nameOf(producer) + " SELECT * FROM changes")
                .getJobClient().get().getJobID();
        for (int batch = 1; batch <= batches.size(); batch++) {
            GatedSource.Gate.of(producer).letGo(batch);
            flink.checkpoint(job);
        }
        // One more, without rows. When it is committed, so are all before it.
        flink.checkpoint(job);
        while (table(producer).latestSnapshot().get().commitIdentifier() <= batches.size()) {
            Thread.sleep(20);
        }
        flink.cancel(job);
    }

    private String optionsOf(String producer) {
        Map<String, String> options = new TreeMap<>();
        options.put("bucket", "1");
        options.put("changelog-producer", producer);
        // So high that only a changelog producer asks for compaction here.
        options.put("num-sorted-run.compaction-trigger", "20");
        if (producer.equals("full-compaction")) {
            options.put("full-compaction.delta-commits", "3");
        }
        if (changedOption != null
                && (producer.equals("full-compaction") || !changedOption.startsWith("full"))) {
            String[] parts = changedOption.split("=");
            options.put(parts[0], parts[1]);
        }
        return options.entrySet().stream()
                .map(option -> "'" + option.getKey() + "' = '" + option.getValue() + "'")
                .collect(Collectors.joining(", "));
    }

    /** The table as Paimon's Java API sees it. */
    FileStoreTable table(String producer) {
        Path folder = warehouse.resolve("default.db/" + nameOf(producer));
        return FileStoreTableFactory.create(
                LocalFileIO.create(), new org.apache.paimon.fs.Path(folder.toUri()));
    }

    private DataStream<Row> changes(StreamExecutionEnvironment env, String gate) {
        TypeInformation<Row> type = Types.ROW_NAMED(new String[] {"order_id", "city", "amount"},
                Types.LONG, Types.STRING, Types.LONG);
        List<List<Row>> all = batches;
        return env.fromSource(new GatedSource(gate), WatermarkStrategy.noWatermarks(), "batches")
                .<Row>flatMap((batch, out) -> all.get(batch.intValue()).forEach(out::collect))
                .returns(type);
    }
}
