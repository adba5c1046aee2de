import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.JobException;
import org.apache.flink.runtime.checkpoint.CheckpointProperties;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.CompletedCheckpoint;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.StateAssignmentOperation;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.executiongraph.ExecutionGraph;
import org.apache.flink.runtime.executiongraph.ExecutionJobVertex;
import org.apache.flink.runtime.executiongraph.ExecutionVertex;
import org.apache.flink.runtime.executiongraph.TestingDefaultExecutionGraphBuilder;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobGraphBuilder;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.KeyGroupRangeOffsets;
import org.apache.flink.runtime.state.KeyGroupsSavepointStateHandle;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.memory.ByteStreamStateHandle;
import org.apache.flink.runtime.state.testutils.TestCompletedCheckpointStorageLocation;
import org.apache.flink.runtime.testtasks.NoOpInvokable;
import org.apache.flink.util.MathUtils;

/** Flink's own answers to generated questions about rescaling, as JSON. See README.md. */
public class RescaleOracle {

  private static final int UPPER_BOUND = KeyGroupRangeAssignment.UPPER_BOUND_MAX_PARALLELISM;
  private static final int NOT_SET = JobVertex.MAX_PARALLELISM_DEFAULT;
  private static final ScheduledExecutorService EXECUTOR = Executors.newScheduledThreadPool(1);

  public static void main(String[] args) throws Exception {
    String json =
        "{\"flink\":\"2.0.0\",\n"
            + "\"keys\":" + lines(keys()) + ",\n"
            + "\"owners\":" + lines(owners()) + ",\n"
            + "\"ranges\":" + lines(ranges()) + ",\n"
            + "\"defaults\":" + lines(defaults()) + ",\n"
            + "\"starts\":" + lines(starts()) + ",\n"
            + "\"restores\":" + lines(restores()) + "}\n";
    Files.writeString(Path.of(args[0]), json);
    EXECUTOR.shutdown();
  }

  /** [type, text, hashCode, murmur, max parallelism, key group, parallelism, subtask] */
  static List<String> keys() {
    Random random = new Random(1);
    List<Object> keys = new ArrayList<>(List.of(
        "amsterdam", "beijing", "cairo", "chicago", "delhi", "edinburgh", "fukuoka", "houston",
        "istanbul", "", " ", "a", "A", "0", "-1", "Aa", "BB", "AaAa", "BBBB", "null", "Straße",
        "東京", "🌊", "e\u0301", "\u00e9", "polygenelubricants",
        "user-1", "user-100", "x".repeat(40)));
    int[] edges = {0, 1, -1, 2, 127, 128, 129, 65536, Integer.MAX_VALUE, Integer.MIN_VALUE};
    for (int edge : edges) {
      keys.add(edge);
      keys.add((long) edge);
    }
    keys.addAll(List.of(1L << 31, 1L << 32, -(1L << 32), (1L << 53) + 1));
    for (long edge : new long[] {Long.MAX_VALUE, Long.MIN_VALUE, 0xFFFFFFFFL}) {
      keys.add(edge);
    }
    for (int i = 0; i < 90; i++) {
      keys.add(randomText(random));
      keys.add(i % 2 == 0 ? random.nextInt() : random.nextInt(1000) - 500);
      keys.add(i % 2 == 0 ? random.nextLong() : (long) random.nextInt(1000) - 500);
    }
    List<String> cases = new ArrayList<>();
    for (Object key : keys) {
      int max = randomMax(random);
      int parallelism = 1 + random.nextInt(max);
      cases.add(String.format(
          "[\"%s\",%s,%d,%d,%d,%d,%d,%d]",
          key instanceof String ? "text" : key instanceof Integer ? "int" : "long",
          quote(key.toString()), key.hashCode(), MathUtils.murmurHash(key.hashCode()), max,
          KeyGroupRangeAssignment.assignToKeyGroup(key, max), parallelism,
          KeyGroupRangeAssignment.assignKeyToParallelOperator(key, max, parallelism)));
    }
    return cases;
  }

