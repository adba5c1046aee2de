import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.flink.core.memory.MemorySegmentFactory;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.runtime.checkpoint.CheckpointException;
import org.apache.flink.runtime.checkpoint.CheckpointMetaData;
import org.apache.flink.runtime.checkpoint.CheckpointMetricsBuilder;
import org.apache.flink.runtime.checkpoint.CheckpointOptions;
import org.apache.flink.runtime.checkpoint.CheckpointType;
import org.apache.flink.runtime.checkpoint.channel.ChannelStateWriter;
import org.apache.flink.runtime.checkpoint.channel.InputChannelInfo;
import org.apache.flink.runtime.clusterframework.types.ResourceID;
import org.apache.flink.runtime.event.AbstractEvent;
import org.apache.flink.runtime.io.network.ConnectionID;
import org.apache.flink.runtime.io.network.NettyShuffleEnvironment;
import org.apache.flink.runtime.io.network.NettyShuffleEnvironmentBuilder;
import org.apache.flink.runtime.io.network.PartitionRequestClient;
import org.apache.flink.runtime.io.network.TestingConnectionManager;
import org.apache.flink.runtime.io.network.TestingPartitionRequestClient;
import org.apache.flink.runtime.io.network.api.CancelCheckpointMarker;
import org.apache.flink.runtime.io.network.api.CheckpointBarrier;
import org.apache.flink.runtime.io.network.api.serialization.EventSerializer;
import org.apache.flink.runtime.io.network.buffer.Buffer;
import org.apache.flink.runtime.io.network.buffer.FreeingBufferRecycler;
import org.apache.flink.runtime.io.network.buffer.NetworkBuffer;
import org.apache.flink.runtime.io.network.partition.ResultPartitionID;
import org.apache.flink.runtime.io.network.partition.ResultSubpartitionIndexSet;
import org.apache.flink.runtime.io.network.partition.consumer.BufferOrEvent;
import org.apache.flink.runtime.io.network.partition.consumer.InputChannel;
import org.apache.flink.runtime.io.network.partition.consumer.RemoteInputChannel;
import org.apache.flink.runtime.io.network.partition.consumer.SingleInputGate;
import org.apache.flink.runtime.io.network.partition.consumer.SingleInputGateBuilder;
import org.apache.flink.runtime.jobgraph.tasks.CheckpointableTask;
import org.apache.flink.runtime.state.CheckpointStorageLocationReference;
import org.apache.flink.streaming.runtime.io.checkpointing.BarrierAlignmentUtil;
import org.apache.flink.streaming.runtime.io.checkpointing.CheckpointBarrierHandler;
import org.apache.flink.streaming.runtime.io.checkpointing.CheckpointBarrierTracker;
import org.apache.flink.streaming.runtime.io.checkpointing.CheckpointedInputGate;
import org.apache.flink.streaming.runtime.io.checkpointing.SingleCheckpointBarrierHandler;
import org.apache.flink.streaming.runtime.tasks.StreamTaskActionExecutor;
import org.apache.flink.streaming.runtime.tasks.TestSubtaskCheckpointCoordinator;
import org.apache.flink.streaming.runtime.tasks.mailbox.MailboxExecutorImpl;
import org.apache.flink.streaming.runtime.tasks.mailbox.TaskMailboxImpl;
import org.apache.flink.util.CloseableIterator;
import org.apache.flink.util.clock.ManualClock;

/**
 * Drives Flink's input gates and barrier handlers through seeded orders of records, barriers,
 * cancel markers, timeouts, crashes and restarts, and writes what came of each.
 */
