import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.orc.ColumnStatistics;
import org.apache.orc.IntegerColumnStatistics;
import org.apache.orc.OrcFile;
import org.apache.orc.OrcProto;
import org.apache.orc.impl.RecordReaderImpl;

/** Statistics of `id` at three levels, and where the row groups of `price` begin. */
public class Levels {
  public static void main(String[] args) throws Exception {
    Configuration conf = new Configuration();
    Path path = Skip.write("sorted", false, "");
    try (var reader = OrcFile.createReader(path, OrcFile.readerOptions(conf)); var rows = (RecordReaderImpl) reader.rows()) {
      System.out.println("file       id " + range(reader.getStatistics()[1]));
      for (int stripe = 0; stripe < reader.getStripes().size(); stripe++) {
        System.out.printf("stripe %d   id %s%n", stripe + 1, range(reader.getStripeStatistics().get(stripe).getColumnStatistics()[1]));
      }
      var stripe = reader.getStripes().get(1);
      OrcProto.StripeFooter footer = rows.readStripeFooter(stripe);
      long prices = footer.getStreamsList().stream()
          .filter(stream -> stream.getColumn() == 5 && stream.getKind() == OrcProto.Stream.Kind.DATA)
          .mapToLong(OrcProto.Stream::getLength).sum();
      System.out.printf("stripe 2 has %d row groups; DATA of price is %,d bytes; a position is [chunk at, bytes in it, values in the run]%n",
          (stripe.getNumberOfRows() + reader.getRowIndexStride() - 1) / reader.getRowIndexStride(), prices);
      var index = rows.readRowIndex(1, null, null).getRowGroupIndex();
      for (int group = 30; group < 38; group++) {
        var ids = index[1].getEntry(group);
        var price = index[5].getEntry(group).getPositionsList();
        var integers = ids.getStatistics().getIntStatistics();
        System.out.printf("  group %d   id %,d to %,d   price DATA from [%,d, %,d, %d]%n", group, integers.getMinimum(),
            integers.getMaximum(), price.get(0), price.get(1), price.get(2));
      }
    }
  }

  private static String range(ColumnStatistics statistics) {
    var integers = (IntegerColumnStatistics) statistics;
    return String.format("%,d to %,d, %,d values", integers.getMinimum(), integers.getMaximum(), statistics.getNumberOfValues());
  }
}
