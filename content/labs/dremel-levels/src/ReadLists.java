import java.io.IOException;
import java.nio.file.Path;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.avro.AvroReadSupport;
import org.apache.parquet.avro.AvroSchemaConverter;
import org.apache.parquet.avro.AvroWriteSupport;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.io.LocalInputFile;

/** Reads a file by parquet-avro: with its default, for three-level lists, or only the field `zone` of the stops. */
public final class ReadLists {
  public static void main(String[] args) throws IOException {
    Configuration conf = new Configuration();
    if (!args[1].equals("default")) {
      conf.setBoolean(AvroSchemaConverter.ADD_LIST_ELEMENT_RECORDS, false);
    }
    if (args[1].equals("zone")) {
      conf.setBoolean(AvroWriteSupport.WRITE_OLD_LIST_STRUCTURE, false);
      Schema stop = SchemaBuilder.record("stop").fields().optionalInt("zone").endRecord();
      Schema parcel = SchemaBuilder.record("parcel").fields().name("stops").type()
          .unionOf().nullType().and().array().items().unionOf().nullType().and().type(stop).endUnion()
          .endUnion().nullDefault().endRecord();
      AvroReadSupport.setRequestedProjection(conf, parcel);
      AvroReadSupport.setAvroReadSchema(conf, parcel);
    }
    try (ParquetReader<GenericRecord> reader = AvroParquetReader.<GenericRecord>builder(
        new LocalInputFile(Path.of(args[0]))).withConf(conf).build()) {
      for (GenericRecord row; (row = reader.read()) != null; ) {
        System.out.println(row);
      }
    }
  }
}
