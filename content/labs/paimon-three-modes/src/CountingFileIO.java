import java.io.IOException;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.apache.paimon.fs.Path;
import org.apache.paimon.fs.PositionOutputStream;
import org.apache.paimon.fs.PositionOutputStreamWrapper;
import org.apache.paimon.fs.SeekableInputStream;
import org.apache.paimon.fs.SeekableInputStreamWrapper;
import org.apache.paimon.fs.local.LocalFileIO;

/**
 * The local file system, which counts the bytes that are read of data files and of deletion
 * vectors. It can also hold back compaction until somebody lets it go.
 */
public class CountingFileIO extends LocalFileIO {
    /** What was read since {@link #take}: file → bytes. */
    private static final TreeMap<String, Long> READ = new TreeMap<>();

    private static volatile CountDownLatch gate = new CountDownLatch(0);

    record Read(int files, long bytes) {}

    static Read take() {
        synchronized (READ) {
            Read read = new Read(READ.size(), READ.values().stream().mapToLong(n -> n).sum());
            READ.clear();
            return read;
        }
    }

    /** From now on the thread of a compaction stops before it opens or makes a file. */
    static void holdCompaction() {
        gate = new CountDownLatch(1);
    }

    static void letCompactionGo() {
        gate.countDown();
    }

    private static void passGate() {
        if (Thread.currentThread().getName().contains("-compaction")) {
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public PositionOutputStream newOutputStream(Path path, boolean overwrite) throws IOException {
        passGate();
        return super.newOutputStream(path, overwrite);
    }

    @Override
    public SeekableInputStream newInputStream(Path path) throws IOException {
        passGate();
        SeekableInputStream in = super.newInputStream(path);
        String name = path.getName();
        if (!name.startsWith("data-") && !path.getParent().getName().equals("index")) {
            return in;
        }
        count(name, 0);
        return new SeekableInputStreamWrapper(in) {
            @Override
            public int read() throws IOException {
                int one = super.read();
                count(name, one < 0 ? 0 : 1);
                return one;
            }

            @Override
            public int read(byte[] into, int at, int length) throws IOException {
                int n = super.read(into, at, length);
                count(name, Math.max(0, n));
                return n;
            }
        };
    }

    private static void count(String name, long bytes) {
        synchronized (READ) {
            READ.merge(name, bytes, Long::sum);
        }
    }
}