public class BarrierOracle {
    static final int CASES = 480;
    static final int ORDERS = 6;
    static final long TIMEOUT = 30_000;
    static final String MODES = "louw"; // aligned, at least once, unaligned, aligned with a timeout
    /** Letters to draw from. In some cases one channel is slow, or checkpoints are often given up. */
    static final String[] FLAVOURS = {
        "ccddijxya", "ccccddddxyij", "cdxyxyiijj", "cdxyxygiijj", "ccdddxyiiij",
        "cddxyyiijag", "ccdxxiijjjg", "cdxyyijgggj", "ccddxiijj"
    };
    /** How some cases begin, for what chance seldom brings; orders are strewn in. */
    static final Map<Character, String[]> OPENINGS = Map.of(
            'l', new String[] {"xgyjiiji", "xiyjakr", "xigyjxyij"},
            'o', new String[] {"cxiiciiyjjjjakrcciii", "xygygxiiijjjxyij", "xygygxiiiijj", "xigxiyjjyj"},
            'u', new String[] {"cddxyakr", "xgyxjjyj", "dxdyakr"},
            'w', new String[] {"xigxtyjjy", "xgyjiixyt", "cxiyjakr"});
    static final NettyShuffleEnvironment NETWORK = new NettyShuffleEnvironmentBuilder().build();
    static final ConnectionID ADDRESS =
            new ConnectionID(ResourceID.generate(), InetSocketAddress.createUnresolved("none", 0), 0);
    /** In how many cases each rule was met; and those met in the present one. */
    static final Map<String, Integer> RULES = new TreeMap<>();
    static final Set<String> MET = new HashSet<>();

