import java.util.List;
import org.apache.hadoop.fs.Path;

/** The life of four parcels in a transactional table: what is written, and what a query reads. */
public class Acid {
  public static void main(String[] args) throws Exception {
    Table table = new Table("parcels");
    table.write(1, updater -> {
      updater.insert(1, new Table.Parcel(1, "Pune", 1250));
      updater.insert(1, new Table.Parcel(2, "Oslo", 990));
      updater.insert(1, new Table.Parcel(3, "Lima", 4300));
      updater.insert(1, new Table.Parcel(4, "Kyiv", 720));
    });
    table.write(2, updater ->
        updater.update(2, new Table.Parcel(3, "Lima", 4500).at(1, Table.BUCKET_0, 2)));
    table.write(3, updater ->
        updater.delete(3, new Table.Parcel(1, "Pune", 1250).at(1, Table.BUCKET_0, 0)));

    System.out.println("in the folder: {operation, originalTransaction, bucket, rowId, currentTransaction, row}");
    for (Path file : table.list()) {
      if (file.getName().startsWith("bucket_")) {
        System.out.println("  " + table.name(file));
        for (String row : table.stored(file)) System.out.println("      " + row);
      }
    }
    for (long mark = 1; mark <= 3; mark++) {
      var snapshot = Table.snapshot(mark, List.of(), List.of());
      System.out.println("a query with high-water mark " + mark + " chooses");
      System.out.println("  " + String.join("\n  ", table.chosen(snapshot)));
      for (String row : table.read(snapshot)) System.out.println("      " + row);
    }
    for (boolean major : new boolean[] {false, true}) {
      table.compact(major, Table.forCompaction(3, List.of(), List.of()), major ? 5 : 4);
      System.out.println("after a " + (major ? "major" : "minor") + " compaction, chosen and in them");
      List<String> chosen = table.chosen(Table.snapshot(3, List.of(), List.of()));
      for (Path file : table.list()) {
        if (!chosen.contains(file.getParent().getName()) || !file.getName().startsWith("bucket_")) continue;
        System.out.println("  " + table.name(file));
        for (String row : table.stored(file)) System.out.println("      " + row);
      }
    }
  }
}
