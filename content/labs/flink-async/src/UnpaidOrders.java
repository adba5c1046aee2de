import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Says which orders were not paid within half an hour of event time. Keyed by the order. */
public class UnpaidOrders extends KeyedProcessFunction<String, UnpaidOrders.Event, String> {

  static final long WAIT = 30 * 60_000;

  /** {@code kind} is "placed" or "paid". */
  record Event(String order, String kind) {}

  private transient ValueState<Long> due;

  @Override
  public void open(OpenContext context) {
    due = getRuntimeContext().getState(new ValueStateDescriptor<>("due", Types.LONG));
  }

  @Override
  public void processElement(Event event, Context ctx, Collector<String> out) throws Exception {
    if (event.kind.equals("placed")) {
      long at = ctx.timestamp() + WAIT;
      ctx.timerService().registerEventTimeTimer(at);
      due.update(at);
    } else if (due.value() != null) {
      ctx.timerService().deleteEventTimeTimer(due.value());
      due.clear();
    }
  }

  @Override
  public void onTimer(long time, OnTimerContext ctx, Collector<String> out) {
    out.collect(ctx.getCurrentKey() + " unpaid");
    due.clear();
  }
}