    public static void main(String[] args) throws Exception {
        Random random = new Random(20261201);
        List<String> cases = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            cases.add(play(random, MODES.charAt(i % 4)));
        }
        String rules = RULES.entrySet().stream()
                .map(e -> "\"" + e.getKey() + "\":" + e.getValue()).collect(Collectors.joining(","));
        String json = "{\"engine\":\"Apache Flink " + args[0] + "\",\n\"rules\":{" + rules
                + "},\n\"cases\":[\n" + String.join(",\n", cases) + "\n]}\n";
        Files.writeString(Path.of(args[1]), json);
        System.out.printf("%d cases, %d bytes%n%s%n", cases.size(), json.length(),
                rules.replace(",", "\n"));
        System.exit(0); // the network's threads stay behind
    }

    /** One case: what was done, a letter each, and what came of each letter. */
    static String play(Random random, char mode) throws Exception {
        MET.clear();
        Job job = new Job(mode);
        String letters = FLAVOURS[random.nextInt(FLAVOURS.length)] + (mode == 'w' ? "tt" : "");
        StringBuilder actions = new StringBuilder().append(mode);
        List<String> trace = new ArrayList<>(List.of(""));
        Deque<Character> opening = new ArrayDeque<>();
        if (random.nextInt(3) == 0) {
            String[] openings = OPENINGS.get(mode);
            for (char letter : openings[random.nextInt(openings.length)].toCharArray()) {
                if (random.nextInt(3) == 0) opening.add(random.nextBoolean() ? 'c' : 'd');
                opening.add(letter);
            }
        }
        int length = 20 + random.nextInt(40);
        for (int i = 0; i < length; i++) {
            char letter = opening.isEmpty() ? job.choose(random, letters) : opening.remove();
            String told = job.act(letter);
            // What does nothing is kept now and then, to see that it does nothing.
            if (told.isEmpty() && random.nextInt(4) > 0) continue;
            actions.append(letter);
            trace.add(told);
        }
        if (job.task != null) job.task.close();
        return "[\"" + actions + "\",\"" + String.join("|", trace) + "\"]";
    }

    static void count(String rule) {
        if (MET.add(rule)) RULES.merge(rule, 1, Integer::sum);
    }

    /** What the coordinator keeps of a checkpoint: orders in the state and in flight, positions. */
    record Checkpoint(List<Integer> state, List<Integer> inFlight, int[] positions) {}

    /**
     * Ours: two sources, a count, and what the coordinator decides. Cairo's orders are numbered 1 to
     * 6, delhi's 11 to 16.
     */
    static class Job {
        final char mode;
        final int[] positions = {0, 0};
        final int[] cuts = {0, 0}; // the positions at the last barriers
        final long[] marked = {6, 6}; // the last checkpoint whose barrier or cancel marker each source sent
        List<Integer> counted = new ArrayList<>();
        Checkpoint last = new Checkpoint(List.of(), List.of(), new int[] {0, 0});
        long next = 7; // the checkpoint on its way, or the next
        Task task; // null after a crash
        final ManualClock clock = new ManualClock();
        long triggered = 0; // time of the trigger of `next`

        Job(char mode) throws Exception {
            this.mode = mode;
            task = new Task(this);
        }

        /** A letter to try. After a crash mostly the restart, and what is finished is soon acknowledged. */
        char choose(Random random, String letters) {
            if (task == null && random.nextInt(4) > 0) return 'r';
            if (task != null && task.finished == next && random.nextInt(3) == 0) return 'a';
            if (random.nextInt(24) == 0) return 'k';
            return letters.charAt(random.nextInt(letters.length()));
        }

        /** What came of it; empty where it does nothing. */
        String act(char letter) throws Exception {
            if (task == null) return letter == 'r' ? restart() : "";
            task.told.clear();
            boolean done = switch (letter) {
                case 'c', 'd' -> order(letter - 'c');
                case 'x', 'y' -> mark(letter - 'x');
                case 'i', 'j' -> task.take(letter - 'i');
                case 't' -> task.timeOut();
                case 'g' -> giveUp();
                case 'a' -> acknowledge();
                case 'k' -> crash();
                default -> false;
            };
            // Which of two channels is resumed first is the order of a hash set, and no rule.
            return done
                    ? "." + (task == null ? "" : String.join(" ", task.told).replace("R1 R0", "R0 R1")) : "";
        }

        boolean order(int source) throws Exception {
            if (positions[source] == ORDERS) return false;
            task.senders[source].send(buffer(10 * source + ++positions[source]));
            task.settle();
            return true;
        }

        /** The barrier of the next checkpoint, or a cancel marker for one that was given up. */
        boolean mark(int source) throws Exception {
            long id = marked[source] + 1;
            if (id > next) return false;
            marked[source] = id;
            if (id < next) {
                task.senders[source].send(EventSerializer.toBuffer(new CancelCheckpointMarker(id), false));
            } else {
                if (marked[1 - source] < id) triggered = clock.absoluteTimeMillis();
                cuts[source] = positions[source];
                CheckpointOptions options = CheckpointOptions.forConfig(CheckpointType.CHECKPOINT,
                        CheckpointStorageLocationReference.getDefault(), mode != 'o',
                        mode == 'u' || mode == 'w', mode == 'w' ? TIMEOUT : 0);
                task.senders[source].send(EventSerializer.toBuffer(
                        new CheckpointBarrier(id, triggered, options), options.isUnalignedCheckpoint()));
            }
            task.settle();
            return true;
        }

        boolean giveUp() {
            if (marked[0] < next && marked[1] < next) return false;
            next++;
            return true;
        }

        boolean acknowledge() {
            if (task.finished != next) return false;
            last = new Checkpoint(task.copy, List.copyOf(task.inFlight), cuts.clone());
            task.told.add(show(last.state) + "/" + show(last.inFlight) + "/" + cuts[0] + "," + cuts[1]);
            if (!last.inFlight.isEmpty()) count("a complete checkpoint with in-flight data");
            next++;
            return true;
        }

        boolean crash() throws Exception {
            if (marked[0] == next || marked[1] == next) next++; // given up
            task.close();
            task = null;
            return true;
        }

        /** The rule, not Flink: state is loaded, in-flight data is counted first, sources go back. */
        String restart() throws Exception {
            counted = new ArrayList<>(last.state);
            counted.addAll(last.inFlight);
            if (!last.inFlight.isEmpty()) count("a restart with in-flight data");
            for (int source : new int[] {0, 1}) {
                positions[source] = last.positions[source];
                marked[source] = next - 1;
            }
            task = new Task(this);
            if (counted.stream().distinct().count() < counted.size()) count("an order counted twice");
            return "." + show(counted);
        }

        void take(int order) {
            if (counted.contains(order)) count("an order counted twice");
            counted.add(order);
        }
    }

    /** A task with two inputs of one channel each: Flink's gates, barrier handler and mailbox. */
    static class Task {
        final Job job;
        final Sender[] senders = new Sender[2];
        final SingleInputGate[] inputs = new SingleInputGate[2];
        final CheckpointedInputGate[] gates = new CheckpointedInputGate[2];
        final CheckpointBarrierHandler handler;
        final TaskMailboxImpl mailbox = new TaskMailboxImpl();
        final MailboxExecutorImpl executor =
                new MailboxExecutorImpl(mailbox, 0, StreamTaskActionExecutor.IMMEDIATE);
        final List<String> told = new ArrayList<>();
        final List<Timer> timers = new ArrayList<>();
        /** Copy of the count at the last trigger, and what the channels stored since. */
        List<Integer> copy = List.of();
        final List<Integer> inFlight = new ArrayList<>();
        long copied; // its checkpoint
        long finished; // the checkpoint that can be acknowledged
        long aborted;

        Task(Job job) throws Exception {
            this.job = job;
            ChannelStateWriter writer = new Writer();
            for (int i = 0; i < 2; i++) {
                inputs[i] = new SingleInputGateBuilder().setSingleInputGateIndex(i)
                        .setNumberOfChannels(1).setupBufferPoolFactory(NETWORK).build();
                senders[i] = new Sender(i);
                RemoteInputChannel channel = new RemoteInputChannel(inputs[i], 0, new ResultPartitionID(),
                        new ResultSubpartitionIndexSet(0), ADDRESS, new Connections(senders[i]), 0, 0, 0, 2,
                        new SimpleCounter(), new SimpleCounter(), writer);
                inputs[i].setInputChannels(new InputChannel[] {channel});
                inputs[i].setup();
                inputs[i].requestPartitions();
                senders[i].channel = channel;
            }
            // As InputProcessorUtil.createCheckpointBarrierHandler chooses.
            handler = switch (job.mode) {
                case 'o' -> new CheckpointBarrierTracker(2, new Checkpoints(), job.clock, true);
                case 'l' -> SingleCheckpointBarrierHandler.aligned(
                        "count", new Checkpoints(), job.clock, 2, this::register, true, inputs);
                default -> SingleCheckpointBarrierHandler.alternating("count", new Checkpoints(),
                        new TestSubtaskCheckpointCoordinator(writer), job.clock, 2, this::register, true,
                        inputs);
            };
            for (int i = 0; i < 2; i++) {
                gates[i] = new CheckpointedInputGate(inputs[i], handler, executor);
            }
        }

        /** Gives the buffers back. */
        void close() throws Exception {
            for (SingleInputGate input : inputs) input.close();
        }

        /** The next of a channel, as the task's input processor takes it. */
        boolean take(int input) throws Exception {
            Optional<BufferOrEvent> next = gates[input].pollNext();
            if (next.isEmpty()) {
                if (!senders[input].waiting.isEmpty()) {
                    count("a take from a blocked channel");
                    if (job.mode == 'w' && copied > aborted && copied > finished) {
                        count("with a timeout: blocked after it");
                    }
                }
                return false;
            }
            if (next.get().isBuffer()) {
                int order = read(next.get().getBuffer());
                job.take(order);
                told.add(0, show(List.of(order)));
                if (job.mode == 'o' && handlerWaits()) count("at least once: an order behind a barrier");
            } else {
                AbstractEvent event = next.get().getEvent();
                told.add(0, event instanceof CheckpointBarrier barrier
                        ? "#" + barrier.getId() : "x" + ((CancelCheckpointMarker) event).getCheckpointId());
                if (told.size() == 2 && told.get(1).startsWith("R")) {
                    count("a barrier of an aborted checkpoint: its channel goes on");
                }
                if (told.size() == 1) {
                    count(event instanceof CheckpointBarrier
                            ? "a barrier that waits for the other" : "a cancel marker that changes nothing");
                }
            }
            settle();
            return true;
        }

        boolean handlerWaits() {
            return ((CheckpointBarrierTracker) handler).isCheckpointPending();
        }

        /** The alignment's timer fires; false where none is set. */
        boolean timeOut() throws Exception {
            if (timers.isEmpty()) return false;
            job.clock.advanceTime(Duration.ofMillis(TIMEOUT + 1));
            settle();
            count("a timeout");
            return true;
        }

        /** Lets the mailbox run what came, between two records; then timers that are due, and what senders held. */
        void settle() throws Exception {
            do {
                while (executor.tryYield()) continue;
                long now = job.clock.absoluteTimeMillis();
                for (Timer timer : List.copyOf(timers)) {
                    if (timer.due <= now && timers.remove(timer)) timer.task.call();
                }
                if (mailbox.hasMail()) continue;
                if (copied > aborted && copied > finished && isReceived(copied)) {
                    finished = copied;
                    told.add("F" + finished);
                }
                for (Sender sender : senders) sender.flush();
            } while (mailbox.hasMail());
        }

        boolean isReceived(long id) {
            return job.mode == 'o' || handler.getAllBarriersReceivedFuture(id).isDone();
        }

        BarrierAlignmentUtil.Cancellable register(Callable<?> task, Duration delay) {
            Timer timer = new Timer(job.clock.absoluteTimeMillis() + delay.toMillis(), task);
            timers.add(timer);
            if (delay.isZero() || delay.isNegative()) count("a barrier that is late when it comes");
            return () -> timers.remove(timer);
        }

        record Timer(long due, Callable<?> task) {}

        /** What the barrier handler asks of its task. */
        class Checkpoints implements CheckpointableTask {
            @Override
            public void triggerCheckpointOnBarrier(
                    CheckpointMetaData data, CheckpointOptions options, CheckpointMetricsBuilder metrics) {
                copied = data.getCheckpointId();
                copy = List.copyOf(job.counted);
                if (job.mode == 'o' || job.mode == 'l') inFlight.clear();
                told.add("T" + copied);
                count("a checkpoint in mode " + job.mode);
                if (copied < job.next) count("a copy for a checkpoint that was given up");
                if (job.mode == 'w') {
                    count(options.isUnalignedCheckpoint()
                            ? "with a timeout: unaligned" : "with a timeout: aligned");
                }
            }

            @Override
            public void abortCheckpointOnBarrier(long id, CheckpointException cause) {
                if (aborted == id - 1 && told.contains("A" + aborted)) {
                    count("one cancel marker ends two checkpoints");
                }
                aborted = Math.max(aborted, id);
                told.add("A" + id);
                count("aborted: " + cause.getCheckpointFailureReason().name().toLowerCase());
            }

            @Override
            public CompletableFuture<Boolean> triggerCheckpointAsync(
                    CheckpointMetaData data, CheckpointOptions options) {
                throw new UnsupportedOperationException();
            }

            @Override
            public CompletableFuture<Void> notifyCheckpointCompleteAsync(long id) {
                throw new UnsupportedOperationException();
            }

            @Override
            public CompletableFuture<Void> notifyCheckpointAbortAsync(long id, long latest) {
                throw new UnsupportedOperationException();
            }

            @Override
            public CompletableFuture<Void> notifyCheckpointSubsumedAsync(long id) {
                throw new UnsupportedOperationException();
            }
        }

        /** Notes which orders the channels store. */
        class Writer extends ChannelStateWriter.NoOpChannelStateWriter {
            @Override
            public void start(long id, CheckpointOptions options) {
                inFlight.clear();
            }

            @Override
            public void addInputData(
                    long id, InputChannelInfo info, int number, CloseableIterator<Buffer> data) {
                while (data.hasNext()) {
                    int order = read(data.next());
                    inFlight.add(order);
                    told.add("+" + show(List.of(order)));
                    count(copied < id ? "in flight: overtaken" : "in flight: came later");
                }
            }
        }

        /** Stands for the task above: it stops behind a barrier that blocks it, until it is told to go on. */
        class Sender extends TestingPartitionRequestClient {
            final int input;
            final Deque<Buffer> waiting = new ArrayDeque<>();
            RemoteInputChannel channel;
            boolean stopped;
            int number;

            Sender(int input) {
                this.input = input;
            }

            void send(Buffer buffer) {
                waiting.add(buffer);
            }

            void flush() throws IOException {
                while (!stopped && !mailbox.hasMail() && !waiting.isEmpty()) {
                    Buffer buffer = waiting.remove();
                    stopped = buffer.getDataType().isBlockingUpstream();
                    channel.onBuffer(buffer, number++, 0, 0);
                }
            }

            @Override
            public void resumeConsumption(RemoteInputChannel channel) {
                stopped = false;
                told.add("R" + input);
            }
        }
    }

    static class Connections extends TestingConnectionManager {
        final PartitionRequestClient client;

        Connections(PartitionRequestClient client) {
            this.client = client;
        }

        @Override
        public PartitionRequestClient createPartitionRequestClient(ConnectionID id) {
            return client;
        }
    }

    static Buffer buffer(int number) {
        byte[] bytes = ByteBuffer.allocate(4).putInt(number).array();
        return new NetworkBuffer(MemorySegmentFactory.wrap(bytes), FreeingBufferRecycler.INSTANCE,
                Buffer.DataType.DATA_BUFFER, bytes.length);
    }

    static int read(Buffer buffer) {
        return buffer.getMemorySegment().getIntBigEndian(0);
    }

    /** Orders by name, sorted: c1 to c6 and d1 to d6. */
    static String show(List<Integer> orders) {
        return orders.stream().sorted()
                .map(order -> (order < 10 ? "c" : "d") + order % 10).collect(Collectors.joining(","));
    }
}
