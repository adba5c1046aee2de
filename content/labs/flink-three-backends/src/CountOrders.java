import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.util.Collector;

/** Counts orders per city with the state API that Flink always had. */
public class CountOrders extends RichFlatMapFunction<String, Long> {
  private transient ValueState<Count> orders;

  @Override
  public void open(OpenContext ctx) {
    orders = getRuntimeContext().getState(
        new ValueStateDescriptor<>("orders", new CountSerializer()));
  }

  @Override
  public void flatMap(String city, Collector<Long> out) throws Exception {
    Count count = orders.value();
    if (count == null) {
      count = new Count();
    }
    count.orders++;
    orders.update(count);
    out.collect(count.orders);
  }
}
