import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.avro.AvroWriteSupport;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetFileWriter.Mode;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.parquet.schema.Type;

/** Writes rows of the Shredder's schemas with parquet-java, and keeps the levels and the rows that it reads back. */
public class ShredderOracle {
  /** A schema's nodes, from the outermost, by the letter under which the simulator has each. */
  static final Map<String, String> NODES = new LinkedHashMap<>();

  static {
    NODES.put("tries", "ac");
    NODES.put("size", "ac");
    NODES.put("stops", "abcd");
    NODES.put("fees", "ad");
  }

  static final Random random = new Random(20261201);
  static final Path FILE = Path.of(".work/rows.parquet");

  public static void main(String[] args) throws Exception {
    Files.createDirectories(FILE.getParent());
    List<String> cases = new ArrayList<>();
    for (var schema : NODES.entrySet()) {
      String letters = schema.getValue();
      for (int bits = 0; bits < 1 << letters.length(); bits++) {
        String required = "";
        for (int i = 0; i < letters.length(); i++)
          if ((bits >> i & 1) == 1) required += letters.charAt(i);
        for (int i = 0; i < (letters.length() == 4 ? 12 : 16); i++) cases.add(caseOf(schema.getKey(), required, "three"));
      }
    }
    for (String form : List.of("two", "bare"))
      for (String required : form.equals("two") ? List.of("", "a") : List.of(""))
        for (int i = 0; i < 16; i++) cases.add(caseOf("tries", required, form));
    String json =
        "{\"engine\":\"parquet-java " + args[0] + "\",\"cases\":[\n" + String.join(",\n", cases) + "\n]}\n";
    Files.writeString(Path.of(args[1]), json, StandardCharsets.UTF_8);
    System.out.println(cases.size() + " cases");
  }

