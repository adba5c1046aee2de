import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.api.common.state.v2.ValueState;
import org.apache.flink.api.common.state.v2.ValueStateDescriptor;
import org.apache.flink.util.Collector;

/** The same counter with the state API of Flink 2: ask, and say what to do with the answer. */
public class CountOrdersAsync extends RichFlatMapFunction<String, Long> {
  private transient ValueState<Count> orders;

  @Override
  public void open(OpenContext ctx) {
    orders = getRuntimeContext().getState(
        new ValueStateDescriptor<>("orders", new CountSerializer()));
  }

  @Override
  public void flatMap(String city, Collector<Long> out) {
    orders.asyncValue().thenCompose(found -> {
      Count count = found == null ? new Count() : found;
      count.orders++;
      return orders.asyncUpdate(count).thenAccept(done -> out.collect(count.orders));
    });
  }
}
