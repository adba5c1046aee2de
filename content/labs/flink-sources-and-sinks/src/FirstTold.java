import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Flink tells the operators of a chain from its end to its head that a checkpoint is complete.
 * Added to the job before the sink, this one hears of it before the sink's committer.
 */
class FirstTold extends ProcessFunction<Order, Void> implements CheckpointListener {
  static volatile boolean crash;

  @Override
  public void processElement(Order order, Context context, Collector<Void> out) {}

  @Override
  public void notifyCheckpointComplete(long checkpoint) {
    if (crash) {
      crash = false;
      throw new Error("the crash asked for"); // the committer is not told
    }
  }
}
