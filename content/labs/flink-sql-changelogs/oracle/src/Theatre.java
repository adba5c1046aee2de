import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.connector.sink.DynamicTableSink;
import org.apache.flink.table.connector.sink.SinkV2Provider;
import org.apache.flink.table.connector.source.DynamicTableSource;
import org.apache.flink.table.connector.source.LookupTableSource;
import org.apache.flink.table.connector.source.ScanTableSource;
import org.apache.flink.table.connector.source.SourceProvider;
import org.apache.flink.table.connector.source.lookup.LookupFunctionProvider;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.factories.DynamicTableSinkFactory;
import org.apache.flink.table.factories.DynamicTableSourceFactory;
import org.apache.flink.table.functions.LookupFunction;

/**
 * The connector 'theatre'. Nothing is read or written: the planner sees tables that change in all
 * ways, a sink that takes upserts if it has a key and all kinds of rows if not, and `cities` can be
 * looked up.
 */
public class Theatre implements DynamicTableSourceFactory, DynamicTableSinkFactory {
    /** What a lookup finds at this moment: the fee of each city. */
    static final Map<String, Integer> FEES = new HashMap<>();

    @Override
    public String factoryIdentifier() {
        return "theatre";
    }

    @Override
    public Set<ConfigOption<?>> requiredOptions() {
        return Set.of();
    }

    @Override
    public Set<ConfigOption<?>> optionalOptions() {
        return Set.of();
    }

    @Override
    public DynamicTableSource createDynamicTableSource(Context context) {
        return new Input();
    }

    @Override
    public DynamicTableSink createDynamicTableSink(Context context) {
        return new Output(context.getPrimaryKeyIndexes().length > 0);
    }

    record Input() implements ScanTableSource, LookupTableSource {
        @Override
        public ChangelogMode getChangelogMode() {
            return ChangelogMode.all();
        }

        @Override
        @SuppressWarnings({"unchecked", "rawtypes"})
        public ScanRuntimeProvider getScanRuntimeProvider(ScanContext context) {
            // It stands at the source's place in the graph, and never runs.
            return SourceProvider.of((Source) new NumberSequenceSource(0, 1));
        }

        @Override
        public LookupRuntimeProvider getLookupRuntimeProvider(LookupContext context) {
            return LookupFunctionProvider.of(new Fees());
        }

        @Override
        public DynamicTableSource copy() {
            return this;
        }

        @Override
        public String asSummaryString() {
            return "theatre";
        }
    }

    public static class Fees extends LookupFunction {
        @Override
        public Collection<RowData> lookup(RowData key) {
            StringData city = key.getString(0);
            Integer fee = FEES.get(city.toString());
            return fee == null ? List.of() : List.of(GenericRowData.of(city, fee));
        }
    }

    record Output(boolean hasKey) implements DynamicTableSink {
        @Override
        public ChangelogMode getChangelogMode(ChangelogMode requested) {
            return hasKey ? ChangelogMode.upsert() : ChangelogMode.all();
        }

        @Override
        public SinkRuntimeProvider getSinkRuntimeProvider(Context context) {
            return SinkV2Provider.of(new DiscardingSink<>());
        }

        @Override
        public DynamicTableSink copy() {
            return this;
        }

        @Override
        public String asSummaryString() {
            return "theatre";
        }
    }
}
