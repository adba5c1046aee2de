import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.HexFormat;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;

/** Bytes of the three parts of each column's data pages: repetition levels, definition levels, values. */
public final class PageBytes {
  public static void main(String[] args) throws IOException {
    for (String file : args) {
      try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(Path.of(file)))) {
        for (PageReadStore group; (group = reader.readNextRowGroup()) != null; ) {
          for (ColumnDescriptor leaf : reader.getFileMetaData().getSchema().getColumns()) {
            print(file, leaf, group.getPageReader(leaf));
          }
        }
      }
    }
  }

  private static void print(String file, ColumnDescriptor leaf, PageReader pages) {
    pages.readDictionaryPage();
    long count = 0, entries = 0, r = 0, d = 0, values = 0;
    String version = "";
    String first = "-";
    for (DataPage page; (page = pages.readPage()) != null; count++) {
      entries += page.getValueCount();
      if (page instanceof DataPageV2 v2) {
        version = "v2";
        r += v2.getRepetitionLevels().size();
        d += v2.getDefinitionLevels().size();
        values += v2.getData().size();
      } else {
        version = "v1";
        ByteBuffer bytes = toBuffer((DataPageV1) page);
        if (count == 0 && bytes.limit() <= 64) {
          first = HexFormat.ofDelimiter(" ").formatHex(bytes.array(), 0, bytes.limit());
        }
        // In a v1 page, four bytes with the length stand before each stream of levels that is there.
        int ownR = leaf.getMaxRepetitionLevel() == 0 ? 0 : 4 + bytes.getInt(0);
        int ownD = leaf.getMaxDefinitionLevel() == 0 ? 0 : 4 + bytes.getInt(ownR);
        r += ownR;
        d += ownD;
        values += bytes.limit() - ownR - ownD;
      }
    }
    System.out.printf("%s\t%s\t%s\t%d\t%d\t%d\t%d\t%d\t%s%n",
        file, String.join(".", leaf.getPath()), version, count, entries, r, d, values, first);
  }

  private static ByteBuffer toBuffer(DataPageV1 page) {
    try {
      return ByteBuffer.wrap(page.getBytes().toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
