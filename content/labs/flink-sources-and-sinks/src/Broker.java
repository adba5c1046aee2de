import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.flink.util.FileUtils;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Time;

/** A real Kafka broker (KRaft: broker and controller in one) in this JVM. */
class Broker implements AutoCloseable {
  private final KafkaRaftServer server;
  final String address;

  Broker() throws Exception {
    Path data = Path.of(".work", "kafka").toAbsolutePath();
    FileUtils.deleteDirectory(data.toFile());
    Files.createDirectories(data);
    int[] ports = freePorts();
    address = "localhost:" + ports[0];
    Properties conf = new Properties();
    conf.put("process.roles", "broker,controller");
    conf.put("node.id", "1");
    conf.put("controller.quorum.voters", "1@localhost:" + ports[1]);
    conf.put("controller.listener.names", "CONTROLLER");
    conf.put("listeners", "PLAINTEXT://" + address + ",CONTROLLER://localhost:" + ports[1]);
    conf.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    conf.put("log.dirs", data.resolve("log").toString());
    conf.put("offsets.topic.replication.factor", "1");
    conf.put("transaction.state.log.replication.factor", "1");
    conf.put("transaction.state.log.min.isr", "1");
    conf.put("transaction.state.log.num.partitions", "1");
    // How often the broker looks for transactions that have timed out. Default: each 10 s.
    conf.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "250");
    Path file = data.resolve("server.properties");
    try (OutputStream out = Files.newOutputStream(file)) {
      conf.store(out, null);
    }
    StorageTool.execute(
        new String[] {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()},
        new PrintStream(OutputStream.nullOutputStream()));
    server = new KafkaRaftServer(new KafkaConfig(conf), Time.SYSTEM);
    server.startup();
  }

  private static int[] freePorts() throws Exception {
    try (ServerSocket a = new ServerSocket(0); ServerSocket b = new ServerSocket(0)) {
      return new int[] {a.getLocalPort(), b.getLocalPort()};
    }
  }

  void topic(String name) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
      admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
    }
  }

  /** Reads the topic from its beginning to the end that this isolation level can see. */
  List<String> read(String topic, String isolation) {
    Properties conf = new Properties();
    conf.put("bootstrap.servers", address);
    conf.put("isolation.level", isolation);
    List<String> values = new java.util.ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(conf, new StringDeserializer(), new StringDeserializer())) {
      TopicPartition partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        for (ConsumerRecord<String, String> r : consumer.poll(Duration.ofMillis(100))) {
          values.add(r.value());
        }
      }
    }
    return values;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }
}
