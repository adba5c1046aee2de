import java.io.File;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hive.ql.exec.vector.BytesColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.DecimalColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.DoubleColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.LongColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.TimestampColumnVector;
import org.apache.orc.OrcConf;
import org.apache.orc.OrcFile;
import org.apache.orc.OrcProto;
import org.apache.orc.Reader;
import org.apache.orc.StripeInformation;
import org.apache.orc.impl.RecordReaderImpl;

/** Writes the small file that the other programs look into, and lists what is in each stripe. */
public class Layout {
  static final Path FILE = new Path(".work/parcels.orc");

  public static void main(String[] args) throws Exception {
    Configuration conf = new Configuration();
    System.out.println("defaults of the Java writer");
    for (OrcConf one : List.of(OrcConf.STRIPE_SIZE, OrcConf.ROW_INDEX_STRIDE, OrcConf.COMPRESS, OrcConf.BUFFER_SIZE,
        OrcConf.DICTIONARY_KEY_SIZE_THRESHOLD, OrcConf.BLOOM_FILTER_COLUMNS, OrcConf.BLOOM_FILTER_FPP)) {
      System.out.printf("  %-32s %s%n", one.getAttribute(), one.getDefaultValue().toString().isEmpty() ? "(none)" : one.getDefaultValue());
    }
    write(conf);
    writeRows(conf);
    try (Reader reader = OrcFile.createReader(FILE, OrcFile.readerOptions(conf))) {
      System.out.printf("%nparcels.orc: %,d bytes, %,d rows, %s, an index entry for each %,d rows%n",
          new File(FILE.toString()).length(), reader.getNumberOfRows(), reader.getCompressionKind(), reader.getRowIndexStride());
      int number = 0;
      for (StripeInformation stripe : reader.getStripes()) {
        System.out.printf("  stripe %d: from byte %,7d: index %,6d, data %,7d, footer %,4d; %,d rows%n", ++number,
            stripe.getOffset(), stripe.getIndexLength(), stripe.getDataLength(), stripe.getFooterLength(), stripe.getNumberOfRows());
      }
      System.out.println("streams of stripe 1, in the order of the file");
      var stripe = reader.getStripes().get(0);
      try (var rows = (RecordReaderImpl) reader.rows()) {
        OrcProto.StripeFooter footer = rows.readStripeFooter(stripe);
        long offset = stripe.getOffset();
        for (OrcProto.Stream stream : footer.getStreamsList()) {
          System.out.printf("  %,7d  %-14s %-9s %,6d bytes%n", offset, stream.getKind(), column(stream.getColumn()), stream.getLength());
          offset += stream.getLength();
        }
        System.out.println("encodings");
        for (int column = 1; column < footer.getColumnsCount(); column++) {
          var encoding = footer.getColumns(column);
          System.out.printf("  %-9s %s%s%n", column(column), encoding.getKind(),
              encoding.getDictionarySize() > 0 ? ", " + encoding.getDictionarySize() + " entries" : "");
        }
      }
    }
  }

  /** The first and last 50 rows, as the library reads them: with them the explorer is checked. */
  private static void writeRows(Configuration conf) throws Exception {
    List<String> all = new ArrayList<>();
    try (Reader reader = OrcFile.createReader(FILE, OrcFile.readerOptions(conf)); var rows = reader.rows()) {
      var batch = Parcels.SCHEMA.createRowBatch();
      while (rows.nextBatch(batch)) {
        for (int row = 0; row < batch.size; row++) {
          var weight = (DoubleColumnVector) batch.cols[5];
          all.add(String.format("[%d, \"%s\", \"%s\", \"%s\", \"%s\", %s]", ((LongColumnVector) batch.cols[0]).vector[row],
              DateTimeFormatter.ISO_INSTANT.withZone(ZoneOffset.UTC).format(
                  Instant.ofEpochMilli(((TimestampColumnVector) batch.cols[1]).getTime(row))),
              ((BytesColumnVector) batch.cols[2]).toString(row), ((BytesColumnVector) batch.cols[3]).toString(row),
              ((DecimalColumnVector) batch.cols[4]).vector[row].getHiveDecimal().toFormatString(2),
              weight.noNulls || !weight.isNull[row] ? String.valueOf(weight.vector[row]) : "null"));
        }
      }
    }
    List<String> kept = new ArrayList<>(all.subList(0, 50));
    kept.addAll(all.subList(all.size() - 50, all.size()));
    Files.writeString(java.nio.file.Path.of(FILE + ".rows.json"), "[{\"snapshot\": \"file\", \"columns\": [\""
        + String.join("\", \"", Parcels.SCHEMA.getFieldNames()) + "\"], \"count\": " + all.size() + ", \"rows\": ["
        + String.join(", ", kept) + "]}]");
  }

  static String column(int number) {
    return number == 0 ? "(row)" : Parcels.SCHEMA.getFieldNames().get(number - 1);
  }

  static void write(Configuration conf) throws Exception {
    OrcConf.STRIPE_ROW_COUNT.setLong(conf, 4_000);
    OrcConf.ROWS_BETWEEN_CHECKS.setLong(conf, 1_000);
    try (var writer = OrcFile.createWriter(FILE, OrcFile.writerOptions(conf).setSchema(Parcels.SCHEMA)
        .overwrite(true).rowIndexStride(1_000).bloomFilterColumns("customer"))) {
      Parcels.write(writer, 12_000, false);
    }
  }
}
