import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeutils.base.IntSerializer;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.datastream.AsyncDataStream.OutputMode;
import org.apache.flink.streaming.api.functions.async.AsyncFunction;
import org.apache.flink.streaming.api.functions.async.AsyncRetryStrategy;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.operators.async.AsyncWaitOperator;
import org.apache.flink.streaming.api.operators.async.AsyncWaitOperatorFactory;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamElement;
import org.apache.flink.streaming.runtime.streamrecord.StreamElementSerializer;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.retryable.AsyncRetryStrategies;
import org.apache.flink.streaming.util.retryable.RetryPredicates;
import org.apache.flink.util.clock.Clock;
import org.apache.flink.util.clock.ManualClock;
import org.apache.flink.util.function.ThrowingRunnable;

/**
 * Drives Flink's own AsyncWaitOperator through seeded arrivals, replies, timeouts, retries, barriers and crashes, in
 * manual time and on one thread, and writes what came of each moment.
 */
public class AsyncOracle {
    static final int CASES = 480;
    static final int RECORDS = 12;
    /** From a failed attempt to the next, in milliseconds. */
    static final int PAUSE = 20;
    static final int LONGEST = 60;
    /** In how many cases each rule was met; and those met in the present one. */
    static final Map<String, Integer> RULES = new TreeMap<>();
    static final Set<String> MET = new HashSet<>();

