import static org.apache.parquet.filter2.predicate.FilterApi.and;
import static org.apache.parquet.filter2.predicate.FilterApi.eq;
import static org.apache.parquet.filter2.predicate.FilterApi.gtEq;
import static org.apache.parquet.filter2.predicate.FilterApi.lt;
import static org.apache.parquet.filter2.predicate.FilterApi.notEq;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.Random;
import java.util.TreeSet;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.predicate.FilterApi;
import org.apache.parquet.filter2.predicate.FilterPredicate;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetFileWriter.Mode;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Asks parquet-java which row groups and pages it leaves out, for the Prune-o-meter. */
public class PruneOracle {
  static final int GROUPS = 8;
  static final int PAGES = 4;
  static final int ROWS = 16;
  static final int WIDTH = 60;
  static final String[] ORDERS = {"sorted", "shuffled", "runs", "late"};
  static final String[] TESTS = {"=", "between", ">=", "<>"};
  static final int[] BLOOMS = {0, 32, 64, 128};
  static final MessageType TYPE = MessageTypeParser.parseMessageType("message row { required int32 id; }");

  public static void main(String[] args) throws Exception {
    Random random = new Random(20261201);
    Files.createDirectories(Path.of(".work"));
    Map<String, Path> files = new HashMap<>();
    for (String order : ORDERS)
      for (int bloom : BLOOMS) files.put(order + bloom, write(order, bloom));
    List<String> cases = new ArrayList<>();
    for (String order : ORDERS)
      for (String test : TESTS)
        for (int bloom : BLOOMS)
          for (int bits = 0; bits < 4; bits++)
            for (int i = 0; i < (test.equals("=") ? 10 : 2); i++) {
              int value = random.nextInt(2 * GROUPS * PAGES * ROWS + 40) - 20;
              cases.add(caseOf(files.get(order + bloom), order, test, value, (bits & 1) == 1, (bits & 2) == 2, bloom));
            }
    StringBuilder orders = new StringBuilder();
    for (String order : ORDERS) {
      if (orders.length() > 0) orders.append(",\n");
      orders.append('"').append(order).append("\":").append(valuesOf(order).toString().replace(" ", ""));
    }
    String json = "{\"engine\":\"parquet-java " + args[0] + "\",\"orders\":{\n" + orders + "\n},\"cases\":[\n"
        + String.join(",\n", cases) + "\n]}\n";
    Files.writeString(Path.of(args[1]), json, StandardCharsets.UTF_8);
    System.out.println(cases.size() + " cases");
  }

  /** The ids of all rows, in the order in which they are written: even numbers, each once. */
  static List<Integer> valuesOf(String order) {
    int rows = GROUPS * PAGES * ROWS;
    List<Integer> ids = new ArrayList<>();
    for (int i = 0; i < rows; i++)
      ids.add(2 * switch (order) {
        case "shuffled" -> i * 197 % rows;
        case "runs" -> i / ROWS * 13 % (GROUPS * PAGES) * ROWS + i % ROWS;
        default -> i;
      });
    // The first row of each row group changes places with that of the group half a file away.
    if (order.equals("late")) {
      int half = rows / 2;
      for (int i = 0; i < half; i += PAGES * ROWS) {
        int first = ids.get(i);
        ids.set(i, ids.get(i + half));
        ids.set(i + half, first);
      }
    }
    return ids;
  }

  static Path write(String order, int bloom) throws IOException {
    Path file = Path.of(".work/" + order + "-" + bloom + ".parquet");
    var builder = ExampleParquetWriter.builder(new LocalOutputFile(file)).withWriteMode(Mode.OVERWRITE)
        .withType(TYPE).withDictionaryEncoding(false)
        .withWriterVersion(ParquetProperties.WriterVersion.PARQUET_1_0)
        .withRowGroupRowCountLimit(PAGES * ROWS).withPageRowCountLimit(ROWS)
        .withMinRowCountForPageSizeCheck(1);
    // Without a number of distinct values the filter takes the most bytes that it may.
    if (bloom > 0) builder.withBloomFilterEnabled("id", true).withMaxBloomFilterBytes(bloom);
    try (ParquetWriter<Group> writer = builder.build()) {
      for (int id : valuesOf(order)) {
        Group row = new SimpleGroup(TYPE);
        row.add("id", id);
        writer.write(row);
      }
    }
    return file;
  }

  static String caseOf(Path file, String order, String test, int value, boolean footer, boolean index, int bloom)
      throws IOException {
    var id = FilterApi.intColumn("id");
    FilterPredicate predicate = switch (test) {
      case "=" -> eq(id, value);
      case "between" -> and(gtEq(id, value), lt(id, value + WIDTH));
      case ">=" -> gtEq(id, value);
      default -> notEq(id, value);
    };
    List<Long> starts = new ArrayList<>();
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
      for (BlockMetaData group : reader.getRowGroups()) starts.add(group.getStartingPos());
      if (starts.size() != GROUPS) throw new IllegalStateException(starts.size() + " row groups");
    }
    List<Integer> afterFooter = groups(file, predicate, starts, footer, false);
    List<Integer> afterBloom = groups(file, predicate, starts, footer, bloom > 0);
    List<Integer> pages = pages(file, predicate, starts, footer, index, bloom > 0);
    return "[\"" + order + "\",\"" + test + "\"," + value + "," + footer + "," + index + "," + bloom + ",\""
        + text(afterFooter) + "\",\"" + text(afterBloom) + "\",\"" + text(pages) + "\"]";
  }

  static String text(List<Integer> numbers) {
    return String.join(" ", numbers.stream().map(String::valueOf).toList());
  }

  static ParquetFileReader open(Path file, FilterPredicate predicate, boolean footer, boolean index, boolean bloom)
      throws IOException {
    ParquetReadOptions options = ParquetReadOptions.builder().withRecordFilter(FilterCompat.get(predicate))
        .useStatsFilter(footer).useColumnIndexFilter(index).useBloomFilter(bloom).useDictionaryFilter(false)
        .useRecordFilter(false).build();
    return new ParquetFileReader(new LocalInputFile(file), options);
  }

  /** The row groups that are left, from 0. */
  static List<Integer> groups(Path file, FilterPredicate predicate, List<Long> starts, boolean footer, boolean bloom)
      throws IOException {
    List<Integer> left = new ArrayList<>();
    try (ParquetFileReader reader = open(file, predicate, footer, false, bloom)) {
      for (BlockMetaData group : reader.getRowGroups()) left.add(starts.indexOf(group.getStartingPos()));
    }
    return left;
  }

  /** The pages that are read, from 0 through the whole file. */
  static List<Integer> pages(Path file, FilterPredicate predicate, List<Long> starts, boolean footer, boolean index,
      boolean bloom) throws IOException {
    TreeSet<Integer> read = new TreeSet<>();
    try (ParquetFileReader reader = open(file, predicate, footer, index, bloom)) {
      PageReadStore group;
      while ((group = reader.readNextFilteredRowGroup()) != null) {
        long first = group.getRowIndexOffset().orElseThrow();
        var rows = group.getRowIndexes();
        if (rows.isPresent()) {
          for (PrimitiveIterator.OfLong each = rows.get(); each.hasNext(); ) read.add((int) ((first + each.nextLong()) / ROWS));
        } else for (int page = 0; page < PAGES; page++) read.add((int) (first / ROWS) + page);
      }
    }
    return new ArrayList<>(read);
  }
}
