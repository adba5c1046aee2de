import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.apache.paimon.fs.FileIO;
import org.apache.paimon.fs.FileIOLoader;
import org.apache.paimon.fs.Path;
import org.apache.paimon.fs.SeekableInputStream;
import org.apache.paimon.fs.local.LocalFileIO;

/** The local file system, which notes the name of each file that somebody opens to read. */
public class CountingFileIO extends LocalFileIO {
    // Flink's tasks run in this process and get copies of this file system: all note names here.
    static final Set<String> OPENED = new ConcurrentSkipListSet<>();

    @Override
    public SeekableInputStream newInputStream(Path path) throws IOException {
        OPENED.add(path.getName());
        return super.newInputStream(path);
    }

    /** For paths that begin with file:, before Paimon's own loader. */
    static class Loader implements FileIOLoader {
        @Override
        public String getScheme() {
            return "file";
        }

        @Override
        public FileIO load(Path path) {
            return new CountingFileIO();
        }
    }
}
