import java.io.IOException;
import org.apache.paimon.fs.Path;
import org.apache.paimon.fs.local.LocalFileIO;

/** The local file system, but something may happen just before a snapshot file is written. */
class PausingFileIO extends LocalFileIO {
    private transient Runnable pause;

    /** Runs once, when this file system is next asked to write a snapshot file. */
    void beforeNextSnapshot(Runnable pause) {
        this.pause = pause;
    }

    @Override
    public boolean tryToWriteAtomic(Path path, String content) throws IOException {
        if (pause != null && path.getName().startsWith("snapshot-")) {
            Runnable now = pause;
            pause = null;
            now.run();
        }
        return super.tryToWriteAtomic(path, content);
    }
}
