import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hive.common.ValidReaderWriteIdList;
import org.apache.hadoop.hive.common.ValidTxnList;
import org.apache.hadoop.hive.common.ValidWriteIdList;
import org.apache.hadoop.hive.metastore.api.TableValidWriteIds;
import org.apache.hadoop.hive.metastore.txn.TxnUtils;
import org.apache.hadoop.hive.ql.io.AcidDirectory;
import org.apache.hadoop.hive.ql.io.AcidInputFormat;
import org.apache.hadoop.hive.ql.io.AcidOutputFormat;
import org.apache.hadoop.hive.ql.io.AcidUtils;
import org.apache.hadoop.hive.ql.io.RecordIdentifier;
import org.apache.hadoop.hive.ql.io.RecordUpdater;
import org.apache.hadoop.hive.ql.io.orc.OrcInputFormat;
import org.apache.hadoop.hive.ql.io.orc.OrcOutputFormat;
import org.apache.hadoop.hive.ql.io.orc.OrcStruct;
import org.apache.hadoop.hive.ql.io.orc.OrcFile;
import org.apache.hadoop.hive.ql.io.orc.Reader;
import org.apache.hadoop.hive.ql.txn.compactor.CompactorUtil;
import org.apache.hadoop.hive.serde2.objectinspector.ObjectInspector;
import org.apache.hadoop.hive.serde2.objectinspector.ObjectInspectorFactory;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapred.InputSplit;
import org.apache.hadoop.mapred.JobConf;
import org.apache.hadoop.mapred.RecordReader;
import org.apache.hadoop.mapred.Reporter;

/**
 * A transactional table without a metastore: its folder, and Hive's own classes that write and
 * read it. What the metastore would give, the write ids and which of them count, we give.
 */
class Table {
  /** A row as a program holds it; `ROW__ID` says which stored row an update or delete means. */
  static class Parcel {
    long id;
    Text city;
    int cents;
    RecordIdentifier ROW__ID;

    Parcel(long id, String city, int cents) {
      this.id = id;
      this.city = new Text(city);
      this.cents = cents;
    }

    Parcel at(long writeId, int bucket, long rowId) {
      ROW__ID = new RecordIdentifier(writeId, bucket, rowId);
      return this;
    }
  }

  static final int BUCKET_0 = 0x20000000;
  private final Configuration conf = new Configuration();
  private final Properties properties = new Properties();
  final Path folder;
  private final FileSystem files;

  Table(String folder) throws IOException {
    conf.set("columns", "id,city,cents");
    conf.set("columns.types", "bigint,string,int");
    conf.set("schema.evolution.columns", "id,city,cents");
    conf.set("schema.evolution.columns.types", "bigint,string,int");
    conf.setBoolean("hive.transactional.table.scan", true);
    conf.set("mapreduce.framework.name", "local");
    AcidUtils.setAcidOperationalProperties(conf, true, AcidUtils.AcidOperationalProperties.getDefault());
    for (String name : List.of("columns", "columns.types")) properties.setProperty(name, conf.get(name));
    for (var one : Map.of("transactional", "true", "transactional_properties", "default").entrySet()) {
      properties.setProperty(one.getKey(), one.getValue());
      conf.set(one.getKey(), one.getValue());
    }
    // Hive skips paths with a part that begins with a dot, such as .work: give it another name.
    var home = new java.io.File(".work/acid");
    home.mkdirs();
    conf.set("fs.viewfs.mounttable.default.link./warehouse", home.toURI().toString());
    // The list of transactions of a snapshot: here all up to 1,000 have committed.
    conf.set(ValidTxnList.VALID_TXNS_KEY, "1000:" + Long.MAX_VALUE + "::");
    files = FileSystem.get(java.net.URI.create("viewfs:///"), conf);
    this.folder = new Path("viewfs:///warehouse/" + folder);
    files.delete(this.folder, true);
    files.mkdirs(this.folder);
  }

  interface Change {
    void apply(RecordUpdater updater) throws IOException;
  }

