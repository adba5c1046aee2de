import java.io.RandomAccessFile;
import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hive.ql.exec.vector.BytesColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.ListColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.LongColumnVector;
import org.apache.orc.CompressionKind;
import org.apache.orc.OrcFile;
import org.apache.orc.OrcProto;
import org.apache.orc.TypeDescription;
import org.apache.orc.impl.RecordReaderImpl;

/** Two columns of six rows without a codec: every byte of their streams. */
public class Streams {
  static final TypeDescription SCHEMA = TypeDescription.fromString("struct<city:string,tags:array<string>>");
  static final String[] CITIES = {"Oslo", null, "Pune", "Oslo", "Oslo", null};
  static final String[][] TAGS = {{"new", "big"}, null, {}, {"big", null}, {"new"}, {}};

  public static void main(String[] args) throws Exception {
    Configuration conf = new Configuration();
    Path path = new Path(".work/streams.orc");
    try (var writer = OrcFile.createWriter(path, OrcFile.writerOptions(conf).setSchema(SCHEMA)
        .compress(CompressionKind.NONE).overwrite(true))) {
      var batch = SCHEMA.createRowBatch();
      var city = (BytesColumnVector) batch.cols[0];
      var tags = (ListColumnVector) batch.cols[1];
      var tag = (BytesColumnVector) tags.child;
      for (int row = 0; row < CITIES.length; row++) {
        batch.size++;
        if (CITIES[row] == null) {
          city.isNull[row] = true;
          city.noNulls = false;
        } else {
          city.setVal(row, Parcels.bytes(CITIES[row]));
        }
        tags.offsets[row] = tags.childCount;
        if (TAGS[row] == null) {
          tags.isNull[row] = true;
          tags.noNulls = false;
          continue;
        }
        tags.lengths[row] = TAGS[row].length;
        for (String one : TAGS[row]) {
          if (one == null) {
            tag.isNull[tags.childCount] = true;
            tag.noNulls = false;
          } else {
            tag.setVal(tags.childCount, Parcels.bytes(one));
          }
          tags.childCount++;
        }
      }
      writer.addRowBatch(batch);
    }
    System.out.println("city: " + Arrays.toString(CITIES));
    System.out.println("tags: " + Arrays.deepToString(TAGS));
    String[] names = {"(row)", "city", "tags", "tags.item"};
    try (var reader = OrcFile.createReader(path, OrcFile.readerOptions(conf));
        var rows = (RecordReaderImpl) reader.rows();
        var file = new RandomAccessFile(path.toString(), "r")) {
      var stripe = reader.getStripes().get(0);
      OrcProto.StripeFooter footer = rows.readStripeFooter(stripe);
      long at = stripe.getOffset();
      for (OrcProto.Stream stream : footer.getStreamsList()) {
        if (at >= stripe.getOffset() + stripe.getIndexLength()) {
          byte[] bytes = new byte[(int) stream.getLength()];
          file.seek(at);
          file.readFully(bytes);
          System.out.printf("  column %d %-10s %-16s %s%n", stream.getColumn(), names[stream.getColumn()], stream.getKind(), Tail.hex(bytes));
        }
        at += stream.getLength();
      }
      for (int column = 1; column < footer.getColumnsCount(); column++) {
        System.out.printf("  column %d %-10s %s%n", column, names[column], footer.getColumns(column).getKind());
      }
    }
  }
}
