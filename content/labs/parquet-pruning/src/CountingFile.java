import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;
import java.io.ByteArrayInputStream;

/** A file in memory that remembers which ranges were read. */
final class CountingFile implements InputFile {
  record Range(long begin, long end) {}

  final List<Range> ranges = new ArrayList<>();
  private final byte[] bytes;

  CountingFile(Path path) throws IOException {
    bytes = Files.readAllBytes(path);
  }

  @Override
  public long getLength() {
    return bytes.length;
  }

  @Override
  public SeekableInputStream newStream() {
    var in = new Positioned(bytes);
    return new DelegatingSeekableInputStream(in) {
      @Override
      public long getPos() {
        return in.at();
      }

      @Override
      public void seek(long to) {
        in.to(to);
      }
    };
  }

  private final class Positioned extends ByteArrayInputStream {
    Positioned(byte[] bytes) {
      super(bytes);
    }

    long at() {
      return pos;
    }

    void to(long place) {
      pos = (int) place;
    }

    @Override
    public synchronized int read() {
      note(1);
      return super.read();
    }

    @Override
    public synchronized int read(byte[] into, int from, int length) {
      note(Math.min(length, count - pos));
      return super.read(into, from, length);
    }

    private void note(int length) {
      if (length > 0) {
        ranges.add(new Range(pos, pos + length));
      }
    }
  }
}
