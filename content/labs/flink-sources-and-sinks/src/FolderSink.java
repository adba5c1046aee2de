import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * A table in a folder: each visible file is part of it, a file whose name begins with a dot is not.
 * The writer makes hidden files; the committer renames them.
 */
class FolderSink implements Sink<Order>, SupportsCommitter<String> {
  private final String folder;

  FolderSink(Path folder) {
    this.folder = folder.toString();
  }

  @Override
  public Writer createWriter(WriterInitContext context) {
    return new Writer(Path.of(folder), context.getTaskInfo().getIndexOfThisSubtask(),
        context.getTaskInfo().getAttemptNumber());
  }

  @Override
  public Committer<String> createCommitter(CommitterInitContext context) {
    return new FolderCommitter(Path.of(folder), context.getTaskInfo().getIndexOfThisSubtask(),
        context.getTaskInfo().getAttemptNumber());
  }

  @Override
  public SimpleVersionedSerializer<String> getCommittableSerializer() {
    return new NameSerializer();
  }

  static class Writer implements CommittingSinkWriter<Order, String> {
    private final Path folder;
    private final String prefix;
    private int files;
    private String name;
    private BufferedWriter open;

    Writer(Path folder, int subtask, int attempt) {
      this.folder = folder;
      this.prefix = "w" + subtask + "-try" + attempt + "-"; // no other attempt has this name
    }

    @Override
    public void write(Order order, Context context) throws IOException {
      if (open == null) {
        name = prefix + files++;
        open = Files.newBufferedWriter(folder.resolve("." + name), StandardCharsets.UTF_8);
      }
      open.write(order + "\n");
      Crash.written.incrementAndGet();
    }

    @Override
    public void flush(boolean endOfInput) throws IOException {
      if (open != null) {
        open.flush(); // all of it is on disk, and invisible
      }
    }

    @Override
    public Collection<String> prepareCommit() throws IOException {
      Crash.prepared();
      if (open == null) {
        return List.of(); // no orders since the last checkpoint: nothing to commit
      }
      open.close();
      open = null;
      return List.of(name);
    }

    @Override
    public void close() throws IOException {
      if (open != null) {
        open.close(); // stays hidden: nobody will ever name it
      }
    }
  }

  static class FolderCommitter implements Committer<String> {
    private final Path folder;
    private final int subtask;
    private final int attempt;

    FolderCommitter(Path folder, int subtask, int attempt) {
      this.folder = folder;
      this.subtask = subtask;
      this.attempt = attempt;
    }

    @Override
    public void commit(Collection<CommitRequest<String>> requests) throws IOException {
      Crash.beforeCommit(subtask, attempt);
      for (CommitRequest<String> request : requests) {
        Path hidden = folder.resolve("." + request.getCommittable());
        Path visible = folder.resolve(request.getCommittable());
        if (Crash.commitByCopy) {
          Crash.copy(hidden, folder.resolve("copies-" + subtask)); // a mistake: see the questions
        } else if (Files.exists(hidden)) {
          Files.move(hidden, visible, StandardCopyOption.ATOMIC_MOVE);
          Crash.committed(subtask, request.getCommittable(), "renamed");
        } else if (Files.exists(visible)) {
          request.signalAlreadyCommitted(); // an attempt before this one did it
          Crash.committed(subtask, request.getCommittable(), "was there already");
        } else {
          request.signalFailedWithUnknownReason(new IOException("lost: " + hidden));
        }
      }
      Crash.afterCommit(subtask, attempt);
    }

    @Override
    public void close() {}
  }

  static class NameSerializer implements SimpleVersionedSerializer<String> {
    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(String name) {
      return name.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String deserialize(int version, byte[] bytes) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
