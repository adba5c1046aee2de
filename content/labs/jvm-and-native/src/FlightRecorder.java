import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Records Ingest with the JDK's Flight Recorder and reads the file: which line allocates,
 * how the collector paused, which lock the threads waited for. The argument "mended" takes
 * the mended version of Ingest.
 */
public class FlightRecorder {
  static final Path FILE = Path.of(".work/ingest.jfr");

  public static void main(String[] args) throws Exception {
    record(List.of(args).contains("mended"));
    List<RecordedEvent> events = RecordingFile.readAllEvents(FILE);
    allocation(of("jdk.ObjectAllocationSample", events));
    collections(of("jdk.GarbageCollection", events));
    locks(of("jdk.JavaMonitorEnter", events));
  }

  static void record(boolean mended) throws Exception {
    Files.createDirectories(FILE.getParent());
    Files.deleteIfExists(FILE);
    Ingest.LINES.size(); // load the class and make its lines before the recording
    // The settings of -XX:StartFlightRecording: among others, lock waits from 20 ms.
    try (Recording recording = new Recording(Configuration.getConfiguration("default"))) {
      recording.start();
      long start = System.nanoTime();
      System.out.println("rows written: " + Ingest.run(mended));
      long millis = (System.nanoTime() - start) / 1_000_000;
      recording.stop();
      recording.dump(FILE);
      int oneByOne = 2 * Ingest.BATCHES * Ingest.STORE_MILLIS;
      System.out.println("took " + millis + " ms");
      verdict("as long as all writes one after the other, or longer", millis >= oneByOne);
    }
  }

  /** A sample's weight: the bytes that its thread allocated since the sample before. */
  static void allocation(List<RecordedEvent> all) {
    List<RecordedEvent> samples = all.stream() // not those of the recorder's own threads
        .filter(sample -> sample.getThread().getJavaName().startsWith("ingest")).toList();
    Map<String, Long> bytes = samples.stream().collect(Collectors.groupingBy(
        FlightRecorder::ourLine, Collectors.summingLong(s -> s.getLong("weight"))));
    long sum = bytes.values().stream().mapToLong(Long::longValue).sum();
    var hottest = bytes.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
    System.out.printf("%nallocation: %d samples, together %d MB%n", samples.size(), sum >> 20);
    System.out.println("  hottest line of ours: " + hottest.getKey());
    verdict("  more than half of all sampled bytes", hottest.getValue() > sum / 2);
  }

  static void collections(List<RecordedEvent> collections) {
    Duration longest = collections.stream().map(gc -> gc.getDuration("longestPause"))
        .max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    System.out.printf("%ncollections: %d, longest pause %.1f ms%n",
        collections.size(), longest.toNanos() / 1e6);
    System.out.println("  kinds: " + distinct(collections,
        gc -> gc.getString("name") + ", " + gc.getString("cause")));
    verdict("  more than 15", collections.size() > 15);
  }

  static void locks(List<RecordedEvent> waits) {
    System.out.println("\nwaits for a lock, 20 ms or longer: " + waits.size());
    verdict("  more than a quarter of all writes", waits.size() > 2 * Ingest.BATCHES / 4);
    System.out.println("  waited at: " + distinct(waits, FlightRecorder::ourLine));
    System.out.println("  lock of: " + distinct(waits,
        wait -> wait.getClass("monitorClass").getName()));
    System.out.println("  waiting -> owner: " + distinct(waits, wait ->
        wait.getThread().getJavaName() + " -> "
            + wait.getThread("previousOwner").getJavaName()));
  }

  /** The topmost frame of the stack that belongs to Ingest: the JDK's own are above it. */
  static String ourLine(RecordedEvent event) {
    if (event.getStackTrace() == null) return "(no stack)";
    for (RecordedFrame frame : event.getStackTrace().getFrames()) {
      String type = frame.getMethod().getType().getName();
      if (type.startsWith("Ingest")) {
        return type + "." + frame.getMethod().getName() + ", line " + frame.getLineNumber();
      }
    }
    return "(not in Ingest)";
  }

  static String distinct(List<RecordedEvent> events, Function<RecordedEvent, String> what) {
    return events.stream().map(what).distinct().sorted().collect(Collectors.joining("; "));
  }

  static List<RecordedEvent> of(String type, List<RecordedEvent> events) {
    return events.stream().filter(e -> e.getEventType().getName().equals(type)).toList();
  }

  static void verdict(String claim, boolean holds) {
    System.out.println(claim + ": " + (holds ? "yes" : "no"));
  }
}
