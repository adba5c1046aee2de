import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Counts the orders of each city, in keyed state. */
class Count extends KeyedProcessFunction<String, Order, Order> implements CheckpointedFunction {
  private transient ValueState<Long> orders;

  @Override
  public void open(OpenContext context) {
    orders = getRuntimeContext().getState(new ValueStateDescriptor<>("orders", Long.class));
  }

  @Override
  public void processElement(Order order, Context context, Collector<Order> out)
      throws Exception {
    order.count = orders.value() == null ? 1 : orders.value() + 1;
    orders.update(order.count);
    out.collect(order);
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) {
    Crash.inSnapshot(getRuntimeContext().getTaskInfo().getIndexOfThisSubtask(),
        getRuntimeContext().getTaskInfo().getAttemptNumber());
  }

  @Override
  public void initializeState(FunctionInitializationContext context) {}
}