  /** Writes what one transaction changes: a delta, a delete_delta, or both. */
  void write(long writeId, Change change) throws IOException {
    ObjectInspector inspector =
        ObjectInspectorFactory.getReflectionObjectInspector(
            Parcel.class, ObjectInspectorFactory.ObjectInspectorOptions.JAVA);
    RecordUpdater updater =
        new OrcOutputFormat()
            .getRecordUpdater(
                folder,
                new AcidOutputFormat.Options(conf)
                    .filesystem(files)
                    .inspector(inspector)
                    .tableProperties(properties)
                    .reporter(Reporter.NULL)
                    .recordIdColumn(3)
                    .minimumWriteId(writeId)
                    .maximumWriteId(writeId)
                    .statementId(0)
                    .bucket(0));
    change.apply(updater);
    updater.close(false);
  }

  /** A snapshot as the metastore words it: table, high-water mark, smallest open id, open ids, aborted ids. */
  static ValidWriteIdList snapshot(long highWaterMark, List<Long> open, List<Long> aborted) {
    String smallest = open.isEmpty() ? String.valueOf(Long.MAX_VALUE) : String.valueOf(open.get(0));
    return ValidReaderWriteIdList.fromValue(
        "default.parcels:" + highWaterMark + ":" + smallest + ":" + join(open) + ":" + join(aborted));
  }

  /** The list that the metastore makes for a compaction: it ends below the smallest open write id. */
  static ValidWriteIdList forCompaction(long highWaterMark, List<Long> open, List<Long> aborted) {
    List<Long> invalid = new ArrayList<>(open);
    invalid.addAll(aborted);
    Collections.sort(invalid);
    BitSet bits = new BitSet();
    for (int n = 0; n < invalid.size(); n++) bits.set(n, aborted.contains(invalid.get(n)));
    var ids = new TableValidWriteIds("default.parcels", highWaterMark, invalid, ByteBuffer.wrap(bits.toByteArray()));
    if (!open.isEmpty()) ids.setMinOpenWriteId(open.get(0));
    return TxnUtils.createValidCompactWriteIdList(ids);
  }

  private static String join(List<Long> numbers) {
    return String.join(",", numbers.stream().map(String::valueOf).toList());
  }

  /** Hive's choice of directories for a snapshot. */
  AcidDirectory choose(ValidWriteIdList snapshot) throws IOException {
    return AcidUtils.getAcidState(files, folder, conf, snapshot, null, false);
  }

  List<String> chosen(ValidWriteIdList snapshot) throws IOException {
    AcidDirectory directory = choose(snapshot);
    List<String> names = new ArrayList<>();
    if (directory.getBase() != null) names.add(directory.getBaseDirectory().getName());
    for (var delta : directory.getCurrentDirectories()) names.add(delta.getPath().getName());
    return names;
  }

  /** The rows that a query sees, through Hive's input format, with their identities. */
  List<String> read(ValidWriteIdList snapshot) throws IOException {
    JobConf job = new JobConf(conf);
    job.set(ValidWriteIdList.VALID_WRITEIDS_KEY, snapshot.toString());
    job.set("mapred.input.dir", folder.toString());
    job.set("mapreduce.input.fileinputformat.inputdir", folder.toString());
    List<String> rows = new ArrayList<>();
    OrcInputFormat format = new OrcInputFormat();
    for (InputSplit split : format.getSplits(job, 1)) {
      RecordReader<NullWritable, OrcStruct> reader = format.getRecordReader(split, job, Reporter.NULL);
      OrcStruct row = reader.createValue();
      while (reader.next(NullWritable.get(), row)) {
        RecordIdentifier id = ((AcidInputFormat.AcidRecordReader<?, ?>) reader).getRecordIdentifier();
        rows.add(String.format("%-18s identity (%d, %d, %d)", row, id.getWriteId(), id.getBucketProperty(), id.getRowId()));
      }
      reader.close();
    }
    rows.sort(Comparator.comparing(row -> Integer.parseInt(row.substring(1, row.indexOf(',')))));
    return rows;
  }

