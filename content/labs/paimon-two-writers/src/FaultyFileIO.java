import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import org.apache.paimon.fs.Path;
import org.apache.paimon.fs.local.LocalFileIO;

/** The local file system, with two faults of remote storage in the writing of snapshot files. */
class FaultyFileIO extends LocalFileIO {
    private transient boolean losesAnswer;
    private transient Runnable pause;

    /** Once: the snapshot file is written, but the writer gets an error. */
    void loseNextAnswer() {
        losesAnswer = true;
    }

    /**
     * Once: a rename looks whether its target exists, and replaces it by a copy. What happens in
     * between is {@code pause}.
     */
    void lookThenReplace(Runnable pause) {
        this.pause = pause;
    }

    @Override
    public boolean tryToWriteAtomic(Path path, String content) throws IOException {
        boolean isWritten = super.tryToWriteAtomic(path, content);
        if (losesAnswer && path.getName().startsWith("snapshot-")) {
            losesAnswer = false;
            throw new IOException("connection reset");
        }
        return isWritten;
    }

    @Override
    public boolean rename(Path from, Path to) throws IOException {
        if (pause == null || !to.getName().startsWith("snapshot-")) {
            return super.rename(from, to);
        }
        Runnable now = pause;
        pause = null;
        if (exists(to)) {
            return false;
        }
        now.run();
        Files.copy(java.nio.file.Path.of(from.toUri()), java.nio.file.Path.of(to.toUri()),
                StandardCopyOption.REPLACE_EXISTING);
        delete(from, false);
        return true;
    }
}
