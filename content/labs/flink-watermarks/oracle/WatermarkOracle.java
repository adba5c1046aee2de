import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.TimestampAssignerSupplier;
import org.apache.flink.api.common.eventtime.WatermarkAlignmentParams;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.mocks.MockSource;
import org.apache.flink.api.connector.source.mocks.MockSourceSplit;
import org.apache.flink.api.connector.source.mocks.MockSourceSplitSerializer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.event.WatermarkEvent;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.operators.coordination.CoordinatorStore;
import org.apache.flink.runtime.operators.coordination.CoordinatorStoreImpl;
import org.apache.flink.runtime.operators.coordination.EventReceivingTasks;
import org.apache.flink.runtime.operators.coordination.MockOperatorCoordinatorContext;
import org.apache.flink.runtime.operators.coordination.MockOperatorEventGateway;
import org.apache.flink.runtime.operators.coordination.OperatorCoordinator;
import org.apache.flink.runtime.operators.coordination.OperatorEvent;
import org.apache.flink.runtime.operators.testutils.MockEnvironmentBuilder;
import org.apache.flink.runtime.source.coordinator.SourceCoordinator;
import org.apache.flink.runtime.source.coordinator.SourceCoordinatorContext;
import org.apache.flink.runtime.source.coordinator.SourceCoordinatorProvider;
import org.apache.flink.runtime.source.event.AddSplitEvent;
import org.apache.flink.runtime.source.event.ReportedWatermarkEvent;
import org.apache.flink.runtime.source.event.WatermarkAlignmentEvent;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.operators.StreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.operators.StreamTaskStateInitializerImpl;
import org.apache.flink.streaming.api.operators.source.CollectingDataOutput;
import org.apache.flink.streaming.api.operators.source.TestingSourceOperator;
import org.apache.flink.streaming.api.transformations.OneInputTransformation;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.streaming.runtime.io.PushingAsyncDataInput;
import org.apache.flink.streaming.runtime.operators.windowing.WindowOperator;
import org.apache.flink.streaming.runtime.streamrecord.LatencyMarker;
import org.apache.flink.streaming.runtime.streamrecord.RecordAttributes;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.SourceOperatorStreamTask;
import org.apache.flink.streaming.runtime.tasks.TestProcessingTimeService;
import org.apache.flink.streaming.runtime.watermarkstatus.StatusWatermarkValve;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.MockOutput;
import org.apache.flink.streaming.util.MockStreamConfig;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Drives Flink's source operator with three splits, its source coordinator, its watermark valve and
 * its window operator by a manual clock through seeded orders, and writes what came of each second.
 */
public class WatermarkOracle {
    static final int CASES = 400;
    static final long WINDOW = 10_000;
    static final int OFF = -1;
    static final OutputTag<Long> LATE = new OutputTag<>("late") {};
    /** In how many cases each rule was met; and those met in the present one. */
    static final Map<String, Integer> RULES = new TreeMap<>();
    static final Set<String> MET = new HashSet<>();

