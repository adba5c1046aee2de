import java.util.ArrayList;
import java.util.List;

/** A case: what a job was told, and what Flink measured of it. */
record Finding(Setting setting, Shares shares) {

    /** A source that emits less than this part of what arrives does not keep up. */
    private static final double KEEPS_UP = 0.94;

    String json() {
        List<String> parts =
                List.of(
                        setting.toString(),
                        shares.culprit(),
                        keepsUp() ? "keeps up" : "held back",
                        shares.rank(Shares.Share::busy),
                        shares.rank(Shares.Share::backpressured),
                        shares.rank(Shares.Share::idle),
                        shares.recordRank());
        return "[\"" + String.join("\",\"", parts) + "\"]";
    }

    private boolean keepsUp() {
        return shares.handled() * Job.SLOWER > KEEPS_UP * setting.rate();
    }

    /** What the case shows, by what was measured. */
    List<String> rules() {
        List<String> rules = new ArrayList<>();
        String culprit = shares.culprit();
        String busy = shares.rank(Shares.Share::busy);
        String pressed = shares.rank(Shares.Share::backpressured);
        String idle = shares.rank(Shares.Share::idle);
        rules.add("culprit: " + (culprit.isEmpty() ? "none" : culprit));
        rules.add(keepsUp() ? "keeps up" : "held back");
        if (pressed.isEmpty()) {
            rules.add("nothing is backpressured, " + (keepsUp() ? "keeps up" : "held back"));
        }
        boolean isSkewed = setting.hot() > 0;
        if (culprit.equals("c")) {
            boolean allBusy = !idle.contains("c");
            rules.add("count is the culprit, " + (allBusy ? "all copies busy" : "a copy is idle"));
        }
        if (culprit.equals("s") && isSkewed) {
            rules.add("above the culprit, cold copies of count are idle");
        }
        if (culprit.equals("s") && !isSkewed && setting.copies().get(Setting.COUNT) > 1) {
            rules.add("above the culprit, all copies of count are backpressured");
        }
        if (!culprit.isEmpty() && !culprit.equals("c") && !culprit.equals("s") && isSkewed) {
            rules.add("a hot key below the culprit");
        }
        if (culprit.isEmpty() && isSkewed) {
            rules.add("a hot key that does no harm");
        }
        if (!pressed.isEmpty() && !pressed.startsWith("o")) {
            rules.add("another task than the source is the most backpressured");
        }
        for (char task : Setting.TASKS.toCharArray()) {
            boolean isAbove = pressed.contains(String.valueOf(task));
            if (isAbove && !busy.contains(String.valueOf(task))) {
                rules.add("a backpressured task that costs nothing");
                break;
            }
        }
        if (culprit.length() == 1) {
            int copies = setting.copies().get(Setting.TASKS.indexOf(culprit));
            rules.add("culprit of " + (copies > 1 ? "several copies" : "one copy"));
        }
        return rules;
    }
}
