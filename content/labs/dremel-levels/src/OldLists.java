import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.avro.AvroWriteSupport;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Lists of numbers by parquet-java: a bare repeated field, then parquet-avro's default and its three levels. */
public final class OldLists {
  private static final List<List<Integer>> ROWS =
      Arrays.asList(null, List.of(), Arrays.asList((Integer) null), List.of(1));

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    bare(folder.resolve("java-bare.parquet"));

    List<List<Integer>> three = Arrays.asList(ROWS.get(0), ROWS.get(1), ROWS.get(3));
    avro(folder.resolve("avro-two-level.parquet"), SchemaBuilder.builder().intType(), three, true);
    Schema nullable = SchemaBuilder.builder().unionOf().nullType().and().intType().endUnion();
    avro(folder.resolve("avro-three-level.parquet"), nullable, ROWS, false);
    Path refused = folder.resolve("refused");
    try {
      avro(refused, nullable, ROWS, true);
    } catch (NullPointerException e) {
      System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
    }
    Files.deleteIfExists(refused);
  }

  private static void bare(Path file) throws IOException {
    MessageType schema = MessageTypeParser.parseMessageType("message parcel { repeated int32 tries; }");
    Files.deleteIfExists(file);
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(file)).withType(schema).build()) {
      for (List<Integer> row : ROWS) {
        Group made = new SimpleGroup(schema);
        if (row != null) {
          // There is no way to add a null to a repeated field; it is left out.
          row.stream().filter(number -> number != null).forEach(number -> made.add("tries", number));
        }
        writer.write(made);
      }
    }
  }

  private static void avro(Path file, Schema element, List<List<Integer>> rows, boolean isDefault)
      throws IOException {
    Schema schema = SchemaBuilder.record("parcel").fields().name("tries").type()
        .unionOf().nullType().and().array().items(element).endUnion().noDefault().endRecord();
    Files.deleteIfExists(file);
    Configuration conf = new Configuration();
    if (!isDefault) {
      conf.setBoolean(AvroWriteSupport.WRITE_OLD_LIST_STRUCTURE, false);
    }
    try (ParquetWriter<GenericRecord> writer = AvroParquetWriter.<GenericRecord>builder(new LocalOutputFile(file))
        .withSchema(schema).withConf(conf).build()) {
      for (List<Integer> row : rows) {
        GenericRecord made = new GenericData.Record(schema);
        made.put("tries", row);
        writer.write(made);
      }
    }
  }
}
