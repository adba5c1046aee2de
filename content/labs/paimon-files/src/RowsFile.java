import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.paimon.data.BinaryString;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.reader.RecordReader;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.Table;
import org.apache.paimon.table.source.ReadBuilder;
import org.apache.paimon.types.RowType;
import org.apache.paimon.utils.JsonSerdeUtil;

/** Writes the rows of each snapshot as Paimon reads them, to compare with other readers. */
class RowsFile {
    static void write(FileStoreTable table, Path file) throws Exception {
        List<String> lines = new ArrayList<>();
        long first = table.snapshotManager().earliestSnapshotId();
        for (long id = first; id <= table.latestSnapshot().get().id(); id++) {
            Table then = table.copy(Map.of("scan.snapshot-id", String.valueOf(id)));
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("snapshot", String.valueOf(id));
            entry.put("columns", then.rowType().getFieldNames());
            entry.put("rows", rowsOf(then));
            lines.add(JsonSerdeUtil.toFlatJson(entry));
        }
        Files.writeString(file, "[\n" + String.join(",\n", lines) + "\n]\n");
    }

    static List<List<Object>> rowsOf(Table table) throws Exception {
        ReadBuilder builder = table.newReadBuilder();
        return read(builder, builder.newScan().plan().splits(), table.rowType());
    }

    /** Sorted by the rows' text. */
    static List<List<Object>> read(ReadBuilder builder,
            List<org.apache.paimon.table.source.Split> splits, RowType type) throws Exception {
        List<List<Object>> rows = new ArrayList<>();
        try (RecordReader<InternalRow> reader = builder.newRead().createReader(splits)) {
            reader.forEachRemaining(row -> {
                List<Object> values = new ArrayList<>();
                for (int i = 0; i < type.getFieldCount(); i++) {
                    Object value = InternalRow.createFieldGetter(type.getTypeAt(i), i)
                            .getFieldOrNull(row);
                    values.add(value instanceof BinaryString ? value.toString() : value);
                }
                rows.add(values);
            });
        }
        rows.sort(Comparator.comparing(Object::toString));
        return rows;
    }
}
