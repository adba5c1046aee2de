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
    table.compact(true, Table.snapshot(1, List.of(), List.of()), 2);
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
    table.compact(false, all, 100);
    show(table, "after a minor compaction", last);
    System.out.println("  left for the cleaner: " + table.obsolete(all).size() + " directories");

    table.compact(true, all, 101);
    show(table, "after a major compaction", last);
    System.out.println("  left for the cleaner: " + table.obsolete(all).size() + " directories");
    System.out.println("a query that began before the last transaction");
    show(table, "  while the old directories are there", last - 1);
    for (String name : table.obsolete(all)) table.remove(name);
    try {
      show(table, "  after they are removed", last - 1);
    } catch (java.io.IOException problem) {
      System.out.println("  after they are removed: " + problem.getMessage());
    }
  }

  private static void show(Table table, String title, long mark) throws Exception {
    var snapshot = Table.snapshot(mark, List.of(), List.of());
    List<String> names = table.chosen(snapshot);
    System.out.println(title + ": " + table.cost(snapshot) + ", " + table.read(snapshot).size() + " rows");
    if (names.size() < 6) System.out.println("  " + String.join(", ", names));
  }
}
