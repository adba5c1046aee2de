import static org.apache.parquet.filter2.predicate.FilterApi.and;
import static org.apache.parquet.filter2.predicate.FilterApi.binaryColumn;
import static org.apache.parquet.filter2.predicate.FilterApi.eq;
import static org.apache.parquet.filter2.predicate.FilterApi.gtEq;
import static org.apache.parquet.filter2.predicate.FilterApi.longColumn;
import static org.apache.parquet.filter2.predicate.FilterApi.or;

import java.nio.file.Path;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.predicate.FilterPredicate;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.api.Binary;

/** Which pages of both columns are read, where their pages begin at different rows. */
public class Align {
  public static void main(String[] arguments) throws Exception {
    var id = longColumn("id");
    var code = binaryColumn("code");
    read("id = 150", eq(id, 150L));
    read("id = 150 AND code >= '000170'", and(eq(id, 150L), gtEq(code, Binary.fromString("000170"))));
    read("id = 150 OR code >= '000350'", or(eq(id, 150L), gtEq(code, Binary.fromString("000350"))));
  }

  private static void read(String title, FilterPredicate predicate) throws Exception {
    System.out.println(title);
    var file = new CountingFile(Path.of(".work/odd/align.parquet"));
    var options = ParquetReadOptions.builder().withRecordFilter(FilterCompat.get(predicate)).build();
    long rows = 0;
    try (var reader = ParquetFileReader.open(file, options)) {
      for (var group = reader.readNextFilteredRowGroup(); group != null; group = reader.readNextFilteredRowGroup()) {
        rows += group.getRowCount();
      }
    }
    var ranges = file.ranges.stream().toList();
    try (var reader = ParquetFileReader.open(file)) {
      for (var chunk : reader.getRowGroups().get(0).getColumns()) {
        var places = reader.readOffsetIndex(chunk);
        System.out.printf("  %-5s", chunk.getPath().toDotString());
        for (int page = 0; page < places.getPageCount(); page++) {
          long begin = places.getOffset(page);
          boolean read = ranges.stream().anyMatch(range -> range.begin() <= begin && begin < range.end());
          System.out.printf(" rows %3d–%3d %-8s", places.getFirstRowIndex(page), places.getLastRowIndex(page, 400), read ? "read" : "skipped");
        }
        System.out.println();
      }
    }
    System.out.println("  rows handed on: " + rows);
  }
}
