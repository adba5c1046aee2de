import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;

/** What parquet-java's ColumnReader says of each entry of each column, for all files of a folder. */
public final class Levels {
  public static void main(String[] args) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(args[0]), "*.parquet")) {
      for (Path file : files) {
        Path out = Path.of(file.toString().replace(".parquet", ".levels"));
        try (PrintStream to = new PrintStream(Files.newOutputStream(out), false, StandardCharsets.UTF_8)) {
          write(file, to);
        }
      }
    }
  }

  private static void write(Path file, PrintStream to) throws IOException {
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
      MessageType schema = reader.getFileMetaData().getSchema();
      String writer = reader.getFileMetaData().getCreatedBy();
      for (PageReadStore group; (group = reader.readNextRowGroup()) != null; ) {
        var columns = new ColumnReadStoreImpl(
            group, new GroupRecordConverter(schema).getRootConverter(), schema, writer);
        for (ColumnDescriptor leaf : schema.getColumns()) {
          ColumnReader column = columns.getColumnReader(leaf);
          int maxD = leaf.getMaxDefinitionLevel();
          to.printf("column\t%s\t%d\t%d%n", String.join(".", leaf.getPath()), leaf.getMaxRepetitionLevel(), maxD);
          for (long i = 0; i < column.getTotalValueCount(); i++, column.consume()) {
            int d = column.getCurrentDefinitionLevel();
            to.printf("%d\t%d\t%s%n", column.getCurrentRepetitionLevel(), d,
                d == maxD ? value(column, leaf.getPrimitiveType()) : "-");
          }
        }
      }
    }
  }

  private static Object value(ColumnReader column, PrimitiveType type) {
    return switch (type.getPrimitiveTypeName()) {
      case INT32 -> column.getInteger();
      case INT64 -> column.getLong();
      case DOUBLE -> column.getDouble();
      case BINARY -> column.getBinary().toStringUsingUTF8();
      default -> throw new IllegalArgumentException(type.toString());
    };
  }
}
