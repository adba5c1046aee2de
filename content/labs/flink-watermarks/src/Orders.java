import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.InputStatus;

/** A source with partitions, like a Kafka topic. {@link Play} decides which order comes next. */
class Orders extends PartitionSource {

  Orders(int... partitions) {
    super(partitions);
  }

  @Override
  public SourceReader<Order, Partition> createReader(SourceReaderContext context) {
    return new Reader() {
      @Override
      public InputStatus pollNext(ReaderOutput<Order> out) throws Exception {
        Order order = Play.turn(mine);
        if (order != null) {
          // An output for each partition: Flink keeps a watermark for each.
          out.createOutputForSplit("p" + order.partition).collect(order);
          return InputStatus.MORE_AVAILABLE;
        }
        if (Play.over()) {
          return InputStatus.END_OF_INPUT;
        }
        Thread.sleep(1);
        return InputStatus.NOTHING_AVAILABLE;
      }
    };
  }
}
