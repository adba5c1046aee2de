import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import org.apache.paimon.io.DataFileMeta;
import org.apache.paimon.table.sink.CommitMessage;
import org.apache.paimon.table.sink.CommitMessageImpl;

/**
 * The load and the twelve updates of {@link ThreeModes} in 1, 4 and 16 buckets (or so many as an
 * argument says), merge-on-read, default sizes of files.
 */
public class Buckets {
    public static void main(String[] args) throws Exception {
        System.out.println("         one commit       merges                    all orders               one order      files");
        System.out.println("buckets  files  KB each   all, KB  largest, KB     shares  files      KB    files      KB  live  on disk");
        int[] numbers = args.length > 0 ? new int[] {Integer.parseInt(args[0])} : new int[] {1, 4, 16};
        for (int number : numbers) {
            Map<String, String> options = new HashMap<>(Map.of("bucket", "" + number));
            try (Orders orders = new Orders("buckets_" + number, options)) {
                new Buckets(orders, number).run();
            }
        }
        System.exit(0);
    }

    final Orders orders;
    final int number;
    final LongSummaryStatistics flushed = new LongSummaryStatistics();
    final LongSummaryStatistics merges = new LongSummaryStatistics();

    Buckets(Orders orders, int number) {
        this.orders = orders;
        this.number = number;
    }

    void run() throws Exception {
        for (int i = 0; i <= ThreeModes.UPDATES; i++) {
            int count = i == 0 ? ThreeModes.ORDERS : 1_000;
            for (int n = 0; n < count; n++) {
                orders.put(i == 0 ? n : n * 50 + i, i);
            }
            List<CommitMessage> messages = orders.prepare(true);
            for (CommitMessage message : messages) {
                CommitMessageImpl files = (CommitMessageImpl) message;
                for (DataFileMeta file : files.newFilesIncrement().newFiles()) {
                    if (i > 0) {
                        flushed.accept(file.fileSize());
                    }
                }
                for (DataFileMeta file : files.compactIncrement().compactAfter()) {
                    // A file that only changed its level is in both lists.
                    if (files.compactIncrement().compactBefore().stream()
                            .noneMatch(old -> old.fileName().equals(file.fileName()))) {
                        merges.accept(file.fileSize());
                    }
                }
            }
            orders.commit(messages);
        }
        Orders.Query all = orders.queryAll();
        Orders.Query one = orders.queryOne(ThreeModes.ONE);
        System.out.printf("%7d  %5d %8s %9s %12s %10d %6d %7s %8d %7s %5d  %s%n",
                number, flushed.getCount() / ThreeModes.UPDATES,
                Orders.kb((long) flushed.getAverage()), Orders.kb(merges.getSum()),
                Orders.kb(merges.getMax()), all.splits(), all.files(), Orders.kb(all.bytes()),
                one.files(), Orders.kb(one.bytes()), orders.live(-1).size(), orders.onDisk());
    }
}
