import static org.apache.parquet.filter2.compat.RowGroupFilter.FilterLevel.STATISTICS;
import static org.apache.parquet.filter2.predicate.FilterApi.binaryColumn;
import static org.apache.parquet.filter2.predicate.FilterApi.doubleColumn;
import static org.apache.parquet.filter2.predicate.FilterApi.eq;
import static org.apache.parquet.filter2.predicate.FilterApi.gt;
import static org.apache.parquet.filter2.predicate.FilterApi.longColumn;
import static org.apache.parquet.filter2.predicate.FilterApi.notEq;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.compat.RowGroupFilter;
import org.apache.parquet.filter2.predicate.FilterPredicate;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Which row groups parquet-java drops by the footer's statistics alone. */
public class Decide {
  public static void main(String[] arguments) throws Exception {
    var x = longColumn("x");
    table("numbers", List.of("A: 1 to 100", "B: 101 to 200, 5 nulls", "C: no statistics", "D: nulls alone"), 0,
        predicates("x > 150", gt(x, 150L), "x = 100", eq(x, 100L), "x IS NULL", eq(x, null), "x <> 100", notEq(x, 100L)));
    var f = doubleColumn("x");
    table("doubles", List.of("1.0 to 3.0", "1.0, 2.0, NaN", "NaN alone"), 4,
        predicates("x > 5", gt(f, 5.0), "x = 5", eq(f, 5.0), "x = NaN", eq(f, Double.NaN)));
    columnIndex(gt(f, 5.0));
    var s = binaryColumn("x");
    table("strings", List.of("Zagreb, oslo, Ålesund", "k × 4,096, m", "k × 4,097, m"), 8,
        predicates("x = 'Oslo'", eq(s, Binary.fromString("Oslo")), "x = 'oslo'", eq(s, Binary.fromString("oslo")),
            "x = 'm'", eq(s, Binary.fromString("m"))));
    written();
  }

  private static void table(String title, List<String> rows, int first, Map<String, FilterPredicate> predicates) throws Exception {
    System.out.printf("%-26s", title);
    predicates.keySet().forEach(name -> System.out.printf("%-12s", name));
    System.out.println();
    for (int row = 0; row < rows.size(); row++) {
      System.out.printf("  %-24s", rows.get(row));
      var file = new LocalInputFile(Path.of(".work/odd/%02d.parquet".formatted(first + row)));
      try (var reader = ParquetFileReader.open(file)) {
        for (FilterPredicate predicate : predicates.values()) {
          var left = RowGroupFilter.filterRowGroups(List.of(STATISTICS), FilterCompat.get(predicate), reader.getRowGroups(), reader);
          System.out.printf("%-12s", left.isEmpty() ? "skipped" : "read");
        }
      }
      System.out.println();
    }
    System.out.println();
  }

  /** The same doubles with the page index: rows that are left. */
  private static void columnIndex(FilterPredicate predicate) throws Exception {
    System.out.println("doubles, x > 5: rows left after the column index");
    for (int file = 4; file < 7; file++) {
      var options = ParquetReadOptions.builder().withRecordFilter(FilterCompat.get(predicate)).build();
      try (var reader = ParquetFileReader.open(new LocalInputFile(Path.of(".work/odd/%02d.parquet".formatted(file))), options)) {
        System.out.printf("  %-24s%d of %d%n", List.of("1.0 to 3.0", "1.0, 2.0, NaN", "NaN alone").get(file - 4),
            reader.getFilteredRecordCount(), reader.getRecordCount());
      }
    }
    System.out.println();
  }

  /** What parquet-java itself writes: two strings of 100 letters, with a Bloom filter, nothing else said. */
  private static void written() throws Exception {
    var target = Path.of(".work/odd/written.parquet");
    Files.deleteIfExists(target);
    MessageType schema = MessageTypeParser.parseMessageType("message parcels { required binary note (STRING); required double weight; }");
    try (var writer = ExampleParquetWriter.builder(new LocalOutputFile(target)).withConf(new PlainParquetConfiguration())
        .withType(schema).withDictionaryEncoding(false).withBloomFilterEnabled("note", true).build()) {
      for (String letter : List.of("a", "b")) {
        var row = new SimpleGroup(schema);
        row.add("note", letter.repeat(100));
        row.add("weight", 1.0);
        writer.write(row);
      }
    }
    try (var reader = ParquetFileReader.open(new LocalInputFile(target))) {
      var note = reader.getRowGroups().get(0).getColumns().get(0);
      var weight = reader.getRowGroups().get(0).getColumns().get(1);
      var index = reader.readColumnIndex(note);
      Binary max = Binary.fromReusedByteBuffer(index.getMaxValues().get(0));
      System.out.println("parquet-java writes two notes, 100 × 'a' and 100 × 'b'");
      System.out.printf("  maximum in the footer %d bytes, in the column index %d bytes, ending in '%c'%n",
          note.getStatistics().getMaxBytes().length, max.length(), max.getBytes()[max.length() - 1]);
      System.out.printf("  Bloom filter of the two notes: %,d bytes%n", reader.readBloomFilter(note).getBitsetSize());
      System.out.printf("  NaN count of the doubles: %s%n", weight.getStatistics().isNanCountSet() ? weight.getStatistics().getNanCount() : "not written");
      System.out.printf("  weight > 5 is %s%n", RowGroupFilter.filterRowGroups(List.of(STATISTICS),
          FilterCompat.get(gt(doubleColumn("weight"), 5.0)), reader.getRowGroups(), reader).isEmpty() ? "skipped" : "read");
    }
  }

  private static Map<String, FilterPredicate> predicates(Object... pairs) {
    var map = new LinkedHashMap<String, FilterPredicate>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], (FilterPredicate) pairs[i + 1]);
    }
    return map;
  }
}
