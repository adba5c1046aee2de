import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs JCStress on litmus.Races (two to three minutes on two cores) and prints, for the
 * one surprising outcome of each test, whether it was seen. The counts differ from run to
 * run and from machine to machine; JCStress's own report stays in target/litmus.log.
 */
public class Litmus {
  /** Test → its surprising outcome. */
  static final Map<String, String> SURPRISES = new LinkedHashMap<>();

  static {
    SURPRISES.put("MessagePlain", "1, 0");
    SURPRISES.put("MessageVolatile", "1, 0");
    SURPRISES.put("StorePlain", "0, 0");
    SURPRISES.put("StoreVolatile", "0, 0");
    SURPRISES.put("IncrementVolatile", "1");
    SURPRISES.put("IncrementAtomic", "1");
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    File work = new File("target"); // JCStress leaves files in the folder it starts in
    Path log = work.toPath().resolve("litmus.log");
    Process stress = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp", System.getProperty("java.class.path"), "org.openjdk.jcstress.Main",
            "-t", "litmus", "-m", "quick", "-c", "2", "-sc", "false", "-v",
            "-r", "litmus-results")
        .directory(work)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
    if (stress.waitFor() != 0) throw new IllegalStateException("failed: see " + log);

    String report = Files.readString(log);
    System.out.println("test               outcome   seen?  the memory model says");
    SURPRISES.forEach((test, outcome) -> {
      Row row = row(report, test, outcome);
      System.out.printf("%-18s (%s)%s %-6s %s%n", test, outcome,
          " ".repeat(6 - outcome.length()), row.samples > 0 ? "yes" : "never",
          row.expect.equals("Forbidden") ? "forbidden" : "allowed");
    });
  }

  record Row(long samples, String expect) {}

  /** The row of one outcome in the table over all configurations of one test. */
  static Row row(String report, String test, String outcome) {
    int at = report.lastIndexOf("litmus.Races." + test);
    if (at < 0) throw new IllegalStateException("no report of " + test);
    Matcher m = Pattern.compile(
            "(?m)^ +" + Pattern.quote(outcome) + " +([\\d,]+) +[<\\d.]+% +(\\w+)")
        .matcher(report.substring(report.indexOf("Results across all", at)));
    if (!m.find()) throw new IllegalStateException("no " + outcome + " in " + test);
    return new Row(Long.parseLong(m.group(1).replace(",", "")), m.group(2));
  }
}
