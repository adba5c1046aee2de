import java.io.FileWriter;
import java.io.Writer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.types.Row;
import org.apache.flink.util.Collector;

/** The naive sink: appends each order to a file as it arrives. It ignores checkpoints. */
class PlainFile extends ProcessFunction<Row, Void> {
    private final String path;
    private transient Writer file;

    PlainFile(String path) {
        this.path = path;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        file = new FileWriter(path, true);
    }

    @Override
    public void processElement(Row order, Context context, Collector<Void> out)
            throws Exception {
        file.write(order.getField(0) + "," + order.getField(1) + "\n");
        file.flush(); // what is written stays written, also when the job fails
    }

    @Override
    public void close() throws Exception {
        if (file != null) {
            file.close();
        }
    }
}
