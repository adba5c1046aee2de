import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource.NumberSequenceSplit;
import org.apache.flink.api.connector.source.lib.util.IteratorSourceReader;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.StandaloneCheckpointIDCounter;
import org.apache.flink.runtime.checkpoint.TaskStateSnapshot;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessageTypeInfo;
import org.apache.flink.streaming.api.connector.sink2.CommittableWithLineage;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.runtime.operators.sink.CommitterOperatorFactory;
import org.apache.flink.streaming.runtime.operators.sink.SinkWriterOperatorFactory;
import org.apache.flink.streaming.runtime.operators.sink.committables.CommittableCollector;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.FileUtils;
import org.apache.flink.util.IOUtils;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Time;
import scala.Option;

/**
 * Drives Flink's source reader and its sink operators (SinkWriterOperator, CommitterOperator) through seeded orders of
 * records, barriers, completions, notifications, crashes and restarts, and writes what came of each. The sinks: one
 * without a committer, one that renames files, one that copies them, and Flink's KafkaSink with a real broker.
 */
public class SinkOracle {
  static final int RECORDS = 12;
  static final Path WORK = Path.of(".work").toAbsolutePath();
  /** By the letter of each in an address. */
  static final Map<Character, String> KINDS =
      Map.of('p', "plain", 'm', "rename", 'd', "copy", 'b', "kafka");
  /** In how many cases each rule was met; and those met in the present one. */
  static final Map<String, Integer> RULES = new TreeMap<>();
  static final Set<String> MET = new HashSet<>();
  static int targets = 0;

  public static void main(String[] args) {
    try {
      write(args);
      System.exit(0); // the broker leaves threads behind
    } catch (Throwable t) {
      t.printStackTrace();
      System.exit(1);
    }
  }

