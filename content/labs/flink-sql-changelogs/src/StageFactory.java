import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.connector.ProviderContext;
import org.apache.flink.table.connector.RuntimeConverter;
import org.apache.flink.table.connector.sink.DynamicTableSink;
import org.apache.flink.table.connector.sink.SinkV2Provider;
import org.apache.flink.table.connector.source.DataStreamScanProvider;
import org.apache.flink.table.connector.source.DynamicTableSource;
import org.apache.flink.table.connector.source.LookupTableSource;
import org.apache.flink.table.connector.source.ScanTableSource;
import org.apache.flink.table.connector.source.lookup.LookupFunctionProvider;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.factories.DynamicTableSinkFactory;
import org.apache.flink.table.factories.DynamicTableSourceFactory;
import org.apache.flink.table.factories.FactoryUtil;
import org.apache.flink.table.functions.FunctionContext;
import org.apache.flink.table.functions.LookupFunction;
import org.apache.flink.table.types.DataType;
import org.apache.flink.types.Row;

/**
 * The connector 'stage': a table whose rows the program sends one by one, and a sink that the
 * program reads. 'rows' says which kinds of rows the table gives or takes.
 */
public class StageFactory implements DynamicTableSourceFactory, DynamicTableSinkFactory {
    static final ConfigOption<String> ROWS =
            ConfigOptions.key("rows").stringType().defaultValue("all");

    @Override
    public String factoryIdentifier() {
        return "stage";
    }

    @Override
    public Set<ConfigOption<?>> requiredOptions() {
        return Set.of();
    }

    @Override
    public Set<ConfigOption<?>> optionalOptions() {
        return Set.of(ROWS);
    }

    /** append: +I. upsert: +I, +U and -D. all: -U too. */
    static ChangelogMode mode(String rows) {
        return switch (rows) {
            case "append" -> ChangelogMode.insertOnly();
            case "upsert" -> ChangelogMode.upsert();
            default -> ChangelogMode.all();
        };
    }

    @Override
    public DynamicTableSource createDynamicTableSource(Context context) {
        return new Source(
                context.getObjectIdentifier().getObjectName(),
                FactoryUtil.createTableFactoryHelper(this, context).getOptions().get(ROWS),
                context.getPhysicalRowDataType());
    }

    @Override
    public DynamicTableSink createDynamicTableSink(Context context) {
        return new Target(
                context.getObjectIdentifier().getObjectName(),
                FactoryUtil.createTableFactoryHelper(this, context).getOptions().get(ROWS),
                context.getPhysicalRowDataType());
    }

    record Source(String table, String rows, DataType type)
            implements ScanTableSource, LookupTableSource {
        @Override
        public ChangelogMode getChangelogMode() {
            return mode(rows);
        }

        @Override
        public ScanRuntimeProvider getScanRuntimeProvider(ScanContext context) {
            DataStructureConverter converter = context.createDataStructureConverter(type);
            var info = context.<RowData>createTypeInformation(type);
            String name = table;
            return new DataStreamScanProvider() {
                @Override
                public DataStream<RowData> produceDataStream(
                        ProviderContext provider, StreamExecutionEnvironment env) {
                    return env.fromSource(new GatedSource(name), WatermarkStrategy.noWatermarks(), name)
                            .setParallelism(1)
                            .map(at -> (RowData) converter.toInternal(Stage.input(name).row(at)))
                            .returns(info)
                            .setParallelism(1);
                }

                @Override
                public boolean isBounded() {
                    return false;
                }
            };
        }

        /** A lookup sees what the table holds at this moment. */
        @Override
        public LookupRuntimeProvider getLookupRuntimeProvider(LookupContext context) {
            DataStructureConverter converter = context.createDataStructureConverter(type);
            return LookupFunctionProvider.of(new Lookup(table, converter));
        }

        @Override
        public DynamicTableSource copy() {
            return this;
        }

        @Override
        public String asSummaryString() {
            return table;
        }
    }

    public static class Lookup extends LookupFunction {
        private final String table;
        private final DynamicTableSource.DataStructureConverter converter;

        Lookup(String table, DynamicTableSource.DataStructureConverter converter) {
            this.table = table;
            this.converter = converter;
        }

        @Override
        public void open(FunctionContext context) {
            converter.open(RuntimeConverter.Context.create(Lookup.class.getClassLoader()));
        }

        @Override
        public Collection<RowData> lookup(RowData key) {
            List<RowData> found = new ArrayList<>();
            Row row = Stage.input(table).now(key.getString(0).toString());
            if (row != null) {
                found.add((RowData) converter.toInternal(row));
            }
            return found;
        }
    }

    record Target(String table, String rows, DataType type) implements DynamicTableSink {
        @Override
        public ChangelogMode getChangelogMode(ChangelogMode requested) {
            return mode(rows);
        }

        @Override
        public SinkRuntimeProvider getSinkRuntimeProvider(Context context) {
            return SinkV2Provider.of(new Writing(table, context.createDataStructureConverter(type)));
        }

        @Override
        public DynamicTableSink copy() {
            return this;
        }

        @Override
        public String asSummaryString() {
            return table;
        }
    }

    static class Writing implements Sink<RowData> {
        private final String table;
        private final DynamicTableSink.DataStructureConverter converter;

        Writing(String table, DynamicTableSink.DataStructureConverter converter) {
            this.table = table;
            this.converter = converter;
        }

        @Override
        public SinkWriter<RowData> createWriter(WriterInitContext context) {
            return new SinkWriter<>() {
                @Override
                public void write(RowData row, Context at) {
                    Stage.output(table).add((Row) converter.toExternal(row));
                }

                @Override
                public void flush(boolean isLast) {}

                @Override
                public void close() {}
            };
        }
    }
}
