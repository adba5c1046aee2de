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
        for (long id = 1; id <= table.latestSnapshot().get().id(); id++) {
            String snapshot = String.valueOf(id);
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("snapshot", snapshot);
            entry.put("columns", table.rowType().getFieldNames());
            entry.put("rows", rowsOf(table.copy(Map.of("scan.snapshot-id", snapshot))));
            lines.add(JsonSerdeUtil.toFlatJson(entry));
        }
        Files.writeString(file, "[\n" + String.join(",\n", lines) + "\n]\n");
    }

    /** Sorted by the first column, a number. */
    private static List<List<Object>> rowsOf(Table table) throws Exception {
        RowType type = table.rowType();
        List<List<Object>> rows = new ArrayList<>();
        ReadBuilder builder = table.newReadBuilder();
        try (RecordReader<InternalRow> reader =
                builder.newRead().createReader(builder.newScan().plan())) {
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
        rows.sort(Comparator.comparing(row -> (Long) row.get(0)));
        return rows;
    }
}
