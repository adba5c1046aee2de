import java.util.List;

/** Many small transactions, then a minor and a major compaction: what must a query open? */
public class Compact {
  public static void main(String[] args) throws Exception {
    int updates = args.length > 0 ? Integer.parseInt(args[0]) : 12;
    Table table = new Table("compact");
    int rows = 1_000;
    table.write(1, updater -> {
      for (int row = 0; row < rows; row++) updater.insert(1, new Table.Parcel(row + 1, "Pune", 1_000 + row % 97));
    });
    table.compact(true, Table.forCompaction(1, List.of(), List.of()), 2);
    table.remove("delta_0000001_0000001_0000");
    show(table, "a base of 1,000 parcels", 1);
    for (int n = 0; n < updates; n++) {
      long writeId = n + 2;
      int first = n * 10;
      table.write(writeId, updater -> {
        for (int row = first; row < first + 10; row++) {
          updater.update(writeId, new Table.Parcel(row + 1, "Pune", 9_000).at(1, Table.BUCKET_0, row));
        }
      });
    }
    long last = updates + 1;
    show(table, updates + " transactions that update ten parcels each", last);

    var all = Table.snapshot(last, List.of(), List.of());
    table.compact(false, Table.forCompaction(last, List.of(), List.of()), 100);
    show(table, "after a minor compaction", last);
    System.out.println("  left for the cleaner: " + table.obsolete(all).size() + " directories");

    table.compact(true, Table.forCompaction(last, List.of(), List.of()), 101);
    show(table, "after a major compaction", last);
    System.out.println("  left for the cleaner: " + table.obsolete(all).size() + " directories");
    show(table, "a query that began before the last transaction", last - 1);
    for (String name : table.obsolete(all)) table.remove(name);
    System.out.println("the same query, after the cleaner");
    try {
      show(table, "", last - 1);
    } catch (java.io.IOException problem) {
      System.out.println("  " + problem.getMessage());
    }
  }

  private static void show(Table table, String title, long mark) throws Exception {
    var snapshot = Table.snapshot(mark, List.of(), List.of());
    List<String> names = table.chosen(snapshot);
    List<String> rows = table.read(snapshot);
    long changed = rows.stream().filter(row -> row.contains(", 9000}")).count();
    System.out.println(title);
    System.out.println("  " + table.cost(snapshot) + "; " + rows.size() + " rows, " + changed + " of them changed");
    if (names.size() < 6) System.out.println("  " + String.join(", ", names));
  }
}
