import java.io.FileWriter;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.cdc.debezium.DebeziumDeserializationSchema;
import org.apache.flink.cdc.debezium.JsonDebeziumDeserializationSchema;
import org.apache.flink.types.Row;
import org.apache.flink.types.RowKind;
import org.apache.flink.util.Collector;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * What the connector emits, as rows of a changelog. The connector uses Debezium inside, so a
 * change is Debezium's envelope: before, after, op. It is also kept as JSON, for json/.
 */
public class Changes implements DebeziumDeserializationSchema<Row> {
    private final JsonDebeziumDeserializationSchema json = new JsonDebeziumDeserializationSchema();

    @Override
    public void deserialize(SourceRecord record, Collector<Row> out) throws Exception {
        Struct value = (Struct) record.value();
        if (value == null || value.schema().field("op") == null) {
            return;
        }
        Struct before = value.getStruct("before");
        Struct after = value.getStruct("after");
        String op = value.getString("op");
        Struct row = after == null ? before : after;
        if (row.getInt32("id") == Sync.END) { // written by Sync when it has no more to say
            Sync.ended |= op.equals("d");
            return;
        }
        if (Sync.keepJson) {
            keepAsJson(record);
        }
        Sync.origin = op.equals("r") ? "chunk " + Sync.chunkOf(row.getInt32("id")) : "log";
        switch (op) {
            case "r" -> emit(out, RowKind.INSERT, after); // "read", by the snapshot
            case "c" -> emit(out, RowKind.INSERT, after);
            case "d" -> emit(out, RowKind.DELETE, before);
            default -> {
                emit(out, RowKind.UPDATE_BEFORE, before);
                emit(out, RowKind.UPDATE_AFTER, after);
            }
        }
    }

    private static void emit(Collector<Row> out, RowKind kind, Struct s) {
        out.collect(Row.ofKind(kind, s.getInt32("id"), s.getString("item"), s.getInt32("qty")));
    }

    private void keepAsJson(SourceRecord record) throws Exception {
        List<String> lines = new ArrayList<>();
        json.deserialize(record, new ListCollector<>(lines));
        try (FileWriter file = new FileWriter(Sync.JSON.toFile(), true)) {
            for (String line : lines) {
                file.write(line + "\n");
            }
        }
    }

    @Override
    public TypeInformation<Row> getProducedType() {
        return TYPE;
    }

    static final TypeInformation<Row> TYPE = Types.ROW_NAMED(
            new String[] {"id", "item", "qty"}, Types.INT, Types.STRING, Types.INT);
}
