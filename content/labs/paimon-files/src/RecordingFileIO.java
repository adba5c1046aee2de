import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.paimon.fs.FileIO;
import org.apache.paimon.fs.FileIOLoader;
import org.apache.paimon.fs.Path;
import org.apache.paimon.fs.PositionOutputStream;
import org.apache.paimon.fs.SeekableInputStream;
import org.apache.paimon.fs.local.LocalFileIO;

/** The local file system, which notes what is written, renamed, deleted and opened, in order. */
public class RecordingFileIO extends LocalFileIO {
    record Event(String what, String path) {}

    // Flink's tasks run in this process and get copies of this file system: all note here.
    private static final List<Event> EVENTS = Collections.synchronizedList(new ArrayList<>());

    /** What happened since the last call. */
    static List<Event> take() {
        synchronized (EVENTS) {
            List<Event> events = List.copyOf(EVENTS);
            EVENTS.clear();
            return events;
        }
    }

    private static void note(String what, Path path) {
        EVENTS.add(new Event(what, path.toUri().getPath()));
    }

    @Override
    public PositionOutputStream newOutputStream(Path path, boolean overwrite) throws IOException {
        note("write", path);
        return super.newOutputStream(path, overwrite);
    }

    @Override
    public boolean rename(Path from, Path to) throws IOException {
        boolean isDone = super.rename(from, to);
        if (isDone) {
            note("rename to", to);
        }
        return isDone;
    }

    @Override
    public boolean delete(Path path, boolean recursive) throws IOException {
        boolean isFile = exists(path) && !isDir(path);
        boolean isDone = super.delete(path, recursive);
        if (isFile && isDone) {
            note("delete", path);
        }
        return isDone;
    }

    @Override
    public SeekableInputStream newInputStream(Path path) throws IOException {
        SeekableInputStream stream = super.newInputStream(path);
        note("open", path);
        return stream;
    }

    /** For paths that begin with file:, before Paimon's own loader. */
    static class Loader implements FileIOLoader {
        @Override
        public String getScheme() {
            return "file";
        }

        @Override
        public FileIO load(Path path) {
            return new RecordingFileIO();
        }
    }
}