  static String caseOf(String schema, String required, String form) throws Exception {
    MessageType type = MessageTypeParser.parseMessageType(textOf(schema, required, form));
    List<Object> rows = new ArrayList<>();
    for (int i = 0; i < 5; i++) rows.add(valueOf(schema, form));
    List<Object> taken = new ArrayList<>();
    List<Integer> refused = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++)
      if (takes(type, form, rows.get(i))) taken.add(rows.get(i));
      else refused.add(i + 1);
    write(type, form, taken);
    Read read = read(type);
    return "{\"schema\":\"" + schema + "\",\"required\":\"" + required + "\",\"form\":\"" + form
        + "\",\"rows\":" + json(rows) + ",\"refused\":" + refused.toString().replace(" ", "")
        + ",\"leaves\":" + json(read.leaves) + ",\"back\":" + json(read.rows) + "}";
  }

  static String textOf(String schema, String required, String form) {
    String a = required.contains("a") ? "required" : "optional";
    String b = required.contains("b") ? "required" : "optional";
    String c = required.contains("c") ? "required" : "optional";
    String d = required.contains("d") ? "required" : "optional";
    String field = switch (schema) {
      case "tries" -> switch (form) {
        case "bare" -> "repeated int32 tries;";
        case "two" -> a + " group tries (LIST) { repeated int32 array; }";
        default -> a + " group tries (LIST) { repeated group list { " + c + " int32 element; } }";
      };
      case "size" -> a + " group size { " + c + " int32 kg; }";
      case "stops" -> a + " group stops (LIST) { repeated group list { " + b + " group element { " + c
          + " binary city (STRING); " + d
          + " group scans (LIST) { repeated group list { required int32 element; } } } } }";
      default -> a + " group fees (MAP) { repeated group key_value { required binary key (STRING); " + d
          + " int32 value; } }";
    };
    return "message row { " + field + " }";
  }

  /** One value of the schema's only field, with nulls and empty lists at each place where there can be one. */
  static Object valueOf(String schema, String form) {
    return switch (schema) {
      case "tries" -> list(0.2, () -> form.equals("bare") ? number(0) : number(0.3));
      case "size" -> random.nextDouble() < 0.3 ? null : struct("kg", number(0.3));
      case "stops" -> list(0.15, () -> random.nextDouble() < 0.2 ? null
          : struct("city", city(), "scans", list(0.2, () -> number(0.05))));
      default -> list(0.2, () -> struct("key", city(), "value", number(0.3)));
    };
  }

  static String city() {
    return random.nextDouble() < 0.1 ? null : List.of("Oslo", "Kyiv", "Lima", "Pune").get(random.nextInt(4));
  }

  static Integer number(double nulls) {
    return random.nextDouble() < nulls ? null : Integer.valueOf(random.nextInt(10));
  }

  static List<Object> list(double nulls, java.util.function.Supplier<Object> element) {
    if (random.nextDouble() < nulls) return null;
    List<Object> list = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) list.add(element.get());
    return list;
  }

  static Map<String, Object> struct(Object... parts) {
    Map<String, Object> struct = new LinkedHashMap<>();
    for (int i = 0; i < parts.length; i += 2) struct.put((String) parts[i], parts[i + 1]);
    return struct;
  }

  /** Whether the writer takes a row; what it throws for one that does not fit the schema is a refusal. */
  static boolean takes(MessageType type, String form, Object row) {
    try {
      List<Object> rows = new ArrayList<>();
      rows.add(row);
      write(type, form, rows);
      return true;
    } catch (Exception refusal) {
      return false;
    }
  }

  /** Writes rows into the one file that there is. */
  static void write(MessageType type, String form, List<Object> rows) throws IOException {
    // A list of two levels is what parquet-avro writes by default.
    if (form.equals("two")) writeAvro(type, rows);
    else
      try (ParquetWriter<Group> writer =
          ExampleParquetWriter.builder(new LocalOutputFile(FILE)).withWriteMode(Mode.OVERWRITE)
              .withType(type).withValidation(true).build()) {
        for (Object row : rows) {
          Group group = new SimpleGroup(type);
          put(group, type.getType(0), row);
          writer.write(group);
        }
      }
  }

  static void writeAvro(MessageType type, List<Object> rows) throws IOException {
    boolean isRequired = type.getType(0).isRepetition(Type.Repetition.REQUIRED);
    Schema array = Schema.createArray(Schema.create(Schema.Type.INT));
    Schema field = isRequired ? array : Schema.createUnion(Schema.create(Schema.Type.NULL), array);
    Schema schema =
        Schema.createRecord("row", null, null, false, List.of(new Schema.Field("tries", field)));
    var configuration = new PlainParquetConfiguration();
    configuration.setBoolean(AvroWriteSupport.WRITE_OLD_LIST_STRUCTURE, true);
    try (ParquetWriter<GenericRecord> writer =
        AvroParquetWriter.<GenericRecord>builder(new LocalOutputFile(FILE)).withWriteMode(Mode.OVERWRITE)
            .withConf(configuration).withSchema(schema).build()) {
      for (Object row : rows) {
        GenericRecord record = new GenericData.Record(schema);
        record.put("tries", row);
        writer.write(record);
      }
    }
  }

  /** Puts a value into its field; null is a field that is not there. */
  @SuppressWarnings("unchecked")
  static void put(Group group, Type type, Object value) {
    if (value == null) return;
    if (type.isPrimitive()) {
      List<?> values = value instanceof List<?> list ? list : List.of(value);
      for (Object each : values)
        if (each instanceof String text) group.add(type.getName(), text);
        else group.add(type.getName(), (Integer) each);
      return;
    }
    Group inner = group.addGroup(type.getName());
    if (!isList(type)) putFields(inner, type.asGroupType(), (Map<String, Object>) value);
    else {
      GroupType repeated = type.asGroupType().getType(0).asGroupType();
      for (Object each : (List<Object>) value) {
        Group one = inner.addGroup(repeated.getName());
        if (isMap(type)) putFields(one, repeated, (Map<String, Object>) each);
        else put(one, repeated.getType(0), each);
      }
    }
  }

  static void putFields(Group struct, GroupType type, Map<String, Object> values) {
    for (Type field : type.getFields()) put(struct, field, values.get(field.getName()));
  }

  static boolean isList(Type type) {
    return type.getLogicalTypeAnnotation() instanceof ListLogicalTypeAnnotation || isMap(type);
  }

  static boolean isMap(Type type) {
    return type.getLogicalTypeAnnotation() instanceof MapLogicalTypeAnnotation;
  }

  record Read(List<Object> leaves, List<Object> rows) {}

  static Read read(MessageType type) throws IOException {
    List<Object> leaves = new ArrayList<>();
    List<Object> rows = new ArrayList<>();
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(FILE))) {
      MessageType stored = reader.getFileMetaData().getSchema();
      if (!stored.getFields().equals(type.getFields()))
        throw new IllegalStateException(stored + " is not " + type);
      if (reader.getRowGroups().isEmpty()) {
        for (ColumnDescriptor column : type.getColumns()) leaves.add(leaf(column, List.of(), 0));
        return new Read(leaves, rows);
      }
      String createdBy = reader.getFileMetaData().getCreatedBy();
      PageReadStore pages = reader.readNextRowGroup();
      var converter = new GroupRecordConverter(type);
      var columns = new ColumnReadStoreImpl(pages, converter.getRootConverter(), type, createdBy);
      List<ColumnChunkMetaData> chunks = reader.getRowGroups().get(0).getColumns();
      for (int i = 0; i < type.getColumns().size(); i++) {
        ColumnDescriptor column = type.getColumns().get(i);
        ColumnReader levels = columns.getColumnReader(column);
        List<String> entries = new ArrayList<>();
        for (long n = levels.getTotalValueCount(); n > 0; n--) {
          int d = levels.getCurrentDefinitionLevel();
          boolean isThere = d == column.getMaxDefinitionLevel();
          entries.add(levels.getCurrentRepetitionLevel() + " " + d + " " + (isThere ? valueOf(levels) : "."));
          levels.consume();
        }
        leaves.add(leaf(column, entries, chunks.get(i).getStatistics().getNumNulls()));
      }
    }
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(FILE))) {
      PageReadStore pages = reader.readNextRowGroup();
      RecordReader<Group> records =
          new ColumnIOFactory().getColumnIO(type).getRecordReader(pages, new GroupRecordConverter(type));
      for (long n = pages.getRowCount(); n > 0; n--) rows.add(get(records.read(), type.getType(0)));
    }
    return new Read(leaves, rows);
  }

  static Object valueOf(ColumnReader column) {
    return switch (column.getDescriptor().getPrimitiveType().getPrimitiveTypeName()) {
      case BINARY -> column.getBinary().toStringUsingUTF8();
      default -> column.getInteger();
    };
  }

  static Map<String, Object> leaf(ColumnDescriptor column, List<String> entries, long nulls) {
    Map<String, Object> leaf = new LinkedHashMap<>();
    leaf.put("r", column.getMaxRepetitionLevel());
    leaf.put("d", column.getMaxDefinitionLevel());
    leaf.put("nulls", (int) nulls);
    leaf.put("entries", String.join(", ", entries));
    return leaf;
  }

  /** The value of a field, as a reader of the logical type sees it. */
  static Object get(Group group, Type type) {
    String name = type.getName();
    int count = group.getFieldRepetitionCount(name);
    if (type.isPrimitive() && type.isRepetition(Type.Repetition.REPEATED)) {
      List<Object> list = new ArrayList<>();
      for (int i = 0; i < count; i++) list.add(group.getInteger(name, i));
      return list;
    }
    if (count == 0) return null;
    if (type.isPrimitive())
      return switch (type.asPrimitiveType().getPrimitiveTypeName()) {
        case BINARY -> group.getString(name, 0);
        default -> group.getInteger(name, 0);
      };
    Group inner = group.getGroup(name, 0);
    if (!isList(type)) return getFields(inner, type.asGroupType());
    Type repeated = type.asGroupType().getType(0);
    if (repeated.isPrimitive()) return get(inner, repeated);
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < inner.getFieldRepetitionCount(repeated.getName()); i++) {
      Group one = inner.getGroup(repeated.getName(), i);
      GroupType parts = repeated.asGroupType();
      list.add(isMap(type) ? getFields(one, parts) : get(one, parts.getType(0)));
    }
    return list;
  }

  static Map<String, Object> getFields(Group struct, GroupType type) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (Type field : type.getFields()) fields.put(field.getName(), get(struct, field));
    return fields;
  }

  static String json(Object value) {
    if (value instanceof List<?> list)
      return list.stream().map(ShredderOracle::json).collect(Collectors.joining(",", "[", "]"));
    if (value instanceof Map<?, ?> map)
      return map.entrySet().stream()
          .map(entry -> json(entry.getKey()) + ":" + json(entry.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    return value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
  }
}