  static void write(String[] args) throws Exception {
    int cases = Integer.parseInt(args[0]);
    FileUtils.deleteDirectory(WORK.resolve("targets").toFile());
    Broker.start();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < cases; i++) {
      // Each case has its own dice, so that a case can be played alone.
      lines.add(play(new Random(20261130L + i), i));
    }
    String rules = RULES.entrySet().stream().map(e -> "\"" + e.getKey() + "\":" + e.getValue())
        .collect(Collectors.joining(","));
    String json = "{\"engines\":\"Apache Flink " + args[2] + ", its Kafka connector " + args[3]
        + ", Apache Kafka " + args[4] + "\",\n\"rules\":{" + rules + "},\n\"cases\":[\n"
        + String.join(",\n", lines) + "\n]}\n";
    Files.writeString(Path.of(args[1]), json);
    System.out.printf("%d cases, %d bytes%n%s%n", cases, json.length(), rules.replace(",", "\n"));
  }

  /** One case: what was done, a letter each, and what came of each letter. */
  static String play(Random random, int number) throws Exception {
    MET.clear();
    StringBuilder actions = new StringBuilder();
    List<String> trace = new ArrayList<>();
    char kind = "mdpb".charAt(number % 4);
    // Now and then no checkpoints; now and then a loss that was planned.
    String before = number % 28 >= 24 ? "z" : kind == 'b' && number % 8 == 3 ? timedOut(random) : "";
    try (World world = new World(kind)) {
      actions.append(kind);
      trace.add("");
      for (char letter : before.toCharArray()) {
        actions.append(letter);
        trace.add(world.act(letter));
      }
      boolean hasty = number / 4 % 3 == 0; // many crashes
      int length = (before.isEmpty() ? 18 : 8) + random.nextInt(28);
      for (int i = 0; i < length; i++) {
        char letter = world.choose(random, hasty);
        actions.append(letter);
        trace.add(world.act(letter));
      }
      String rows = world.target.rows().stream().map(String::valueOf)
          .collect(Collectors.joining(","));
      return "[\"" + actions + "\",\"" + String.join("|", trace) + "\",[" + rows + "]]";
    }
  }

  /** A crash before or after the last commit, and a job that is away for too long. */
  static String timedOut(Random random) {
    String told = ("e".repeat(1 + random.nextInt(2)) + "nnnnn").repeat(random.nextInt(2));
    String last = "e".repeat(1 + random.nextInt(3)) + "nnnnn".substring(random.nextInt(2));
    return told + last + (random.nextBoolean() ? "e" : "") + "ctr";
  }

  static void count(String rule) {
    if (MET.add(rule)) RULES.merge(rule, 1, Integer::sum);
  }

  /** A checkpoint as the coordinator keeps it: the state of each operator; no committer's where there is none. */
  record Checkpoint(long id, List<NumberSequenceSplit> source, OperatorSubtaskState writer,
      OperatorSubtaskState committer) {}

  /** What a sink writes to, and the jobs that write to it, one after the other. */
  static class World implements AutoCloseable {
    final String kind;
    final Target target;
    boolean checkpoints = true;
    StandaloneCheckpointIDCounter ids;
    Checkpoint last; // the last complete one
    Job job; // null while none runs
    boolean finished;
    boolean waited;
    List<Integer> rows = List.of();
    final Set<String> committed = new HashSet<>();
    int prepared; // told so far
    String pending = "";

    World(char letter) throws Exception {
      kind = KINDS.get(letter);
      target = kind.equals("kafka") ? new Topic(targets++) : new Folder(targets++, kind);
      startAnew();
    }

    void startAnew() throws Exception {
      ids = new StandaloneCheckpointIDCounter();
      ids.start();
      last = null;
      finished = false;
      job = new Job(this, null);
    }

    char choose(Random random, boolean hasty) {
      if (random.nextInt(40) == 0) return "enlcrst".charAt(random.nextInt(7)); // often not possible
      int dice = random.nextInt(100);
      if (job == null) {
        if (kind.equals("kafka") && dice < 25) return 't';
        return finished || dice > 85 ? 's' : 'r';
      }
      if (job.notice != 0) {
        return dice < 22 ? 'l' : dice < (hasty ? 50 : 32) ? 'c' : dice < 42 ? 'e' : 'n';
      }
      if (!checkpoints) return dice < 70 ? 'e' : dice < 88 ? 'n' : 'c';
      if (job.handed == 0 && dice < 60) return 'e'; // an empty checkpoint teaches little
      return dice < (hasty ? 11 : 6) ? 'c' : dice < 34 ? 'e' : 'n';
    }

    /** Takes one action, if it can be taken now, and says what came of it. */
    String act(char letter) throws Exception {
      List<String> said = new ArrayList<>();
      String before = pending;
      target.commits.clear();
      switch (letter) {
        case 'z' -> {
          checkpoints = false;
          job.fail();
          startAnew();
        }
        case 'e' -> {
          if (job != null) job.emit(said);
        }
        case 'n' -> {
          if (job != null) job.next();
        }
        case 'l' -> {
          if (job != null && job.notice != 0) {
            job.notice = 0;
            count("notification lost");
          }
        }
        case 'c' -> {
          if (job != null) {
            if (job.step >= 2 && !job.pending().isEmpty()) count("crash before completion, work prepared");
            job.fail();
            job = null;
          }
        }
        case 'r' -> {
          if (job == null && !finished) restart();
        }
        case 's' -> {
          if (job == null) {
            if (!rows.isEmpty()) count("new job without the state");
            startAnew();
          }
        }
        case 't' -> {
          if (job == null && kind.equals("kafka")) {
            Broker.passTimeout();
            waited = true;
          }
        }
        default -> throw new IllegalStateException();
      }
      pending = job == null ? "" : job.pending();
      if (target.prepared != prepared) said.add("f" + target.prepared);
      prepared = target.prepared;
      said.addAll(target.commits);
      if ("nrt".indexOf(letter) >= 0) sayNewRows(letter, said);
      if (!pending.equals(before)) said.add("p" + pending);
      return String.join(" ", said);
    }

    /** As Flink's failover: the same job, from its last complete checkpoint if there is one. */
    void restart() throws Exception {
      job = new Job(this, last);
      if (last == null) count("restart without a checkpoint");
      else if (target.commits.isEmpty()) count("restored, nothing to commit");
      if (target.commits.size() > 1) count("restored, several committed");
    }

    void sayNewRows(char letter, List<String> said) throws Exception {
      List<Integer> now = target.rows();
      List<Integer> added = new ArrayList<>(now);
      rows.forEach(added::remove);
      if (now.size() != rows.size() + added.size()) throw new IllegalStateException("rows vanished");
      boolean twice = added.stream().anyMatch(rows::contains);
      rows = now;
      if (!added.isEmpty()) {
        said.add("+" + added.stream().map(String::valueOf).collect(Collectors.joining(",")));
      }
      boolean failed = target.commits.stream().anyMatch(commit -> commit.endsWith("x"));
      if (letter == 'r' && !target.commits.isEmpty()) {
        count(kind + ", restored: " + (failed ? "refused and dropped, the job runs"
            : Collections.disjoint(committed, target.commits) ? "committed late"
                : added.isEmpty() ? "committed again, no change" : "committed again, doubled"));
      }
      if (letter == 'r' && waited && !failed && !target.commits.isEmpty()) {
        count("kafka, the timeout passed after the commit");
      }
      committed.addAll(target.commits);
      if (letter == 'r') waited = false;
      if (letter == 'n' && job != null && job.justTold) {
        int n = target.commits.size();
        count(n == 0 ? "told, nothing to commit" : n == 1 ? kind + ", told, one commit" : "told, several commits");
      }
      if (letter == 'n' && kind.equals("plain") && !added.isEmpty()) {
        count(twice ? "plain, sent again" : "plain, sent before completion");
      }
      if (letter == 'n' && finished) count("end of input without checkpoints");
    }

    @Override
    public void close() throws Exception {
      if (job != null) job.fail();
      target.close();
    }
  }

  /** One attempt of a job: source, writer, committer, and the checkpoint under way. */
  static class Job {
    final World world;
    final IteratorSourceReader<Long, ?, NumberSequenceSplit> source;
    Harness<Long> writer;
    Harness<CommittableMessage<Object>> committer;
    final Deque<Long> behindBarrier = new ArrayDeque<>();
    int step = 0; // 0 none, 1 barrier on its way, 2 flushed, 3 acknowledged
    long id; // of the checkpoint under way
    long notice; // the checkpoint whose completion is not told yet
    boolean justTold;
    List<NumberSequenceSplit> sourceState;
    OperatorSubtaskState writerState;
    OperatorSubtaskState committerState;
    long handed;

    Job(World world, Checkpoint from) throws Exception {
      this.world = world;
      Sink<Long> sink = world.target.sink();
      // Flink opens a chain from its end to its head.
      if (sink instanceof SupportsCommitter) {
        committer = new Harness<>(new CommitterOperatorFactory<>(
            new Recorded(world.target, sink), false, world.checkpoints), new OperatorID(1, 1));
        committer.setup();
        if (from != null) committer.restore(from.id, from.committer);
        committer.open();
      }
      writer = new Harness<>(new SinkWriterOperatorFactory<>(sink), new OperatorID(2, 2));
      if (sink instanceof SupportsCommitter<?> committing) {
        writer.setup(messages(committing.getCommittableSerializer()));
      } else {
        writer.setup();
      }
      if (from != null) writer.restore(from.id, from.writer);
      writer.open();
      source = new IteratorSourceReader<>(stub(SourceReaderContext.class, null));
      source.addSplits(from == null
          ? List.of(new NumberSequenceSplit("records", 1, RECORDS)) : from.source);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static TypeSerializer<CommittableMessage<Object>> messages(SimpleVersionedSerializer serializer) {
      return CommittableMessageTypeInfo.of(() -> serializer)
          .createSerializer(new SerializerConfigImpl());
    }

    void emit(List<String> said) throws Exception {
      if (handed == RECORDS) return;
      source.pollNext(stub(ReaderOutput.class, record -> handed = (Long) record));
      said.add(">" + handed);
      if (step == 1) behindBarrier.add(handed);
      else writer.processElement(handed, handed);
    }

    void next() throws Exception {
      justTold = false;
      if (!world.checkpoints) {
        writer.endInput();
        forward();
        if (committer != null) committer.endInput();
        close();
        world.job = null;
        world.finished = true;
      } else if (notice != 0) {
        if (committer != null) committer.notifyOfCompletedCheckpoint(notice);
        writer.notifyOfCompletedCheckpoint(notice);
        notice = 0;
        justTold = true;
      } else if (step == 0) {
        id = world.ids.getAndIncrement();
        sourceState = source.snapshotState(id);
        step = 1;
      } else if (step == 1) {
        int before = world.target.prepared;
        writer.prepareSnapshotPreBarrier(id);
        forward();
        writerState = writer.snapshot(id, id);
        if (world.target.prepared == before) count("flush without rows, nothing handed over");
        while (!behindBarrier.isEmpty()) {
          count("record behind the barrier");
          long record = behindBarrier.poll();
          writer.processElement(record, record);
        }
        step = 2;
      } else if (step == 2) {
        if (committer != null) committerState = committer.snapshot(id, id);
        step = 3;
      } else {
        world.last = new Checkpoint(id, sourceState, writerState, committerState);
        notice = id;
        step = 0;
      }
    }

    /** From the writer to the committer. */
    void forward() throws Exception {
      for (CommittableMessage<Object> message : writer.extractOutputValues()) {
        if (message instanceof CommittableWithLineage<Object> one) {
          world.target.number(one.getCommittable());
        }
        committer.processElement(new StreamRecord<>(message));
      }
      writer.getOutput().clear();
    }

    /** The checkpoints of whose committables the committer still has some, stored or not. */
    String pending() throws Exception {
      if (committer == null) return "";
      CommittableCollector<?> collector =
          (CommittableCollector<?>) get(committer.getOperator(), "committableCollector");
      List<String> ids = new ArrayList<>();
      for (var manager : collector.getCheckpointCommittablesUpTo(Long.MAX_VALUE)) {
        Method method = manager.getClass().getDeclaredMethod("getPendingRequests");
        method.setAccessible(true);
        if (((Stream<?>) method.invoke(manager)).findAny().isPresent()) {
          ids.add(String.valueOf(manager.getCheckpointId()));
        }
      }
      return String.join(",", ids);
    }

    void close() throws Exception {
      writer.close();
      if (committer != null) committer.close();
    }

    /** As a task that fails: what its parts say to that, Flink only logs. */
    void fail() {
      IOUtils.closeAllQuietly(writer, committer);
    }
  }

  /** Flink's harness, which calls any restored checkpoint 0; here it has its own id. */
  static class Harness<T> extends OneInputStreamOperatorTestHarness<T, CommittableMessage<Object>> {
    Harness(OneInputStreamOperatorFactory<T, CommittableMessage<Object>> factory, OperatorID id)
        throws Exception {
      super(factory, 1, 1, 0, id);
    }

    void restore(long checkpoint, OperatorSubtaskState state) throws Exception {
      TaskStateSnapshot task = new TaskStateSnapshot();
      task.putSubtaskStateByOperatorID(operator.getOperatorID(), state);
      taskStateManager.setReportedCheckpointId(checkpoint);
      taskStateManager.setJobManagerTaskStateSnapshotsByCheckpointId(Map.of(checkpoint, task));
      initializeEmptyState(); // reads what has just been set
    }
  }

  /** The sink's own committer, with a record of what Flink asks of it, and of what it refuses. */
  static class Recorded implements SupportsCommitter<Object> {
    private final transient Target target;
    private final SupportsCommitter<Object> sink;

    @SuppressWarnings("unchecked")
    Recorded(Target target, Object sink) {
      this.target = target;
      this.sink = (SupportsCommitter<Object>) sink;
    }

    @Override
    public Committer<Object> createCommitter(CommitterInitContext context) throws IOException {
      Committer<Object> committer = sink.createCommitter(context);
      return new Committer<>() {
        @Override
        @SuppressWarnings("unchecked")
        public void commit(Collection<CommitRequest<Object>> requests)
            throws IOException, InterruptedException {
          List<CommitRequest<Object>> watched = new ArrayList<>();
          for (CommitRequest<Object> request : requests) {
            int at = target.commits.size();
            target.commits.add("c" + target.number(request.getCommittable()));
            watched.add((CommitRequest<Object>) Proxy.newProxyInstance(
                SinkOracle.class.getClassLoader(), new Class<?>[] {CommitRequest.class},
                (proxy, method, args) -> {
                  if (method.getName().equals("signalFailedWithKnownReason")) {
                    target.commits.set(at, target.commits.get(at) + "x");
                  } else if (method.getName().matches("retryLater|signalFailedWithUnknownReason")) {
                    throw new IllegalStateException(method.getName(), (Throwable) args[0]);
                  }
                  return method.invoke(request, args);
                }));
          }
          committer.commit(watched);
        }

        @Override
        public void close() throws Exception {
          committer.close();
        }
      };
    }

    @Override
    public SimpleVersionedSerializer<Object> getCommittableSerializer() {
      return sink.getCommittableSerializer();
    }
  }

  /** Where a sink writes to. */
  abstract static class Target implements AutoCloseable {
    /** Of the present action: `c2` Flink asked to commit what was prepared second, `c2x` which was refused. */
    final List<String> commits = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    /** How often work has been prepared or sent. */
    int prepared = 0;

    /** From 1, in the order of their preparation. */
    int number(Object committable) {
      // Kafka's says by whom, and has its producer where it has not been in a checkpoint.
      String name = String.valueOf(committable).replaceAll(", producer=.*", "");
      if (!names.contains(name)) {
        names.add(name);
        prepared++;
      }
      return names.indexOf(name) + 1;
    }

    abstract Sink<Long> sink();

    /** What a reader gets, in order. */
    abstract List<Integer> rows() throws Exception;
  }

  /** Each visible file is part of it. A file whose name begins with a dot is not: the lab's FolderSink. */
  static class Folder extends Target {
    final Path path;
    final String kind;
    int files = 0;

    Folder(int number, String kind) throws IOException {
      path = Files.createDirectories(WORK.resolve("targets/t" + number));
      this.kind = kind;
    }

    @Override
    Sink<Long> sink() {
      return kind.equals("plain") ? new PlainSink(this) : new FileSink(this);
    }

    @Override
    List<Integer> rows() throws IOException {
      List<Integer> rows = new ArrayList<>();
      try (Stream<Path> files = Files.list(path)) {
        for (Path file : files.toList()) {
          if (file.getFileName().toString().startsWith(".")) continue;
          Files.readAllLines(file).forEach(line -> rows.add(Integer.parseInt(line)));
        }
      }
      Collections.sort(rows);
      return rows;
    }

    @Override
    public void close() throws IOException {
      FileUtils.deleteDirectory(path.toFile());
    }
  }

  /** Without a committer: what waits in the writer is sent by `flush`, and visible at once. */
  record PlainSink(Folder folder) implements Sink<Long> {
    @Override
    public SinkWriter<Long> createWriter(WriterInitContext context) {
      List<String> waiting = new ArrayList<>();
      return new SinkWriter<>() {
        @Override
        public void write(Long record, Context context) {
          waiting.add(String.valueOf(record));
        }

        @Override
        public void flush(boolean endOfInput) throws IOException {
          if (waiting.isEmpty()) return;
          Files.write(folder.path.resolve("sent"), waiting, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
          folder.prepared++;
          waiting.clear();
        }

        @Override
        public void close() {}
      };
    }
  }

  /** Hidden files, which the committer makes visible: by a rename, or by a copy that cannot know whether it is the first. */
  record FileSink(Folder folder) implements Sink<Long>, SupportsCommitter<String> {
    @Override
    public CommittingSinkWriter<Long, String> createWriter(WriterInitContext context) {
      List<String> open = new ArrayList<>();
      return new CommittingSinkWriter<>() {
        @Override
        public void write(Long record, Context context) {
          open.add(String.valueOf(record));
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public Collection<String> prepareCommit() throws IOException {
          if (open.isEmpty()) return List.of();
          String name = "f" + ++folder.files;
          Files.write(folder.path.resolve("." + name), open);
          open.clear();
          return List.of(name);
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public Committer<String> createCommitter(CommitterInitContext context) {
      return new Committer<>() {
        @Override
        public void commit(Collection<CommitRequest<String>> requests) throws IOException {
          for (CommitRequest<String> request : requests) {
            Path hidden = folder.path.resolve("." + request.getCommittable());
            Path visible = folder.path.resolve(request.getCommittable());
            if (folder.kind.equals("copy")) {
              Files.write(folder.path.resolve("copies"), Files.readAllLines(hidden),
                  StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } else if (Files.exists(hidden)) {
              Files.move(hidden, visible, StandardCopyOption.ATOMIC_MOVE);
            } else if (Files.exists(visible)) {
              request.signalAlreadyCommitted();
            } else {
              request.signalFailedWithUnknownReason(new IOException("lost: " + hidden));
            }
          }
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public SimpleVersionedSerializer<String> getCommittableSerializer() {
      return new SimpleVersionedSerializer<>() {
        @Override
        public int getVersion() {
          return 1;
        }

        @Override
        public byte[] serialize(String name) {
          return name.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String deserialize(int version, byte[] bytes) {
          return new String(bytes, StandardCharsets.UTF_8);
        }
      };
    }
  }

  /** A topic of one partition, as a `read_committed` consumer reads it from its beginning. */
  static class Topic extends Target {
    final String name;
    final KafkaConsumer<String, String> consumer;

    Topic(int number) throws Exception {
      name = "topic-" + number;
      Broker.admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
      Properties conf = Broker.client();
      conf.put("isolation.level", "read_committed");
      conf.put("fetch.max.wait.ms", "5");
      consumer = new KafkaConsumer<>(conf, new StringDeserializer(), new StringDeserializer());
      consumer.assign(List.of(new TopicPartition(name, 0)));
    }

    @Override
    Sink<Long> sink() {
      return KafkaSink.<Long>builder()
          .setKafkaProducerConfig(Broker.client())
          .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
          .setTransactionalIdPrefix(name)
          .setProperty("transaction.timeout.ms", String.valueOf(Broker.TIMEOUT))
          .setRecordSerializer((record, context, timestamp) -> new ProducerRecord<>(
              name, String.valueOf(record).getBytes(StandardCharsets.UTF_8)))
          .build();
    }

    @Override
    List<Integer> rows() throws Exception {
      // A commit is answered before the topic has its marker.
      Broker.awaitNone(TransactionState.PREPARE_COMMIT, TransactionState.PREPARE_ABORT);
      TopicPartition partition = new TopicPartition(name, 0);
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      List<Integer> rows = new ArrayList<>();
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(20)).forEach(r -> rows.add(Integer.parseInt(r.value())));
      }
      Collections.sort(rows);
      return rows;
    }

    @Override
    public void close() {
      consumer.close(); // the topic stays: its open transactions could not be ended without it
    }
  }

  /** A real broker in this JVM (KRaft mode), where a timeout can pass at once: one clock can be put forward. */
  static class Broker {
    static final int TIMEOUT = 600_000;
    static Admin admin;
    private static String address;
    private static volatile long ahead = 0;

    static void start() throws Exception {
      Path data = WORK.resolve("kafka");
      FileUtils.deleteDirectory(data.toFile());
      Files.createDirectories(data);
      int port;
      int controller;
      try (ServerSocket a = new ServerSocket(0); ServerSocket b = new ServerSocket(0)) {
        port = a.getLocalPort();
        controller = b.getLocalPort();
      }
      address = "localhost:" + port;
      Properties conf = new Properties();
      conf.put("process.roles", "broker,controller");
      conf.put("node.id", "1");
      conf.put("controller.quorum.voters", "1@localhost:" + controller);
      conf.put("controller.listener.names", "CONTROLLER");
      conf.put("listeners", "PLAINTEXT://" + address + ",CONTROLLER://localhost:" + controller);
      conf.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
      conf.put("log.dirs", data.resolve("log").toString());
      conf.put("offsets.topic.replication.factor", "1");
      conf.put("transaction.state.log.replication.factor", "1");
      conf.put("transaction.state.log.min.isr", "1");
      conf.put("transaction.state.log.num.partitions", "1");
      conf.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "50");
      Path file = data.resolve("server.properties");
      try (OutputStream out = Files.newOutputStream(file)) {
        conf.store(out, null);
      }
      StorageTool.execute(
          new String[] {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()},
          new PrintStream(OutputStream.nullOutputStream()));
      KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(conf), Time.SYSTEM);
      server.startup();
      putForward(server);
      admin = Admin.create(client());
    }

    /** The transaction coordinator takes the system's clock, whatever clock the server has. */
    private static void putForward(KafkaRaftServer server) throws Exception {
      Object broker = ((Option<?>) get(server, "broker")).get();
      Object coordinator = get(broker, "transactionCoordinator");
      for (Object part : List.of(coordinator, get(coordinator, "txnManager"))) {
        Field time = part.getClass().getDeclaredField("time");
        time.setAccessible(true);
        time.set(part, new Clock());
      }
    }

    static Properties client() {
      Properties conf = new Properties();
      conf.put("bootstrap.servers", address);
      return conf;
    }

    /** The broker aborts what has been open for longer than the timeout. */
    static void passTimeout() throws Exception {
      ahead += TIMEOUT + 1_000;
      awaitNone(TransactionState.ONGOING, TransactionState.PREPARE_ABORT);
    }

    static void awaitNone(TransactionState... states) throws Exception {
      ListTransactionsOptions such = new ListTransactionsOptions().filterStates(List.of(states));
      while (!admin.listTransactions(such).all().get().isEmpty()) Thread.sleep(5);
    }

    /** The system's, put forward. */
    static class Clock implements Time {
      @Override
      public long milliseconds() {
        return SYSTEM.milliseconds() + ahead;
      }

      @Override
      public long nanoseconds() {
        return SYSTEM.nanoseconds();
      }

      @Override
      public void sleep(long millis) {
        SYSTEM.sleep(millis);
      }

      @Override
      public void waitObject(Object object, Supplier<Boolean> condition, long deadline)
          throws InterruptedException {
        SYSTEM.waitObject(object, condition, deadline - ahead);
      }
    }
  }

  interface Taker {
    void take(Object value);
  }

  /** Takes what is given to `collect`, and answers all else with null. */
  @SuppressWarnings("unchecked")
  static <T> T stub(Class<?> type, Taker taker) {
    return (T) Proxy.newProxyInstance(SinkOracle.class.getClassLoader(), new Class<?>[] {type},
        (proxy, method, args) -> {
          if (method.getName().equals("collect")) taker.take(args[0]);
          return null;
        });
  }

  static Object get(Object target, String name) throws Exception {
    Field field = target.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(target);
  }
}
