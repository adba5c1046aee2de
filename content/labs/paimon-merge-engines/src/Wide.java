import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.paimon.io.DataFileMeta;
import org.apache.paimon.manifest.ManifestEntry;
import org.apache.paimon.table.source.ScanMode;

/**
 * Several streams write a wide row, each two columns of its own. What is stored and merged, if each
 * stream has a commit of its own, or all share one?
 */
public class Wide {
    static final int USERS = 10_000;

    static int streams = 5;

    public static void main(String[] args) throws Exception {
        if (args.length > 0) {
            streams = Integer.parseInt(args[0]);
        }
        System.out.println(USERS + " users, " + streams + " streams; from each a time and a value\n");
        System.out.printf("%-26s %5s %8s %10s %17s %15s%n", "", "files", "records", "rows read",
                "after compaction", "changelog rows");
        List<String[]> each = new ArrayList<>();
        for (int stream = 1; stream <= streams; stream++) {
            each.add(rowsOf(stream));
        }
        show("a commit for each stream", each);
        show("all in one commit", List.<String[]>of(
                each.stream().flatMap(Arrays::stream).toArray(String[]::new)));
    }

    private static void show(String title, List<String[]> commits) throws Exception {
        Lake lake = new Lake("wide", columns(), options());
        for (String[] rows : commits) {
            Engines.expectOk(lake.commit(rows));
        }
        List<DataFileMeta> before = files(lake);
        long rows = lake.read().split(" \\| ").length;
        Engines.expectOk(lake.compact());
        List<DataFileMeta> after = files(lake);
        Lake told = new Lake("wide", columns(), options() + ", changelog-producer=lookup");
        for (String[] each : commits) {
            Engines.expectOk(told.commit(each));
        }
        System.out.printf("%-26s %5d %8d %10d %17d %15d%n", title, before.size(),
                records(before), rows, records(after), told.stream().size());
    }

    private static long records(List<DataFileMeta> files) {
        return files.stream().mapToLong(DataFileMeta::rowCount).sum();
    }

    private static List<DataFileMeta> files(Lake lake) {
        return lake.table().store().newScan().withKind(ScanMode.ALL).plan().files().stream()
                .map(ManifestEntry::file).collect(Collectors.toList());
    }

    static String columns() {
        return "id INT, " + IntStream.rangeClosed(1, streams)
                .mapToObj(i -> "t" + i + " INT, f" + i + " INT").collect(Collectors.joining(", "));
    }

    static String options() {
        return "merge-engine=partial-update, " + IntStream.rangeClosed(1, streams)
                .mapToObj(i -> "fields.t" + i + ".sequence-group=f" + i)
                .collect(Collectors.joining(", "));
    }

    /** A row for each user, with values in the columns of this stream only. */
    static String[] rowsOf(int own) {
        String[] rows = new String[USERS];
        for (int user = 0; user < USERS; user++) {
            StringBuilder row = new StringBuilder("+I " + user);
            for (int stream = 1; stream <= streams; stream++) {
                row.append(stream == own ? " 1 " + user * 7919L * stream % 1000 : " null null");
            }
            rows[user] = row.toString();
        }
        return rows;
    }
}
