import java.io.File;
import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hive.ql.exec.vector.BytesColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.LongColumnVector;
import org.apache.hadoop.hive.ql.io.sarg.PredicateLeaf;
import org.apache.hadoop.hive.ql.io.sarg.SearchArgument;
import org.apache.hadoop.hive.ql.io.sarg.SearchArgumentFactory;
import org.apache.orc.OrcConf;
import org.apache.orc.OrcFile;
import org.apache.orc.Reader;

/**
 * 1,200,000 parcels in three stripes. What do the indexes of three levels skip? Arguments, all
 * optional: stride=10000 fpp=0.01
 */
public class Skip {
  private static final int ROWS = 1_200_000, PER_STRIPE = 400_000;
  private static int stride = 10_000;
  private static double fpp = 0.01;

  public static void main(String[] args) throws Exception {
    for (String one : args) {
      String[] words = one.split("=");
      if (words[0].equals("stride")) stride = Integer.parseInt(words[1]);
      else if (words[0].equals("fpp")) fpp = Double.parseDouble(words[1]);
      else throw new IllegalArgumentException(one);
    }
    Path sorted = write("sorted", false, "");
    Path shuffled = write("shuffled", true, "");
    Path bloom = write("bloom", false, "customer");
    String customer = Parcels.customer(77), nobody = "c-8000000000";

    System.out.println("columns id, customer, price; stripes, row groups and rows that the reader gives back");
    System.out.printf("%-25s %-9s %7s %8s %10s %9s %6s %11s%n", "condition", "file", "stripes", "groups", "rows", "matching", "reads", "bytes");
    SearchArgument range = between(734_501, 756_001), outside = between(2_000_000, 2_000_100);
    query("no filter", "sorted", sorted, null, row -> true);
    query("id 734,501 to 756,001", "sorted", sorted, range, row -> row.id >= 734_501 && row.id <= 756_001);
    query("id 734,501 to 756,001", "shuffled", shuffled, range, row -> row.id >= 734_501 && row.id <= 756_001);
    query("id 734,501 to 756,001", "bloom", bloom, range, row -> row.id >= 734_501 && row.id <= 756_001);
    query("id from 2,000,000 on", "sorted", sorted, outside, row -> row.id >= 2_000_000);
    query("customer " + customer, "sorted", sorted, equal(customer), row -> row.customer.equals(customer));
    query("customer " + customer, "bloom", bloom, equal(customer), row -> row.customer.equals(customer));
    query("an absent customer", "sorted", sorted, equal(nobody), row -> row.customer.equals(nobody));
    query("an absent customer", "bloom", bloom, equal(nobody), row -> row.customer.equals(nobody));
  }

  record Row(long id, String customer) {}

  static Path write(String name, boolean shuffled, String bloom) throws Exception {
    Path path = new Path(".work/" + name + ".orc");
    Configuration conf = new Configuration();
    OrcConf.STRIPE_ROW_COUNT.setLong(conf, PER_STRIPE);
    OrcConf.ROWS_BETWEEN_CHECKS.setLong(conf, 1_000);
    try (var writer = OrcFile.createWriter(path, OrcFile.writerOptions(conf).setSchema(Parcels.SCHEMA).overwrite(true)
        .rowIndexStride(stride).bloomFilterColumns(bloom).bloomFilterFpp(fpp))) {
      Parcels.write(writer, ROWS, shuffled);
    }
    try (Reader reader = OrcFile.createReader(path, OrcFile.readerOptions(conf))) {
      long index = reader.getStripes().stream().mapToLong(stripe -> stripe.getIndexLength()).sum();
      System.out.printf("%-9s %,11d bytes, %d stripes, indexes %,9d bytes%n", name, new File(path.toString()).length(),
          reader.getStripes().size(), index);
    }
    return path;
  }

  private static SearchArgument between(long low, long high) {
    return SearchArgumentFactory.newBuilder().between("id", PredicateLeaf.Type.LONG, low, high).build();
  }

  private static SearchArgument equal(String customer) {
    return SearchArgumentFactory.newBuilder().equals("customer", PredicateLeaf.Type.STRING, customer).build();
  }

  /** Reads with a search argument, counts what the reader gives back, and filters it again. */
  private static void query(String title, String name, Path path, SearchArgument filter,
      java.util.function.Predicate<Row> matches) throws Exception {
    Configuration conf = new Configuration();
    CountingFs files = CountingFs.open(conf);
    CountingFs.reset();
    long given = 0, matching = 0;
    var stripes = new java.util.TreeSet<Long>();
    var groups = new java.util.TreeSet<Long>();
    try (Reader reader = OrcFile.createReader(path, OrcFile.readerOptions(conf).filesystem(files))) {
      boolean[] columns = new boolean[Parcels.SCHEMA.getMaximumId() + 1];
      for (int column : new int[] {0, 1, 3, 5}) columns[column] = true;
      Reader.Options options = reader.options().include(columns);
      if (filter != null) options.searchArgument(filter, new String[] {"id", "customer"});
      var batch = Parcels.SCHEMA.createRowBatch(1_000);
      try (var rows = reader.rows(options)) {
        while (true) {
          // The number of the row that comes next, once the reader has skipped what it can.
          long first = rows.getRowNumber();
          if (!rows.nextBatch(batch)) break;
          stripes.add(first / PER_STRIPE);
          groups.add(first / stride);
          given += batch.size;
          for (int row = 0; row < batch.size; row++) {
            if (matches.test(new Row(((LongColumnVector) batch.cols[0]).vector[row],
                ((BytesColumnVector) batch.cols[2]).toString(row)))) matching++;
          }
        }
      }
    }
    System.out.printf("%-25s %-9s %7s %8s %,10d %,9d %,6d %,11d%n", title, name, stripes.size() + "/" + ROWS / PER_STRIPE,
        groups.size() + "/" + ROWS / stride, given, matching, CountingFs.reads, CountingFs.bytes);
  }
}
