import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** The local file system, counting what is read through it. */
public class CountingFs extends RawLocalFileSystem {
  static long reads, bytes;

  static CountingFs open(Configuration conf) throws IOException {
    CountingFs files = new CountingFs();
    files.initialize(URI.create("file:///"), conf);
    return files;
  }

  static void reset() {
    reads = bytes = 0;
  }

  @Override
  public FSDataInputStream open(Path path, int bufferSize) throws IOException {
    FSDataInputStream inner = super.open(path, bufferSize);
    return new FSDataInputStream(new FSInputStream() {
      @Override public void seek(long at) throws IOException { inner.seek(at); }
      @Override public long getPos() throws IOException { return inner.getPos(); }
      @Override public boolean seekToNewSource(long at) { return false; }
      @Override public int read() throws IOException { return count(inner.read() < 0 ? -1 : 1); }
      @Override public int read(byte[] target, int offset, int length) throws IOException {
        return count(inner.read(target, offset, length));
      }
      @Override public int read(long at, byte[] target, int offset, int length) throws IOException {
        return count(inner.read(at, target, offset, length));
      }
      @Override public void close() throws IOException { inner.close(); }

      private int count(int read) {
        if (read > 0) {
          reads++;
          bytes += read;
        }
        return read;
      }
    });
  }
}
