import java.util.ArrayList;
import java.util.List;

/** One folder, several snapshots: which directories does Hive choose, and which rows come out? */
public class Snapshots {
  private static Table table;

  public static void main(String[] args) throws Exception {
    table = new Table("snapshots");
    // Parcels 1 to 4, one transaction each; then a compaction makes a base of the first four.
    for (int id = 1; id <= 4; id++) insert(id, id);
    table.compact(true, Table.forCompaction(4, List.of(), List.of()), 5);
    for (int id = 1; id <= 4; id++) table.remove(String.format("delta_%07d_%07d_0000", id, id));
    insert(5, 5);
    insert(6, 6);
    insert(7, 7);
    table.write(8, updater -> updater.update(8, new Table.Parcel(2, "Oslo", 8888).at(2, Table.BUCKET_0, 0)));
    insert(9, 9);
    insert(10, 10);
    insert(11, 11);

    folder();
    show("high-water mark 10, open 9, aborted 6", Table.snapshot(10, List.of(9L), List.of(6L)));
    show("the same, after 9 has committed, in a query that began before", Table.snapshot(10, List.of(9L), List.of(6L)));
    show("a query that begins after it: high-water mark 11, aborted 6", Table.snapshot(11, List.of(), List.of(6L)));
    show("high-water mark 10, open 8 and 9, aborted 6", Table.snapshot(10, List.of(8L, 9L), List.of(6L)));
    // What is open may not be compacted: the list ends below 9.
    table.compact(true, Table.forCompaction(11, List.of(9L), List.of(6L)), 12);
    System.out.println("a major compaction while 9 is open");
    folder();
    show("high-water mark 10, open 9, aborted 6, once more", Table.snapshot(10, List.of(9L), List.of(6L)));
    show("an old query with high-water mark 7, aborted 6", Table.snapshot(7, List.of(), List.of(6L)));
    for (String name : table.obsolete(Table.snapshot(11, List.of(), List.of(6L)))) table.remove(name);
    System.out.println("the cleaner has removed what the new base makes obsolete");
    folder();
    show("an old query with high-water mark 7, aborted 6", Table.snapshot(7, List.of(), List.of(6L)));
  }

  private static void folder() throws Exception {
    System.out.println("in the folder");
    for (String name : table.list().stream().map(file -> file.getParent().getName()).distinct().toList()) {
      System.out.println("  " + name);
    }
  }

  private static void insert(long writeId, int id) throws Exception {
    table.write(writeId, updater -> updater.insert(writeId, new Table.Parcel(id, "Pune", 100 * id)));
  }

  private static void show(String title, org.apache.hadoop.hive.common.ValidWriteIdList snapshot) throws Exception {
    System.out.println(title);
    try {
      System.out.println("  chosen: " + String.join("\n          ", table.chosen(snapshot)));
      List<String> ids = new ArrayList<>();
      for (String row : table.read(snapshot)) ids.add(row.replaceAll("\\{(\\d+), .*?, (\\d+)\\}.*", "$1:$2"));
      System.out.println("  id:cents " + String.join(" ", ids));
    } catch (java.io.IOException problem) {
      System.out.println("  " + problem.getMessage());
    }
  }
}