    public static void main(String[] args) throws Exception {
        checkThatATimeoutIsRetried();
        Random random = new Random(20261130);
        List<String> cases = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            MET.clear();
            cases.add(new Run(random, Settings.draw(random, i)).play());
        }
        String rules = RULES.entrySet().stream()
                .map(e -> "\"" + e.getKey() + "\":" + e.getValue()).collect(Collectors.joining(","));
        String json = "{\"engine\":\"Apache Flink " + args[0] + "\",\n\"rules\":{" + rules
                + "},\n\"cases\":[\n" + String.join(",\n", cases) + "\n]}\n";
        Files.writeString(Path.of(args[1]), json);
        System.out.printf("%d cases, %d bytes%n%s%n", cases.size(), json.length(),
                rules.replace(",", "\n"));
        System.exit(0); // the harness leaves threads behind
    }

    /**
     * Beside the cases, which retry the service's errors only: a rule that retries any exception takes the timeout's
     * too. The job does not fail then, and the next request is sent after the pause.
     */
    static void checkThatATimeoutIsRetried() throws Exception {
        int[] slow = new int[RECORDS];
        Arrays.fill(slow, 1500);
        Run run = new Run(new Random(1), new Settings(true, 1, 1000, 0, 100, true, 2, slow, new int[RECORDS]));
        run.isRetried = RetryPredicates.HAS_EXCEPTION_PREDICATE;
        run.play();
        if (!run.trace.containsAll(List.of("1100", "1120>1"))) throw new IllegalStateException("" + run.trace);
        RULES.clear();
    }

    static void count(String rule) {
        if (MET.add(rule)) RULES.merge(rule, 1, Integer::sum);
    }

    /** One case's settings; times are milliseconds. */
    record Settings(boolean ordered, int capacity, int every, int marks, int timeout, boolean fails, int retries,
            int[] latency, int[] failures) {

        static Settings draw(Random random, int number) {
            int[] latency = new int[RECORDS];
            int[] failures = new int[RECORDS];
            boolean slow = random.nextBoolean();
            int retries = number % 4 >= 2 ? 2 : 0;
            for (int i = 0; i < RECORDS; i++) {
                latency[i] = 5 * (1 + random.nextInt(14));
                if (slow && random.nextInt(6) == 0) latency[i] = 100 + 10 * random.nextInt(15);
                if (random.nextInt(retries > 0 ? 3 : 40) == 0) failures[i] = 1 + random.nextInt(3);
            }
            return new Settings(number % 2 == 0, 1 + random.nextInt(random.nextInt(4) == 0 ? 8 : 5),
                    pick(random, 5, 10, 20, 40), pick(random, 0, 1, 3), pick(random, 100, 100, 150, 1000),
                    random.nextInt(5) < 2, retries, latency, failures);
        }

        /** As the simulator's own settings are called; then each record's latency and failing attempts. */
        String json() {
            return "[\"" + (ordered ? "ordered" : "unordered") + "\"," + capacity + "," + every + "," + marks + ","
                    + timeout + ",\"" + (fails ? "fail" : "default") + "\"," + retries + "],"
                    + list(latency) + "," + list(failures);
        }

        static String list(int[] numbers) {
            return Arrays.toString(numbers).replace(" ", "");
        }

        static int pick(Random random, int... of) {
            return of[random.nextInt(of.length)];
        }
    }

    /** What the service says of a failing attempt. */
    static class ServiceException extends Exception {}

    /** The job fails: all on the stack is given up. */
    static class Failure extends RuntimeException {}

    static class Crash extends RuntimeException {}

    static class End extends RuntimeException {}

    /** One element of the input; a barrier is of no record. */
    record Element(char kind, int of) {}

    /** One case: an input, a service, a clock, and the operator, all moved by {@link #goOn}. */
    static class Run {
        final Random random;
        final Settings settings;
        Predicate<Throwable> isRetried = RetryPredicates.createExceptionTypePredicate(ServiceException.class);
        final StringBuilder actions = new StringBuilder();
        final List<String> trace = new ArrayList<>();

        long now = 0;
        /** Whether this moment's replies have come and its timers are next. */
        boolean timersAreNext = false;
        final List<Element> input = new ArrayList<>();
        /** How much of the input has arrived, and how much of that the operator was given. */
        int arrived = 0;
        int given = 0;
        final Deque<Element> outside = new ArrayDeque<>();
        boolean barrierIsOutside = false;
        /** What the operator was given and has not taken yet. */
        Element held;
        final List<Request> requests = new ArrayList<>();
        /** Those whose timeout has struck: their replies come too, but make no moment. */
        final Set<Request> abandoned = new HashSet<>();
        final List<Timer> timers = new ArrayList<>();
        final List<Late> late = new ArrayList<>();

        Operator operator;
        OperatorSubtaskState stored;
        int storedPosition = 0;
        int outputs = 0;
        /** The record that left last. */
        int newest = 0;
        boolean failed = false;

        // What the present action did.
        final TreeSet<Integer> calls = new TreeSet<>();
        final List<String> left = new ArrayList<>();
        String snapshot = "";

        Run(Random random, Settings settings) {
            this.random = random;
            this.settings = settings;
            for (int i = 1; i <= RECORDS; i++) {
                input.add(new Element('r', i));
                if (settings.marks > 0 && i % settings.marks == 0) input.add(new Element('W', i));
            }
        }

        String play() throws Exception {
            boolean goesOn = true;
            boolean starts = true;
            while (goesOn) {
                try {
                    if (starts) start();
                    starts = false;
                    drive();
                } catch (Throwable thrown) {
                    Throwable cause = thrown;
                    while (cause.getCause() != null) cause = cause.getCause();
                    if (cause instanceof Failure) {
                        failed = true;
                        timersAreNext = false;
                    } else if (cause instanceof Crash) {
                        starts = true;
                    } else if (cause instanceof End) {
                        goesOn = false;
                    } else {
                        throw new IllegalStateException(settings.json() + actions, thrown);
                    }
                }
            }
            operator.harness.getTaskMailbox().close();
            return "[" + settings.json() + ",\"" + actions + "\",\"" + String.join("|", trace) + "\"]";
        }

        /** A new attempt of the job, from its last checkpoint where it has one. */
        void start() throws Exception {
            given = arrived = storedPosition;
            failed = false;
            timersAreNext = false;
            barrierIsOutside = false;
            held = null;
            outside.clear();
            requests.clear();
            abandoned.clear();
            timers.clear();
            late.clear();
            operator = new Operator(this);
            outputs = newest = 0;
            operator.harness.setup(IntSerializer.INSTANCE);
            if (stored != null) {
                operator.harness.initializeState(stored);
            } else {
                operator.harness.initializeEmptyState();
            }
            operator.harness.open();
            if (stored != null) count(calls.isEmpty() ? "restored, nothing asked again" : "restored, asked again");
            drain();
            arrive();
        }

        /** Gives the operator what has arrived, and otherwise goes on in time, until something is thrown. */
        void drive() throws Exception {
            while (true) {
                if (!failed && !outside.isEmpty()) {
                    give(outside.poll());
                    drain();
                } else {
                    goOn();
                }
            }
        }

        void give(Element element) throws Exception {
            if (element.kind == '|') {
                barrierIsOutside = false;
                stored = operator.harness.snapshot(1, now);
                storedPosition = given;
                snapshot = "#" + operator.snapshot(this);
                return;
            }
            held = element; // until the call comes back
            if (element.kind == 'r') {
                operator.harness.processElement(element.of, element.of);
            } else {
                operator.harness.processWatermark(element.of);
            }
            held = null;
            given++;
        }

        /**
         * One part of a moment: the replies, or the timers. Before a new moment an action ends, and the next one is
         * drawn. The operator calls this itself, by yielding, while it finds no room for an element.
         */
        void goOn() throws Exception {
            if (timersAreNext) {
                timersAreNext = false;
                fireTimers();
                return;
            }
            endAction();
            char action = draw();
            actions.append(action);
            if (action == 'c') throw new Crash();
            if (action == 'k') {
                if (held != null || !outside.isEmpty()) count("a barrier waits outside");
                barrierIsOutside = true;
                outside.add(new Element('|', 0));
                return;
            }
            now = nextMoment();
            timersAreNext = true;
            arrive();
            reply();
        }

        char draw() {
            boolean over = failed || nextMoment() == Long.MAX_VALUE;
            boolean full = actions.length() >= LONGEST;
            if (full || over && random.nextInt(failed ? 3 : 6) == 0) throw new End();
            if (failed) return 'c';
            int die = random.nextInt(30);
            if (die == 0 && actions.length() > 4) return 'c';
            if (die <= 2 && !barrierIsOutside) return 'k';
            if (over) throw new End();
            return 'n';
        }

        long nextMoment() {
            long next = Long.MAX_VALUE;
            if (arrived < input.size()) next = Math.min(next, arrival(input.get(arrived)));
            for (Request request : requests) if (!abandoned.contains(request)) next = Math.min(next, request.at);
            for (Timer timer : timers) next = Math.min(next, timer.at);
            return next;
        }

        long arrival(Element element) {
            return (long) element.of * settings.every;
        }

        void arrive() {
            while (arrived < input.size() && arrival(input.get(arrived)) <= now) outside.add(input.get(arrived++));
        }

        /** The replies of this moment, by record; after each the operator works off its mails. */
        void reply() throws Exception {
            List<Request> due = requests.stream().filter(r -> r.at <= now)
                    .sorted(Comparator.comparingInt(r -> r.of)).toList();
            for (Request request : due) {
                requests.remove(request);
                boolean tooLate = abandoned.remove(request);
                if (tooLate) count("a reply after the timeout is ignored");
                request.answer.run();
                drain();
                if (request.succeeds && !tooLate && !left.contains(String.valueOf(request.of)))
                    count("a reply waits for its turn, " + mode());
                if (request.at == request.deadline) count("a reply and its timeout at one moment");
            }
        }

        /** The timers of this moment, in the order of their registration; then their timeouts, by record. */
        void fireTimers() throws Exception {
            for (Timer timer : List.copyOf(timers)) {
                if (timer.at == now && timers.remove(timer)) timer.fire.run();
            }
            late.sort(Comparator.comparingInt(Late::of));
            List<Late> due = List.copyOf(late);
            late.clear();
            for (Late each : due) {
                each.end.run();
                drain();
            }
        }

        void drain() throws Exception {
            stopIfFailed();
            while (operator.mailbox.tryYield()) stopIfFailed();
            tellOutputs();
        }

        /** Flink cancels a failed task some time later; what it emits until then is left out. */
        void stopIfFailed() {
            if (operator.harness.getEnvironment().getActualExternalFailureCause().isEmpty()) return;
            tellOutputs();
            throw new Failure();
        }

        void tellOutputs() {
            List<Object> all = List.copyOf(operator.harness.getOutput());
            for (; outputs < all.size(); outputs++) {
                Object output = all.get(outputs);
                left.add(output instanceof Watermark mark ? "W" + mark.getTimestamp()
                        : nameOf((Integer) ((StreamRecord<?>) output).getValue()));
            }
        }

        /** A default is the record's negative. */
        String nameOf(int value) {
            if (Math.abs(value) < newest) count("a record is overtaken, " + mode());
            newest = Math.abs(value);
            return value < 0 ? -value + "*" : String.valueOf(value);
        }

        /** Writes what the present action did. */
        void endAction() {
            if (actions.length() > 0) {
                int waiting = failed ? 0 : (held == null ? 0 : 1)
                        + (int) outside.stream().filter(e -> e.kind != '|').count();
                trace.add((actions.charAt(actions.length() - 1) == 'n' ? String.valueOf(now) : "")
                        + (calls.isEmpty() ? "" : ">" + calls.stream().map(String::valueOf)
                                .collect(Collectors.joining(",")))
                        + (left.isEmpty() ? "" : "<" + String.join(",", left))
                        + snapshot + (waiting > 0 ? "~" + waiting : "") + (failed ? "!" : ""));
                if (waiting > 0) count("blocked, " + mode());
                if (held != null && held.kind == 'W') count("a watermark finds no room");
            }
            calls.clear();
            left.clear();
            snapshot = "";
        }

        String mode() {
            return settings.ordered ? "ordered" : "unordered";
        }
    }

    /** A request that the service answers later. */
    record Request(int of, long at, long deadline, boolean succeeds, Answer answer) {}

    interface Answer {
        void run() throws Exception;
    }

    /** A timeout that has struck, and is about to be handled. */
    record Late(int of, Answer end) {}

    /** Flink's operator in Flink's harness, with its mailbox, and a clock of ours. */
    static class Operator {
        final OneInputStreamOperatorTestHarness<Integer, Integer> harness;
        MailboxExecutor mailbox;

        Operator(Run run) throws Exception {
            Settings settings = run.settings;
            AsyncRetryStrategy<Integer> strategy = settings.retries == 0
                    ? AsyncRetryStrategies.NO_RETRY_STRATEGY
                    : new AsyncRetryStrategies.FixedDelayRetryStrategyBuilder<Integer>(settings.retries, PAUSE)
                            .ifException(run.isRetried).build();
            OutputMode mode = settings.ordered ? OutputMode.ORDERED : OutputMode.UNORDERED;
            Service service = new Service(run);
            ProcessingTimeService clock = new ManualTime(run);
            harness = new OneInputStreamOperatorTestHarness<>(
                    new AsyncWaitOperatorFactory<Integer, Integer>(service, settings.timeout, settings.capacity, mode,
                            strategy) {
                        @Override
                        @SuppressWarnings("unchecked")
                        public <T extends StreamOperator<Integer>> T createStreamOperator(
                                StreamOperatorParameters<Integer> parameters) {
                            mailbox = getMailboxExecutor();
                            return (T) new AsyncWaitOperator<>(parameters, service, settings.timeout,
                                    settings.capacity, mode, strategy, clock, new YieldsToTime(mailbox, run));
                        }
                    },
                    IntSerializer.INSTANCE);
            harness.getEnvironment().setExpectedExternalFailureCause(Throwable.class);
        }

        /** What the last snapshot stored; between two watermarks a set has no order. */
        String snapshot(Run run) throws Exception {
            Iterable<StreamElement> elements = harness.getOperator().getOperatorStateBackend()
                    .getListState(new ListStateDescriptor<>("_async_wait_operator_state_",
                            new StreamElementSerializer<>(IntSerializer.INSTANCE))).get();
            List<String> names = new ArrayList<>();
            TreeSet<Integer> segment = new TreeSet<>();
            List<Integer> asStored = new ArrayList<>();
            for (StreamElement element : elements) {
                if (element.isRecord()) {
                    int of = element.<Integer>asRecord().getValue();
                    segment.add(of);
                    asStored.add(of);
                } else {
                    segment.forEach(of -> names.add(String.valueOf(of)));
                    segment.clear();
                    names.add("W" + element.asWatermark().getTimestamp());
                    count("a watermark is stored");
                }
            }
            segment.forEach(of -> names.add(String.valueOf(of)));
            if (run.settings.ordered && !asStored.equals(asStored.stream().sorted().toList()))
                throw new IllegalStateException("an ordered queue is stored in another order");
            for (int of : asStored) {
                boolean answered = run.requests.stream().noneMatch(r -> r.of == of);
                if (answered && run.settings.retries == 0) count("stored though answered, " + run.mode());
            }
            count(names.isEmpty() ? "an empty queue is stored" : "requests in flight are stored");
            return String.join(",", names);
        }
    }

    /** Asks the service, and handles timeouts. */
    static class Service implements AsyncFunction<Integer, Integer> {
        final transient Run run;
        final Map<Integer, Integer> attempts = new TreeMap<>();
        final Map<Integer, Long> deadlines = new TreeMap<>();

        Service(Run run) {
            this.run = run;
        }

        @Override
        public void asyncInvoke(Integer of, ResultFuture<Integer> future) {
            int attempt = attempts.merge(of, 1, Integer::sum);
            run.calls.add(of);
            boolean fails = attempt <= run.settings.failures[of - 1];
            if (attempt == 1) deadlines.put(of, run.now + run.settings.timeout);
            long at = run.now + run.settings.latency[of - 1];
            run.requests.add(new Request(of, at, deadlines.get(of), !fails, () -> {
                if (fails) {
                    count(run.settings.retries == 0 ? "an error fails the job, no retries"
                            : attempt > run.settings.retries ? "the last attempt's error fails the job"
                                    : "an attempt fails and is made again");
                    future.completeExceptionally(new ServiceException());
                } else {
                    if (attempt > 1) count("a retry succeeds");
                    future.complete(List.of(of));
                }
            }));
        }

        @Override
        public void timeout(Integer of, ResultFuture<Integer> future) {
            run.late.add(new Late(of, () -> {
                List<Request> asked = run.requests.stream().filter(r -> r.of == of).toList();
                String when = run.settings.retries == 0 ? ""
                        : asked.isEmpty() ? ", in a pause" : ", in an attempt of several";
                run.abandoned.addAll(asked);
                if (run.settings.fails) {
                    count("a timeout fails the job" + when);
                    AsyncFunction.super.timeout(of, future);
                } else {
                    count("a timeout gives a default" + when);
                    future.complete(List.of(-of));
                }
            }));
        }
    }

    /** Flink's mailbox; where it is empty while the operator waits for room, time goes on. */
    record YieldsToTime(MailboxExecutor mailbox, Run run) implements MailboxExecutor {
        @Override
        public void yield() {
            if (mailbox.tryYield()) return;
            try {
                run.stopIfFailed();
                run.goOn();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public boolean tryYield() {
            return mailbox.tryYield();
        }

        @Override
        public boolean shouldInterrupt() {
            return mailbox.shouldInterrupt();
        }

        @Override
        public void execute(MailOptions options, ThrowingRunnable<? extends Exception> command, String format,
                Object... args) {
            mailbox.execute(options, command, format, args);
        }
    }

    /** A timer of the operator's. */
    static class Timer implements ScheduledFuture<Object> {
        final Run run;
        final long at;
        final Answer fire;

        Timer(Run run, long at, Answer fire) {
            this.run = run;
            this.at = at;
            this.fire = fire;
            run.timers.add(this);
        }

        @Override
        public boolean cancel(boolean mayInterrupt) {
            return run.timers.remove(this);
        }

        @Override
        public boolean isCancelled() {
            return isDone();
        }

        @Override
        public boolean isDone() {
            return !run.timers.contains(this);
        }

        @Override
        public Object get() {
            return null;
        }

        @Override
        public Object get(long timeout, TimeUnit unit) {
            return null;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(at - run.now, TimeUnit.MILLISECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.MILLISECONDS), other.getDelay(TimeUnit.MILLISECONDS));
        }
    }

    /** Processing time that stands still until the run goes on. */
    record ManualTime(Run run) implements ProcessingTimeService {
        @Override
        public long getCurrentProcessingTime() {
            return run.now;
        }

        @Override
        public Clock getClock() {
            return new ManualClock(run.now * 1_000_000);
        }

        @Override
        public ScheduledFuture<?> registerTimer(long timestamp, ProcessingTimeCallback target) {
            return new Timer(run, timestamp, () -> target.onProcessingTime(timestamp));
        }

        @Override
        public ScheduledFuture<?> scheduleAtFixedRate(ProcessingTimeCallback callback, long delay, long period) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ScheduledFuture<?> scheduleWithFixedDelay(ProcessingTimeCallback callback, long delay, long period) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletableFuture<Void> quiesce() {
            return CompletableFuture.completedFuture(null);
        }
    }
}
