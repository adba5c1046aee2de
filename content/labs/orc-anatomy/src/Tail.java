import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.orc.OrcFile;

/**
 * Reads the tail of parcels.orc without an ORC library: the last byte, the postscript, the footer,
 * the stripe statistics. Then it asks the library the same.
 */
public class Tail {
  /** A field of a protobuf message: its number, and a number or bytes. */
  record Field(int number, long value, byte[] bytes) {
    String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  /** Each field begins with number × 8 + type; type 0 is a varint, 2 a length and so many bytes. */
  static List<Field> message(byte[] bytes) {
    List<Field> fields = new ArrayList<>();
    int[] at = {0};
    while (at[0] < bytes.length) {
      long tag = varint(bytes, at);
      if (tag % 8 == 0) {
        fields.add(new Field((int) (tag / 8), varint(bytes, at), null));
      } else if (tag % 8 == 2) {
        int length = (int) varint(bytes, at);
        fields.add(new Field((int) (tag / 8), 0, java.util.Arrays.copyOfRange(bytes, at[0], at[0] + length)));
        at[0] += length;
      } else { // type 1: eight bytes, a double
        at[0] += 8;
      }
    }
    return fields;
  }

  /** Seven bits a byte, the lowest first; a byte below 128 is the last. */
  static long varint(byte[] bytes, int[] at) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = bytes[at[0]++];
      value |= (long) (next & 127) << shift;
      if (next >= 0) return value;
    }
  }

  static long number(List<Field> fields, int number) {
    return fields.stream().filter(field -> field.number == number).findFirst().orElseThrow().value;
  }

  static List<Field> each(List<Field> fields, int number) {
    return fields.stream().filter(field -> field.number == number).toList();
  }

  /** Chunks of a compressed section: three bytes with length × 2 + 1 if the chunk is stored as it is. */
  static byte[] unpack(byte[] bytes, int blockSize) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int at = 0; at < bytes.length; ) {
      int header = (bytes[at] & 255) | (bytes[at + 1] & 255) << 8 | (bytes[at + 2] & 255) << 16;
      byte[] chunk = java.util.Arrays.copyOfRange(bytes, at + 3, at + 3 + header / 2);
      if (header % 2 == 1) {
        all.writeBytes(chunk);
      } else {
        byte[] room = new byte[blockSize];
        int size = (int) Zstd.decompressByteArray(room, 0, blockSize, chunk, 0, chunk.length);
        all.write(room, 0, size);
      }
      at += 3 + header / 2;
    }
    return all.toByteArray();
  }

  static long zigzag(long value) {
    return (value >>> 1) ^ -(value & 1);
  }

  public static void main(String[] args) throws Exception {
    Configuration conf = new Configuration();
    Layout.write(conf);
    try (RandomAccessFile file = new RandomAccessFile(Layout.FILE.toString(), "r")) {
      long size = file.length();
      int psLength = read(file, size - 1, 1)[0] & 255;
      byte[] psBytes = read(file, size - 1 - psLength, psLength);
      System.out.printf("%,d bytes; the last one is %d: the postscript begins at %,d%n", size, psLength, size - 1 - psLength);
      System.out.println("postscript, never compressed");
      System.out.println("  " + hex(psBytes));
      List<Field> ps = message(psBytes);
      int footerLength = (int) number(ps, 1), blockSize = (int) number(ps, 3), metadataLength = (int) number(ps, 5);
      System.out.printf("  footer %,d bytes, codec %d (5 is ZSTD), chunks of at most %,d, metadata %,d bytes, magic %s%n",
          footerLength, number(ps, 2), blockSize, metadataLength, each(ps, 8000).get(0).text());

      long footerAt = size - 1 - psLength - footerLength;
      byte[] packed = read(file, footerAt, footerLength);
      byte[] footerBytes = unpack(packed, blockSize);
      System.out.printf("footer from %,d: first three bytes %s, %,d bytes when unpacked%n", footerAt,
          hex(java.util.Arrays.copyOf(packed, 3)), footerBytes.length);
      List<Field> footer = message(footerBytes);
      System.out.printf("  %,d rows, an index entry for each %,d%n", number(footer, 6), number(footer, 8));
      int count = 0;
      for (Field one : each(footer, 3)) {
        List<Field> stripe = message(one.bytes);
        System.out.printf("  stripe %d at %,d: index %,d, data %,d, footer %,d, %,d rows%n", ++count, number(stripe, 1),
            number(stripe, 2), number(stripe, 3), number(stripe, 4), number(stripe, 5));
      }
      System.out.println("  the file: " + id(each(footer, 7)));

      long metadataAt = footerAt - metadataLength;
      System.out.printf("metadata from %,d%n", metadataAt);
      count = 0;
      for (Field one : each(message(unpack(read(file, metadataAt, metadataLength), blockSize)), 1)) {
        System.out.printf("  stripe %d: %s%n", ++count, id(each(message(one.bytes), 1)));
      }
    }
    try (var reader = OrcFile.createReader(Layout.FILE, OrcFile.readerOptions(conf))) {
      System.out.println("the library: " + reader.getStatistics()[1]);
    }
  }

  /** Statistics of column 1, which is id: count, smallest and greatest value, sum. */
  private static String id(List<Field> statistics) {
    List<Field> column = message(statistics.get(1).bytes);
    List<Field> integers = message(each(column, 2).get(0).bytes);
    return String.format("id has %,d values, %,d to %,d, sum %,d", number(column, 1), zigzag(number(integers, 1)),
        zigzag(number(integers, 2)), zigzag(number(integers, 3)));
  }

  private static byte[] read(RandomAccessFile file, long at, int length) throws Exception {
    byte[] bytes = new byte[length];
    file.seek(at);
    file.readFully(bytes);
    return bytes;
  }

  static String hex(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (byte one : bytes) text.append(String.format("%02x ", one));
    return text.toString().trim();
  }
}