    public static void main(String[] args) throws Exception {
        Random random = new Random(20261130);
        List<String> cases = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            MET.clear();
            cases.add(new World(random, i).play());
        }
        String rules = RULES.entrySet().stream()
                .map(e -> "\"" + e.getKey() + "\":" + e.getValue()).collect(Collectors.joining(","));
        String json = "{\"engine\":\"Apache Flink " + args[0] + "\",\n\"rules\":{" + rules
                + "},\n\"cases\":[\n" + String.join(",\n", cases) + "\n]}\n";
        Files.writeString(Path.of(args[1]), json);
        System.out.printf("%d cases, %d bytes%n%s%n", cases.size(), json.length(),
                rules.replace(",", "\n"));
        System.exit(0); // Flink leaves threads behind
    }

    static void met(String rule) {
        if (MET.add(rule)) {
            RULES.merge(rule, 1, Integer::sum);
        }
    }

    /** Orders of one partition: the nth is due at each nth {@code every} s, with time n * gap - delay. */
    record Partition(int every, int gap, int[] delays) {
        long time(int number) {
            return Math.max(0, number * gap - delays[(number - 1) % delays.length]);
        }

        static Partition of(Random random, int number) {
            int every = pick(random, 1, 1, 1, 1, 2, 3, 7);
            int gap = every * (number % 3 == 0 ? pick(random, 1, 1, 2, 4) : 1);
            boolean ragged = random.nextInt(3) == 0;
            int[] delays = IntStream.range(0, 1 + random.nextInt(6))
                    .map(i -> random.nextInt(4) == 0 ? random.nextInt(ragged ? 25 : 9)
                            : random.nextInt(3)).toArray();
            return new Partition(every, gap, delays);
        }

        @Override
        public String toString() {
            return every + " " + gap + " " + IntStream.of(delays).mapToObj(String::valueOf)
                    .collect(Collectors.joining(","));
        }
    }

    record Stop(int second, int partition) {}

    static int pick(Random random, int... values) {
        return values[random.nextInt(values.length)];
    }

    /** A job, what its partitions have, and when they stop and go on. */
    static class World {
        final List<Partition> partitions = new ArrayList<>();
        final List<Stop> stops = new ArrayList<>();
        final int bound;
        final int timeout;
        final int lateness;
        final int drift;
        final int seconds;
        final boolean aside; // late orders go to a side output
        final boolean[] flows = {true, true, true};
        final int[] next = {1, 1, 1};
        World(Random random, int number) {
            for (int p = 0; p < 3; p++) {
                partitions.add(Partition.of(random, number));
            }
            bound = pick(random, 0, 1, 2, 5, 5, 10, 20);
            timeout = number % 2 == 0 ? OFF : pick(random, 1, 2, 3, 4, 5, 8);
            lateness = pick(random, 0, 0, 0, 5, 10, 30);
            drift = number % 3 != 0 ? OFF : pick(random, 0, 1, 2, 5, 10, 20);
            seconds = 24 + random.nextInt(25);
            aside = random.nextBoolean();
            for (int second = 1 + random.nextInt(8); second < seconds;
                    second += 2 + random.nextInt(12)) {
                // Now and then all three fall silent.
                boolean all = random.nextInt(7) == 0;
                int one = random.nextInt(3);
                for (int p = 0; p < 3; p++) {
                    if (all || p == one) {
                        stops.add(new Stop(second, p));
                    }
                }
            }
        }

        String play() throws Exception {
            List<String> trace = new ArrayList<>();
            try (Job job = new Job(this)) {
                for (int second = 1; second <= seconds; second++) {
                    job.now = second * 1000L;
                    for (int p = 0; p < 3; p++) {
                        Partition partition = partitions.get(p);
                        if (flows[p] && second % partition.every == 0
                                && job.read(p, partition.time(next[p]) * 1000)) {
                            next[p]++;
                        }
                    }
                    for (int tick = 0; tick < 5; tick++) {
                        job.advance(second * 1000L + tick * 200L);
                        if (tick == 0) {
                            job.advance(second * 1000L + 100L);
                        }
                    }
                    int now = second;
                    stops.stream().filter(stop -> stop.second == now)
                            .forEach(stop -> flows[stop.partition] = !flows[stop.partition]);
                    trace.add(job.tell());
                }
            }
            return "[\"" + partitions.stream().map(Partition::toString)
                    .collect(Collectors.joining(";")) + "\",\""
                    + List.of(bound, timeout, lateness, drift).stream().map(String::valueOf)
                            .collect(Collectors.joining(" "))
                    + "\",\"" + stops.stream().map(stop -> stop.second + ":" + stop.partition)
                            .collect(Collectors.joining(" "))
                    + "\",\"" + String.join("|", trace) + "\"]";
        }
    }

    /** A watermark is always one millisecond below a whole second: it is told as that second. */
    static String second(long watermark) {
        if ((watermark + 1) % 1000 != 0) {
            throw new IllegalStateException("watermark " + watermark);
        }
        return String.valueOf((watermark + 1) / 1000);
    }

    /** One source subtask with three splits, and one window subtask behind it. */
    static class Job implements AutoCloseable {
        final World world;
        final Reader reader = new Reader();
        final MockOperatorEventGateway gateway = new MockOperatorEventGateway();
        final TestProcessingTimeService time = new TestProcessingTimeService();
        final Coordinator coordinator;
        final TestingSourceOperator<Long> source;
        final WindowSubtask window;
        final StatusWatermarkValve valve = new StatusWatermarkValve(1);
        long now;
        long watermark = Long.MIN_VALUE;
        int known; // events of the gateway that were handled
        long allowed = Long.MAX_VALUE;
        final boolean[] idle = new boolean[3];
        boolean isIdle;
        long toldWatermark = Long.MIN_VALUE;
        /** Of the present second. */
        final StringBuilder read = new StringBuilder();
        final Map<Long, long[]> fired = new TreeMap<>();
        final Map<Long, Long> resultsOf = new TreeMap<>();

        Job(World world) throws Exception {
            this.world = world;
            WatermarkAlignmentParams alignment = world.drift == OFF
                    ? WatermarkAlignmentParams.WATERMARK_ALIGNMENT_DISABLED
                    : new WatermarkAlignmentParams(world.drift * 1000L, "shop", 1000L);
            time.setCurrentTime(0);
            coordinator = world.drift == OFF ? null : new Coordinator(alignment);
            source = source(new Strategy(this, alignment));
            window = new WindowSubtask(world);
            window.open();
            source.open();
            source.handleOperatorEvent(new AddSplitEvent<>(
                    List.of(new MockSourceSplit(0), new MockSourceSplit(1), new MockSourceSplit(2)),
                    new MockSourceSplitSerializer()));
            // The reports come a tenth of a second after each whole one, so after the watermarks.
            time.setCurrentTime(100);
            source.emitNext(output);
            for (now = 200; now < 1000; now += 200) {
                time.setCurrentTime(now);
            }
        }

        TestingSourceOperator<Long> source(WatermarkStrategy<Long> strategy) throws Exception {
            var environment = new MockEnvironmentBuilder().build();
            var operator = new TestingSourceOperator<Long>(
                    new StreamOperatorParameters<>(new SourceOperatorStreamTask<>(environment),
                            new MockStreamConfig(new Configuration(), 1),
                            new MockOutput<>(new ArrayList<>()), () -> time, null, null),
                    reader, strategy, time, gateway, 0, 1, true) {
                @Override
                public ExecutionConfig getExecutionConfig() {
                    return new ExecutionConfig(); // with Flink's own interval
                }
            };
            operator.initializeState(
                    new StreamTaskStateInitializerImpl(environment, new HashMapStateBackend()));
            return operator;
        }

        /** Whether the source read the order. */
        boolean read(int split, long timestamp) throws Exception {
            if (reader.paused.contains(String.valueOf(split))) {
                met("a paused split is not read");
                return false;
            }
            reader.due.add(new long[] {split, timestamp});
            source.emitNext(output);
            if (reader.due.isEmpty()) {
                return true;
            }
            reader.due.clear();
            met("the whole subtask waits for alignment");
            return false;
        }

        void advance(long to) throws Exception {
            now = to;
            time.setCurrentTime(to);
            for (; known < gateway.getEventsSent().size(); known++) {
                OperatorEvent event = gateway.getEventsSent().get(known);
                if (event instanceof ReportedWatermarkEvent) {
                    WatermarkAlignmentEvent answer =
                            coordinator.answer(0, ((ReportedWatermarkEvent) event).getWatermark());
                    if (answer.getMaxWatermark() != allowed) {
                        allowed = answer.getMaxWatermark();
                        met(allowed == Long.MAX_VALUE ? "an idle source sets no limit"
                                : "the limit is the minimum and the drift");
                    }
                    source.handleOperatorEvent(answer);
                }
            }
        }

        /** What came of the second: orders, watermark, splits that are idle or paused, limit, results, windows kept. */
        String tell() {
            StringBuilder splits = new StringBuilder();
            for (int p = 0; p < 3; p++) {
                splits.append(idle[p] ? "i" : "")
                        .append(reader.paused.contains(String.valueOf(p)) ? "p" : "")
                        .append(p < 2 ? "," : "");
            }
            String told = String.join(" ", read, watermark > toldWatermark ? "w" + second(watermark) : "",
                    splits.length() == 2 ? "" : splits, isIdle ? "s" : "",
                    allowed == Long.MAX_VALUE ? "" : "m" + second(allowed),
                    fired.entrySet().stream().map(Job::tell).collect(Collectors.joining(",")),
                    "n" + window.numKeyedStateEntries());
            toldWatermark = watermark;
            read.setLength(0);
            fired.clear();
            return told;
        }

        /** Like {@code 20=7x2+4}: the window's start, orders, results so far; 0.4 s after the second for the first one. */
        static String tell(Map.Entry<Long, long[]> result) {
            long[] of = result.getValue();
            return result.getKey() + "=" + of[0] + "x" + of[1]
                    + (of[1] == 1 && of[2] > 0 ? "+" + of[2] / 100 : "");
        }

        void note(List<long[]> results) {
            for (long[] result : results) {
                long times = resultsOf.merge(result[0], 1L, Long::sum);
                fired.put(result[0], new long[] {result[1], times, now % 1000});
            }
        }

        /** What the source hands on: to the valve, and then to the window operator. */
        final Sink output = new Sink() {
            @Override
            public void emitRecord(StreamRecord<Long> record) throws Exception {
                int split = (int) (record.getValue() % 10);
                read.append(split);
                long lost = window.lost();
                int fired = window.results;
                boolean outOfOrder = record.getTimestamp() < window.highest[split];
                window.highest[split] = Math.max(window.highest[split], record.getTimestamp());
                long end = record.getTimestamp() - record.getTimestamp() % WINDOW + WINDOW;
                window.processElement(record);
                note(window.fired());
                boolean isLate = watermark >= end - 1;
                if (window.lost() > lost) {
                    read.append('!');
                    met(world.aside ? "too late: side output" : "too late: dropped");
                    if (world.lateness > 0) met("too late also with allowed lateness");
                } else if (window.results > fired) {
                    read.append('~');
                    met("late, but allowed: fires again at once");
                } else if (isLate) {
                    throw new IllegalStateException("late, but neither lost nor fired");
                } else if (outOfOrder) {
                    met("out of order, but in time");
                    if (record.getTimestamp() < watermark) met("behind the watermark, but in time");
                }
            }

            @Override
            public void emitWatermark(Watermark mark) throws Exception {
                valve.inputWatermark(mark, 0, toWindow);
            }

            @Override
            public void emitWatermarkStatus(WatermarkStatus status) throws Exception {
                isIdle = status.isIdle();
                met(status.isIdle() ? "all splits idle: the source is idle"
                        : "a new watermark wakes the source");
                valve.inputWatermarkStatus(status, 0, toWindow);
            }
        };

        final Sink toWindow = new Sink() {
            @Override
            public void emitWatermark(Watermark mark) throws Exception {
                watermark = mark.getTimestamp();
                met("the lowest split decides");
                if (now % 1000 > 0) met("an idle split lets time go on");
                int open = window.numKeyedStateEntries();
                window.processWatermark(mark);
                List<long[]> results = window.fired();
                note(results);
                if (!results.isEmpty()) met("fires at end - 1 ms");
                if (results.size() > 1) met("a jump fires several windows");
                if (window.numKeyedStateEntries() < open && world.lateness > 0) {
                    met("state kept for the allowed lateness, then deleted");
                }
            }
        };

        @Override
        public void close() throws Exception {
            window.close();
            if (coordinator != null) coordinator.close();
        }
    }

    /** Bounded out-of-orderness with idleness, as the public API makes it; notes who falls idle and wakes. */
    record Strategy(Job job, WatermarkAlignmentParams alignment) implements WatermarkStrategy<Long> {
        @Override
        public WatermarkGenerator<Long> createWatermarkGenerator(
                WatermarkGeneratorSupplier.Context context) {
            WatermarkStrategy<Long> own = WatermarkStrategy.forBoundedOutOfOrderness(
                    Duration.ofSeconds(job.world.bound));
            if (job.world.timeout != OFF) {
                own = own.withIdleness(Duration.ofSeconds(job.world.timeout));
            }
            // The first is that of the main output, which no order goes through; then come the splits.
            return new Noted(job, own.createWatermarkGenerator(context), job.reader.generators++ - 1);
        }

        @Override
        public TimestampAssigner<Long> createTimestampAssigner(
                TimestampAssignerSupplier.Context context) {
            return (value, previous) -> previous;
        }

        @Override
        public WatermarkAlignmentParams getAlignmentParameters() {
            return alignment;
        }
    }

    static class Noted implements WatermarkGenerator<Long> {
        final Job job;
        final WatermarkGenerator<Long> own;
        final int split;

        Noted(Job job, WatermarkGenerator<Long> own, int split) {
            this.job = job;
            this.own = own;
            this.split = split;
        }

        @Override
        public void onEvent(Long event, long timestamp, WatermarkOutput output) {
            own.onEvent(event, timestamp, output);
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            own.onPeriodicEmit(new WatermarkOutput() {
                @Override
                public void emitWatermark(
                        org.apache.flink.api.common.eventtime.Watermark watermark) {
                    note(false);
                    output.emitWatermark(watermark);
                }

                @Override
                public void markIdle() {
                    note(true);
                    output.markIdle();
                }

                @Override
                public void markActive() {
                    output.markActive();
                }
            });
        }

        void note(boolean idle) {
            if (split < 0 || idle == job.idle[split]) {
                return;
            }
            job.idle[split] = idle;
            met(idle ? "silent for longer than the timeout: idle" : "an order wakes an idle split");
        }
    }

    /** Three splits; an order is read when the operator asks. */
    static class Reader implements SourceReader<Long, MockSourceSplit> {
        final Deque<long[]> due = new ArrayDeque<>();
        final Set<String> paused = new HashSet<>();
        int generators;

        @Override
        public InputStatus pollNext(ReaderOutput<Long> output) {
            long[] order = due.poll();
            if (order != null) {
                output.createOutputForSplit(String.valueOf(order[0]))
                        .collect(order[1] * 10 + order[0], order[1]);
            }
            return InputStatus.NOTHING_AVAILABLE;
        }

        @Override
        public void pauseOrResumeSplits(Collection<String> pause, Collection<String> resume) {
            paused.addAll(pause);
            paused.removeAll(resume);
            if (!pause.isEmpty()) met("a split above the limit pauses");
            if (!resume.isEmpty()) met("a split below the limit goes on");
        }

        @Override
        public CompletableFuture<Void> isAvailable() {
            return new CompletableFuture<>();
        }

        @Override
        public void start() {}

        @Override
        public List<MockSourceSplit> snapshotState(long checkpoint) {
            return List.of();
        }

        @Override
        public void addSplits(List<MockSourceSplit> splits) {}

        @Override
        public void notifyNoMoreSplits() {}

        @Override
        public void close() {}
    }

    /** Flink's source coordinator of one subtask. It starts no timer: an answer follows each report. */
    static class Coordinator implements AutoCloseable {
        final SourceCoordinatorContext<MockSourceSplit> context;
        final SourceCoordinator<?, ?> own;
        final EventReceivingTasks subtasks = EventReceivingTasks.createForRunningTasks();

        Coordinator(WatermarkAlignmentParams alignment) throws Exception {
            CoordinatorStore store = new CoordinatorStoreImpl();
            var outer = new MockOperatorCoordinatorContext(new OperatorID(), 1);
            var threads = (SourceCoordinatorProvider.CoordinatorExecutorThreadFactory)
                    make(SourceCoordinatorProvider.CoordinatorExecutorThreadFactory.class,
                            new Class<?>[] {String.class, OperatorCoordinator.Context.class},
                            "coordinator", outer);
            context = new SourceCoordinatorContext<>(new JobID(), threads, 1, outer,
                    new MockSourceSplitSerializer(), false);
            own = new SourceCoordinator<>(new JobID(), "orders",
                    new MockSource(Boundedness.CONTINUOUS_UNBOUNDED, 3), context, store, alignment,
                    null);
            // What start() does, but for the enumerator and the timer.
            store.putIfAbsent("shop", make(Class.forName(
                    SourceCoordinator.class.getName() + "$WatermarkAggregator"), new Class<?>[0]));
            var gateway = subtasks.createGatewayForSubtask(0, 0);
            Runnable ready = () -> {
                try {
                    call(context, "attemptReady", OperatorCoordinator.SubtaskGateway.class, gateway);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            };
            call(context, "runInCoordinatorThread", Runnable.class, ready);
        }

        WatermarkAlignmentEvent answer(int subtask, long watermark) throws Exception {
            Method report = SourceCoordinator.class.getDeclaredMethod("handleReportedWatermark",
                    int.class, org.apache.flink.api.common.eventtime.Watermark.class);
            report.setAccessible(true);
            report.invoke(own, subtask,
                    new org.apache.flink.api.common.eventtime.Watermark(watermark));
            Method announce = SourceCoordinator.class.getDeclaredMethod("announceCombinedWatermark");
            announce.setAccessible(true);
            announce.invoke(own);
            List<OperatorEvent> sent = subtasks.getSentEventsForSubtask(subtask);
            return (WatermarkAlignmentEvent) sent.get(sent.size() - 1);
        }

        static Object make(Class<?> type, Class<?>[] types, Object... values) throws Exception {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        }

        static void call(Object on, String name, Class<?> type, Object value) throws Exception {
            Method method = SourceCoordinatorContext.class.getDeclaredMethod(name, type);
            method.setAccessible(true);
            method.invoke(on, value);
        }

        @Override
        public void close() throws Exception {
            context.close();
        }
    }

    /** The window operator that the DataStream API makes, for one key: it counts. */
    static class WindowSubtask extends KeyedOneInputStreamOperatorTestHarness<String, Long, long[]> {
        final long[] highest = {-1, -1, -1};
        int results;

        WindowSubtask(World world) throws Exception {
            super(operator(world), value -> "all", Types.STRING);
        }

        @SuppressWarnings("unchecked")
        static StreamOperatorFactory<long[]> operator(World world) {
            var windowed = StreamExecutionEnvironment.getExecutionEnvironment().fromData(1L)
                    .keyBy(value -> "all", Types.STRING)
                    .window(TumblingEventTimeWindows.of(Duration.ofMillis(WINDOW)))
                    .allowedLateness(Duration.ofSeconds(world.lateness));
            if (world.aside) {
                windowed = windowed.sideOutputLateData(LATE);
            }
            return ((OneInputTransformation<Long, long[]>)
                    windowed.process(new Count(), TypeInformation.of(long[].class)).getTransformation()).getOperatorFactory();
        }

        /** What fired since the last call: the window's start in seconds, and its orders. */
        List<long[]> fired() {
            List<long[]> all = new ArrayList<>(extractOutputValues());
            getOutput().clear();
            results += all.size();
            return all;
        }

        /** Orders in the side output, or dropped. */
        long lost() throws Exception {
            var side = getSideOutput(LATE);
            Field dropped = WindowOperator.class.getDeclaredField("numLateRecordsDropped");
            dropped.setAccessible(true);
            return (side == null ? 0 : side.size())
                    + ((Counter) dropped.get(getOperator())).getCount();
        }
    }

    static class Count extends ProcessWindowFunction<Long, long[], String, TimeWindow> {
        @Override
        public void process(String key, Context context, Iterable<Long> orders,
                Collector<long[]> out) {
            int count = 0;
            for (Long order : orders) {
                count++;
            }
            out.collect(new long[] {context.window().getStart() / 1000, count});
        }
    }

    /** An output of which only a part is used. */
    abstract static class Sink implements PushingAsyncDataInput.DataOutput<Long> {
        @Override
        public void emitRecord(StreamRecord<Long> record) throws Exception {}

        @Override
        public void emitWatermark(Watermark watermark) throws Exception {}

        @Override
        public void emitWatermarkStatus(WatermarkStatus status) throws Exception {}

        @Override
        public void emitLatencyMarker(LatencyMarker marker) {}

        @Override
        public void emitRecordAttributes(RecordAttributes attributes) {}

        @Override
        public void emitWatermark(WatermarkEvent watermark) {}
    }
}
