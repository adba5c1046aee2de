import static org.apache.parquet.filter2.compat.RowGroupFilter.FilterLevel.BLOOMFILTER;
import static org.apache.parquet.filter2.compat.RowGroupFilter.FilterLevel.DICTIONARY;
import static org.apache.parquet.filter2.compat.RowGroupFilter.FilterLevel.STATISTICS;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.compat.RowGroupFilter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** What parquet-java skips, level by level. `SELECT id, price` with each predicate on each file. */
public class Prune {
  static final List<String> LAYOUTS = List.of("shuffled", "by-time", "late", "by-customer");

  public static void main(String[] arguments) throws Exception {
    System.out.println("Row groups left after the footer, the dictionaries, the Bloom filters. Then pages read (of the\n"
        + "predicate's first column), rows decoded, bytes read of pages, dictionaries, filters and index.\n");
    for (Queries query : Queries.ALL) {
      System.out.println(query.title());
      System.out.printf("  %-12s%7s%6s%7s%7s%8s |%10s%10s%9s%8s |%6s%n", "file", "footer", "dict.", "Bloom",
          "pages", "rows", "pages", "dict.", "Bloom", "index", "found");
      for (String layout : LAYOUTS) {
        line(layout, query);
      }
      System.out.println();
    }
  }

  private static void line(String layout, Queries query) throws Exception {
    var file = new CountingFile(Path.of(".work/files/" + layout + ".parquet"));
    var filter = FilterCompat.get(query.predicate());
    List<BlockMetaData> all;
    List<Integer> left = new ArrayList<>();
    try (var reader = ParquetFileReader.open(file)) {
      all = reader.getRowGroups();
      for (var levels : List.of(List.of(STATISTICS), List.of(STATISTICS, DICTIONARY),
          List.of(STATISTICS, DICTIONARY, BLOOMFILTER))) {
        left.add(RowGroupFilter.filterRowGroups(levels, filter, all, reader).size());
      }
    }

    // Now as an engine would: all defaults, and the filter is given.
    var options = ParquetReadOptions.builder().withRecordFilter(filter).build();
    file.ranges.clear();
    long rows = 0, found = 0;
    try (var reader = ParquetFileReader.open(file, options)) {
      var schema = projection(reader.getFileMetaData().getSchema(), query);
      reader.setRequestedSchema(schema);
      var records = new ColumnIOFactory().getColumnIO(schema);
      for (var group = reader.readNextFilteredRowGroup(); group != null; group = reader.readNextFilteredRowGroup()) {
        rows += group.getRowCount();
        // The filter once more, on each row that was read.
        var record = records.getRecordReader(group, new GroupRecordConverter(schema), filter);
        for (long row = 0; row < group.getRowCount(); row++) {
          Group parcel = record.read();
          if (parcel != null && !record.shouldSkipCurrentRecord()) {
            found++;
          }
        }
      }
    }
    BitSet read = bytesOf(file);
    long pages;
    try (var reader = ParquetFileReader.open(file)) {
      pages = pagesOf(query.column(), read, reader);
    }
    Map<String, Long> bytes = byKind(read, all);
    System.out.printf("  %-12s%7d%6d%7d%7s%,8d |%,10d%,10d%,9d%,8d |%6d%n", layout, left.get(0), left.get(1), left.get(2),
        pages < 0 ? "-" : pages, rows, bytes.get("pages"), bytes.get("dictionary"), bytes.get("Bloom"), bytes.get("index"), found);
  }

  /** id, price, and what the predicate needs. */
  private static MessageType projection(MessageType schema, Queries query) {
    var names = new LinkedHashSet<>(List.of("id", "price"));
    for (Type field : schema.getFields()) {
      if (query.predicate().toString().contains("(" + field.getName() + ",")) {
        names.add(field.getName());
      }
    }
    return new MessageType(schema.getName(), schema.getFields().stream().filter(f -> names.contains(f.getName())).toList());
  }

  /** How many pages of the column were read. */
  private static long pagesOf(String column, BitSet read, ParquetFileReader reader) throws Exception {
    long pages = 0;
    for (var group : reader.getRowGroups()) {
      for (var chunk : group.getColumns()) {
        if (chunk.getPath().toDotString().equals(column)) {
          var places = reader.readOffsetIndex(chunk);
          if (places == null) {
            return -1; // without a page index nobody knows where pages begin
          }
          pages += IntStream.range(0, places.getPageCount()).filter(page -> read.get((int) places.getOffset(page))).count();
        }
      }
    }
    return pages;
  }

  /** The bytes that were read. Each counts once. */
  private static BitSet bytesOf(CountingFile file) {
    var read = new BitSet((int) file.getLength());
    file.ranges.forEach(range -> read.set((int) range.begin(), (int) range.end()));
    return read;
  }

  private static Map<String, Long> byKind(BitSet read, List<BlockMetaData> groups) {
    var total = new TreeMap<>(Map.of("pages", 0L, "dictionary", 0L, "Bloom", 0L, "index", 0L));
    for (var group : groups) {
      for (var chunk : group.getColumns()) {
        long begin = chunk.getStartingPos(), pages = chunk.getFirstDataPageOffset(), end = begin + chunk.getTotalSize();
        add(total, read, "dictionary", begin, pages);
        add(total, read, "pages", pages, end);
        if (chunk.getBloomFilterOffset() > 0) {
          add(total, read, "Bloom", chunk.getBloomFilterOffset(), chunk.getBloomFilterOffset() + chunk.getBloomFilterLength());
        }
        for (var index : Arrays.asList(chunk.getColumnIndexReference(), chunk.getOffsetIndexReference())) {
          if (index != null) {
            add(total, read, "index", index.getOffset(), index.getOffset() + index.getLength());
          }
        }
      }
    }
    return total;
  }

  private static void add(Map<String, Long> total, BitSet read, String kind, long begin, long end) {
    total.merge(kind, (long) read.get((int) begin, (int) end).cardinality(), Long::sum);
  }
}
