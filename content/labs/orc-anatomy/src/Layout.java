import java.io.File;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
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
