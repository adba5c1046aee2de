import java.io.FileWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Two sinks without a committer: what they have sent is visible at once. */
class PlainSinks {

  /** Adds a line for each order. */
  static class Append implements Sink<Order> {
    private final String folder;

    Append(Path folder) {
      this.folder = folder.toString();
    }

    @Override
    public SinkWriter<Order> createWriter(WriterInitContext context) throws IOException {
      int subtask = context.getTaskInfo().getIndexOfThisSubtask();
      Writer file = new FileWriter(Path.of(folder, "append-" + subtask).toFile(), true);
      return new SinkWriter<>() {
        @Override
        public void write(Order order, Context c) throws IOException {
          file.write(order + "\n");
          file.flush(); // so that a crash takes back nothing
          Crash.written.incrementAndGet();
        }

        @Override
        public void flush(boolean endOfInput) {} // nothing waits in this writer

        @Override
        public void close() throws IOException {
          file.close();
        }
      };
    }
  }

  /** A table with one row for each city. A later count takes the place of an earlier one. */
  static class Upsert implements Sink<Order> {
    static final Map<String, Long> table = new ConcurrentHashMap<>();
    static final Map<String, String> wentBack = new ConcurrentHashMap<>();
    static final AtomicInteger writes = new AtomicInteger();

    @Override
    public SinkWriter<Order> createWriter(WriterInitContext context) {
      return new SinkWriter<>() {
        @Override
        public void write(Order order, Context c) {
          writes.incrementAndGet();
          Long before = table.put(order.city, order.count);
          if (before != null && before > order.count) {
            wentBack.put(order.city, before + " → " + order.count);
          }
          Crash.written.incrementAndGet();
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
      };
    }
  }
}