  /** [max parallelism, parallelism, key group, subtask] */
  static List<String> owners() {
    Random random = new Random(2);
    List<String> cases = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      int max = randomMax(random);
      int parallelism = i % 7 == 0 ? max : 1 + random.nextInt(max);
      int group = i % 5 == 0 ? max - 1 : random.nextInt(max);
      cases.add(String.format("[%d,%d,%d,%d]", max, parallelism, group,
          KeyGroupRangeAssignment.computeOperatorIndexForKeyGroup(max, parallelism, group)));
    }
    return cases;
  }

  /** [max parallelism, parallelism, subtask, first group, last group] */
  static List<String> ranges() {
    Random random = new Random(3);
    List<String> cases = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      int max = randomMax(random);
      int parallelism = i % 7 == 0 ? max : 1 + random.nextInt(max);
      int subtask = i % 5 == 0 ? parallelism - 1 : random.nextInt(parallelism);
      KeyGroupRange range =
          KeyGroupRangeAssignment.computeKeyGroupRangeForOperatorIndex(max, parallelism, subtask);
      cases.add(String.format("[%d,%d,%d,%d,%d]", max, parallelism, subtask,
          range.getStartKeyGroup(), range.getEndKeyGroup()));
    }
    return cases;
  }

  /** [parallelism, default max parallelism] */
  static List<String> defaults() {
    Random random = new Random(4);
    List<Integer> parallelisms = new ArrayList<>(List.of(
        1, 2, 3, 84, 85, 86, 87, 170, 171, 172, 341, 342, 682, 683, 10922, 10923, 21845,
        21846, UPPER_BOUND));
    for (int i = 0; i < 120; i++) {
      parallelisms.add(1 + random.nextInt(i % 2 == 0 ? 400 : UPPER_BOUND));
    }
    return parallelisms.stream()
        .map(p -> String.format(
            "[%d,%d]", p, KeyGroupRangeAssignment.computeDefaultMaxParallelism(p)))
        .collect(Collectors.toList());
  }

  /** [parallelism, max parallelism or null, outcome]: the number of key groups, or the refusal */
  static List<String> starts() throws Exception {
    Random random = new Random(5);
    List<String> cases = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      int parallelism = 1 + random.nextInt(300);
      int max = i % 3 == 0 ? NOT_SET : Math.max(1, parallelism - 20 + random.nextInt(60));
      String outcome;
      try {
        outcome = String.valueOf(newJob(parallelism, max).vertex().getMaxParallelism());
      } catch (JobException refusal) {
        outcome = quote(reason(refusal));
      }
      cases.add(String.format("[%d,%s,%s]", parallelism, orNull(max), outcome));
    }
    return cases;
  }

  /**
   * [recorded max, old parallelism, asked parallelism, asked max or null, outcome]. The outcome is
   * a refusal, or [max parallelism, groups whose subtask number changes, and for each new subtask
   * [first, last] old subtask that it reads a file of].
   */
  static List<String> restores() throws Exception {
    Random random = new Random(6);
    List<String> cases = new ArrayList<>();
    int[][] fromTheText = {
        {8, 2, 3, NOT_SET}, {8, 2, 3, 16}, {8, 2, 9, NOT_SET}, {8, 2, 3, 8}, {8, 2, 9, 16},
        {8, 2, 9, 8}, {128, 2, 3, NOT_SET}, {128, 3, 4, NOT_SET}, {128, 2, 4, NOT_SET},
        {128, 4, 5, NOT_SET}, {128, 2, 2, NOT_SET}, {16, 8, 12, NOT_SET},
        {1, 1, 1, NOT_SET}, {1, 1, 2, NOT_SET}};
    for (int[] c : fromTheText) {
      cases.add(restore(c[0], c[1], c[2], c[3]));
    }
    for (int i = 0; i < 360; i++) {
      int recorded = 1 + random.nextInt(i % 2 == 0 ? 24 : 300);
      int old = 1 + random.nextInt(Math.min(recorded, 16));
      int asked = 1 + random.nextInt(i % 4 == 0 ? recorded + 8 : Math.min(recorded + 2, 20));
      int max = i % 6 == 0 ? 1 + random.nextInt(300) : i % 6 == 1 ? recorded : NOT_SET;
      cases.add(restore(recorded, old, asked, max));
    }
    return cases;
  }

  static String restore(int recorded, int old, int asked, int max) throws Exception {
    String outcome;
    try {
      Job job = newJob(asked, max);
      Map<OperatorID, OperatorState> states =
          readSavepoint(job, savepoint(job.operator(), recorded, old));
      new StateAssignmentOperation(1, Set.of(job.vertex()), states, false).assignStates();
      outcome = dealt(job, recorded, old);
    } catch (JobException | IllegalStateException refusal) {
      outcome = quote(reason(refusal));
    }
    return String.format("[%d,%d,%d,%s,%s]", recorded, old, asked, orNull(max), outcome);
  }

  /** What the new subtasks were given: each handle says by its name which old subtask wrote it. */
  static String dealt(Job job, int recorded, int old) {
    int moved = 0;
    List<String> reads = new ArrayList<>();
    for (ExecutionVertex vertex : job.vertex().getTaskVertices()) {
      int first = Integer.MAX_VALUE;
      int last = -1;
      for (KeyedStateHandle handle : vertex.getCurrentExecutionAttempt().getTaskRestore()
          .getTaskStateSnapshot().getSubtaskStateByOperatorID(job.operator())
          .getManagedKeyedState()) {
        KeyGroupsSavepointStateHandle file = (KeyGroupsSavepointStateHandle) handle;
        ByteStreamStateHandle bytes = (ByteStreamStateHandle) file.getDelegateStateHandle();
        int from = Integer.parseInt(bytes.getHandleName());
        first = Math.min(first, from);
        last = Math.max(last, from);
        if (from != vertex.getParallelSubtaskIndex()) {
          moved += file.getKeyGroupRange().getNumberOfKeyGroups();
        }
      }
      reads.add("[" + first + "," + last + "]");
    }
    return String.format(
        "[%d,%d,%s]", job.vertex().getMaxParallelism(), moved, String.join(",", reads));
  }

  /** One keyed operator; the graph is built as the JobManager builds it. */
  static Job newJob(int parallelism, int max) throws Exception {
    JobVertex vertex = new JobVertex("count");
    vertex.setInvokableClass(NoOpInvokable.class);
    vertex.setParallelism(parallelism);
    if (max != NOT_SET) {
      vertex.setMaxParallelism(max);
    }
    JobGraph graph = JobGraphBuilder.newStreamingJobGraphBuilder().addJobVertex(vertex).build();
    ExecutionGraph execution =
        TestingDefaultExecutionGraphBuilder.newBuilder().setJobGraph(graph).build(EXECUTOR);
    return new Job(graph, execution.getJobVertex(vertex.getID()));
  }

  static CheckpointMetadata savepoint(OperatorID operator, int max, int parallelism) {
    OperatorState state = new OperatorState("count", "count", operator, parallelism, max);
    for (int i = 0; i < parallelism; i++) {
      KeyGroupRange range =
          KeyGroupRangeAssignment.computeKeyGroupRangeForOperatorIndex(max, parallelism, i);
      KeyedStateHandle file = new KeyGroupsSavepointStateHandle(
          new KeyGroupRangeOffsets(range),
          new ByteStreamStateHandle(String.valueOf(i), new byte[1]));
      state.putState(i, OperatorSubtaskState.builder().setManagedKeyedState(file).build());
    }
    return new CheckpointMetadata(1, List.of(state), List.of());
  }

  static Map<OperatorID, OperatorState> readSavepoint(Job job, CheckpointMetadata metadata)
      throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Checkpoints.storeCheckpointMetadata(metadata, bytes);
    CompletedCheckpoint checkpoint = Checkpoints.loadAndValidateCheckpoint(
        job.graph().getJobID(), Map.of(job.vertex().getJobVertexId(), job.vertex()),
        new TestCompletedCheckpointStorageLocation(
            new ByteStreamStateHandle("_metadata", bytes.toByteArray()), "savepoint"),
        RescaleOracle.class.getClassLoader(), false,
        CheckpointProperties.forSavepoint(false, SavepointFormatType.CANONICAL));
    return checkpoint.getOperatorStates();
  }

  /** The three refusals, told apart by Flink's own words. */
  static String reason(Exception refusal) {
    String message = refusal.getMessage();
    if (message.contains("is higher than the max parallelism")) {
      return "above-asked-max";
    }
    if (message.contains("Max parallelism mismatch")) {
      return "max-mismatch";
    }
    if (message.contains("is lower than the configured parallelism")) {
      return "above-recorded-max";
    }
    throw new IllegalArgumentException(message, refusal);
  }

  /** The number of key groups: often small or usual, sometimes as large as Flink allows. */
  static int randomMax(Random random) {
    int[] usual = {
        1, 2, 7, 8, 16, 127, 128, 129, 180, 240, 256, 1024, UPPER_BOUND - 1, UPPER_BOUND};
    return random.nextBoolean() ? usual[random.nextInt(usual.length)] : 1 + random.nextInt(600);
  }

  static String randomText(Random random) {
    int length = 1 + random.nextInt(12);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      boolean plain = random.nextInt(8) != 0;
      text.append((char) (plain ? 32 + random.nextInt(95) : 0xa1 + random.nextInt(0x500)));
    }
    return text.toString();
  }

  static String orNull(int max) {
    return max == NOT_SET ? "null" : String.valueOf(max);
  }

  static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      boolean plain = c >= 32 && c < 127 && c != '"' && c != '\\';
      quoted.append(plain ? String.valueOf(c) : String.format("\\u%04x", (int) c));
    }
    return quoted.append('"').toString();
  }

  static String lines(List<String> cases) {
    return "[\n" + String.join(",\n", cases) + "]";
  }

  record Job(JobGraph graph, ExecutionJobVertex vertex) {
    OperatorID operator() {
      return vertex.getOperatorIDs().get(0).getGeneratedOperatorID();
    }
  }
}