  /** What lies in a file, without any interpretation: six columns. */
  List<String> stored(Path file) throws IOException {
    List<String> rows = new ArrayList<>();
    Reader reader = OrcFile.createReader(file, OrcFile.readerOptions(conf));
    try (var records = reader.rows()) {
      Object row = null;
      while (records.hasNext()) {
        row = records.next(row);
        rows.add(row.toString());
      }
    }
    return rows;
  }

  /**
   * A compaction by the classes that Hive's compactor uses in a MapReduce job (`MRCompactor`):
   * its raw reader and its raw writer. Which write ids count, the compactor's list says.
   */
  void compact(boolean major, ValidWriteIdList list, long transaction) throws IOException {
    AcidDirectory directory = choose(list);
    List<Path> deltas = new ArrayList<>();
    long smallest = Long.MAX_VALUE, greatest = 0;
    for (var delta : directory.getCurrentDirectories()) {
      deltas.add(delta.getPath());
      smallest = Math.min(smallest, delta.getMinWriteId());
      greatest = Math.max(greatest, delta.getMaxWriteId());
    }
    Path base = major && directory.getBase() != null ? directory.getBaseDirectory() : null;
    AcidInputFormat.RawReader<OrcStruct> reader =
        new OrcInputFormat()
            .getRawReader(conf, major, 0, list, base, deltas.toArray(Path[]::new), Collections.emptyMap());
    var format = new OrcOutputFormat();
    var options =
        new AcidOutputFormat.Options(conf)
            .filesystem(files)
            .inspector(reader.getObjectInspector())
            .tableProperties(properties)
            .reporter(Reporter.NULL)
            .writingBase(major)
            .minimumWriteId(smallest)
            .maximumWriteId(greatest)
            .bucket(0)
            .statementId(-1)
            .visibilityTxnId(transaction);
    AcidOutputFormat.Options deletes = options.clone().writingBase(false).writingDeleteDelta(true);
    var writer = format.getRawRecordWriter(folder, options);
    var deleteWriter = major ? null : format.getRawRecordWriter(folder, deletes);
    RecordIdentifier key = reader.createKey();
    OrcStruct value = reader.createValue();
    while (reader.next(key, value)) {
      if (!reader.isDelete(value)) writer.write(value);
      else if (!major) deleteWriter.write(value);
    }
    reader.close();
    writer.close(false);
    if (deleteWriter != null) deleteWriter.close(false);
  }

  /** Files that a query of the snapshot has to open, and their bytes. */
  String cost(ValidWriteIdList snapshot) throws IOException {
    List<String> names = chosen(snapshot);
    long count = 0, deletes = 0, bytes = 0;
    for (Path file : list()) {
      if (!file.getName().startsWith("bucket_") || !names.contains(file.getParent().getName())) continue;
      count++;
      bytes += files.getFileStatus(file).getLen();
      if (file.getParent().getName().startsWith("delete_delta_")) deletes += stored(file).size();
    }
    return String.format("%d " + (count == 1 ? "file" : "files") + ", %,d bytes, %d delete records to match", count, bytes, deletes);
  }

  /** What the cleaner may remove once no reader needs it. */
  List<String> obsolete(ValidWriteIdList snapshot) throws IOException {
    return CompactorUtil.getObsoleteDirs(choose(snapshot), false).stream().map(Path::getName).sorted().toList();
  }

  void remove(String name) throws IOException {
    files.delete(new Path(folder, name), true);
  }

  /** Folders of the table in the order of their names, each with the files in it. */
  List<Path> list() throws IOException {
    List<Path> all = new ArrayList<>();
    FileStatus[] folders = files.listStatus(folder);
    Arrays.sort(folders);
    for (FileStatus one : folders) {
      FileStatus[] inside = files.listStatus(one.getPath(), path -> !path.getName().endsWith(".crc"));
      Arrays.sort(inside);
      for (FileStatus file : inside) all.add(file.getPath());
    }
    return all;
  }

  String name(Path file) {
    return file.getParent().getName() + "/" + file.getName();
  }
}
