import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Plays seeded changes of two tables to queries that Flink planned, and writes what came out. */
public class ChangelogOracle {
    private static final int CASES = 360;
    private static final String QUERIES = "csjlkt";

    public static void main(String[] args) throws Exception {
        Random random = new Random(20261130);
        Rules rules = new Rules();
        List<String> cases = new ArrayList<>();
        for (int number = 0; number < CASES; number++) {
            cases.add(play(random, number, rules));
        }
        String json = "{\"engine\":\"Apache Flink " + args[0] + "\",\n\"rules\":" + rules.json()
                + ",\n\"cases\":[\n" + String.join(",\n", cases) + "\n]}\n";
        Files.writeString(Path.of(args[1]), json);
        System.out.printf("%d cases, %d bytes%n%s%n", cases.size(), json.length(),
                rules.json().replace(",", "\n"));
        System.exit(0);
    }

    /** One case: its actions, what each sent to the sink with the rows in state after it, and the state at the end. */
    private static String play(Random random, int number, Rules rules) throws Exception {
        char query = QUERIES.charAt(number % 6);
        boolean expires = World.EXPIRING.indexOf(query) >= 0 && number / 12 % 2 == 1;
        List<String> actions = new ArrayList<>(List.of("q" + query));
        if (number / 6 % 2 == 1) actions.add("ky");
        if (expires) actions.add("ty");
        int settings = actions.size();
        int length = settings + 20 + random.nextInt(7);
        List<String> told = new ArrayList<>();
        try (World world = new World()) {
            rules.begin();
            for (int i = 0; i < length; i++) {
                if (i >= settings) actions.add(choose(random, world));
                Rules.Before before = rules.look(world);
                List<String> out = world.act(actions.get(i));
                rules.met(before, actions.get(i), out, world);
                told.add(String.join(",", out) + "#" + world.state().size());
            }
            return "[\"" + String.join(".", actions) + "\",\"" + String.join("|", told) + "\",\""
                    + String.join(",", world.state()) + "\"]";
        }
    }

    private static String choose(Random random, World world) {
        int dice = random.nextInt(100);
        if (world.expires && dice < 22) return "w";
        if (dice < 24) return setting(random);
        if (dice < 45) return "c" + city(random) + (random.nextInt(4) == 0 ? "d" : "" + (1 + random.nextInt(9)));
        // A few small numbers, so that orders tie and sums stay as they were.
        int id = 1 + random.nextInt(4);
        if (world.orders.containsKey(id) && random.nextInt(10) < 4) return "o" + id + "d";
        return "o" + id + city(random) + random.nextInt(4);
    }

    private static String setting(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> "q" + QUERIES.charAt(random.nextInt(6));
            case 1 -> random.nextBoolean() ? "ky" : "kn";
            default -> random.nextBoolean() ? "ty" : "tn";
        };
    }

    private static char city(Random random) {
        return "pppppprro".charAt(random.nextInt(9));
    }
}
