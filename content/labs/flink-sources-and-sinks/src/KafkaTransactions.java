import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.internal.FlinkKafkaInternalProducer;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Flink's KafkaSink against a real broker. Argument: which scene. */
public class KafkaTransactions {
  static Broker broker;

  public static void main(String[] args) throws Exception {
    Log.silent = true;
    try (Broker b = new Broker(); Cluster cluster = new Cluster(2)) {
      broker = b;
      switch (args[0]) {
        case "moments" -> moments(cluster);
        case "downtime" -> {
          downtime(cluster, "in-time", 60_000, 1);
          downtime(cluster, "too-late", 2_000, 6);
        }
        case "broker" -> {
          refused(cluster);
          zombie();
          twice();
          heldBack();
        }
        case "prefix" -> prefix(cluster);
        default -> throw new IllegalArgumentException(args[0]);
      }
    } catch (Throwable t) {
      t.printStackTrace(System.out);
      System.exit(1);
    }
    System.exit(0);
  }

  static KafkaSink<String> sink(String topic, String prefix, int timeoutMillis) {
    return KafkaSink.<String>builder()
        .setBootstrapServers(broker.address)
        .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
        .setTransactionalIdPrefix(prefix)
        .setProperty("transaction.timeout.ms", String.valueOf(timeoutMillis))
        .setRecordSerializer(KafkaRecordSerializationSchema.<String>builder()
            .setTopic(topic).setValueSerializationSchema(new SimpleStringSchema()).build())
        .build();
  }

  static StreamExecutionEnvironment job(KafkaSink<String> sink, int restartSeconds) {
    Configuration conf = Cluster.configuration();
    conf.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY,
        Duration.ofSeconds(restartSeconds));
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(conf);
    env.setParallelism(1);
    DataStream<Order> orders = env.fromSource(
        new OrderSource(OrderSource.NO_END), WatermarkStrategy.noWatermarks(), "orders");
    orders.process(new FirstTold());
    orders.map(Order::toString).sinkTo(sink);
    return env;
  }

  /** One job, four moments, two kinds of consumers. */
  static void moments(Cluster cluster) throws Exception {
    broker.topic("orders");
    Log.reset(2);
    JobID job = cluster.start(job(sink("orders", "shop", 60_000), 1));
    System.out.println("                                read_committed  read_uncommitted");
    send(50, "orders", 100);
    show("100 orders sent", "orders");
    cluster.checkpoint(job);
    Cluster.await("the commit", () -> committed("orders").size() == 100);
    show("checkpoint 1 committed", "orders");
    send(70, "orders", 140);
    show("40 more sent", "orders");
    Log.takeOpened();
    Log.crashReader = 0;
    Cluster.await("the restart", () -> Log.takeOpened().size() == 2);
    send(70, "orders", 180);
    show("crash; the 40 are sent again", "orders");
    cluster.checkpoint(job);
    Cluster.await("the commit", () -> committed("orders").size() == 140);
    show("checkpoint 2 committed", "orders");
    cluster.end(job);
  }

  /** Checkpoint 1 is complete, the job dies before the commit, and is away for some seconds. */
  static void downtime(Cluster cluster, String topic, int timeoutMillis, int seconds)
      throws Exception {
    broker.topic(topic);
    Log.reset(2);
    JobID job = cluster.start(job(sink(topic, topic, timeoutMillis), seconds));
    send(50, topic, 100);
    FirstTold.crash = true;
    Log.takeOpened();
    boolean complete = cluster.checkpoint(job);
    System.out.printf("transaction.timeout.ms %,d, the job is away for %d s%n",
        timeoutMillis, seconds);
    System.out.println("  checkpoint 1 complete: " + complete + ", then the crash");
    Cluster.await("the restart", () -> Log.takeOpened().size() == 2);
    System.out.println("  restarted at offset " + Log.positions.get(0) + " of each partition");
    send(100, topic, 200);
    cluster.checkpoint(job);
    Cluster.await("commit 2", () -> committed(topic).stream().anyMatch(o -> o.startsWith("99,")));
    List<String> seen = committed(topic);
    cluster.awaitSettled(job, 2);
    System.out.printf("  after checkpoint 2: job %s, sent 200, read_committed sees %d, missing %d%n",
        cluster.status(job), seen.size(), 200 - new HashSet<>(seen).size());
    System.out.println("  failedCommittables: " + cluster.committables(job, "failed"));
    cluster.end(job);
  }

  /** KafkaSink's default timeout, a broker with its defaults. */
  static void refused(Cluster cluster) throws Exception {
    System.out.println("== KafkaSink with its default timeout of one hour");
    broker.topic("refused");
    Log.reset(2);
    KafkaSink<String> sink = sink("refused", "refused", 3_600_000);
    StreamExecutionEnvironment env = job(sink, 1);
    Configuration once = new Configuration();
    once.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    env.configure(once);
    JobID job = cluster.start(env);
    Throwable failure = cluster.failure(job);
    System.out.println("job " + cluster.status(job) + ": " + failure.getMessage());
  }

  /** Two producers with one transactional id. */
  static void zombie() throws Exception {
    System.out.println("== two producers, one transactional id");
    broker.topic("zombie");
    try (KafkaProducer<String, String> old = producer("one-id");
        KafkaProducer<String, String> young = producer("one-id")) {
      old.initTransactions();
      old.beginTransaction();
      old.send(new ProducerRecord<>("zombie", "of the old one")).get();
      young.initTransactions(); // ends the transaction of the old one, raises the epoch
      young.beginTransaction();
      young.send(new ProducerRecord<>("zombie", "of the young one")).get();
      try {
        old.commitTransaction();
        System.out.println("old: committed");
      } catch (Exception e) {
        System.out.println("old: " + e.getClass().getSimpleName());
      }
      young.commitTransaction();
      System.out.println("read_committed: " + committed("zombie"));
    }
  }

  /** What a restored committer does when the transaction has been committed before. */
  static void twice() throws Exception {
    System.out.println("== one transaction, committed twice");
    broker.topic("twice");
    Properties conf = properties();
    FlinkKafkaInternalProducer<String, String> first =
        new FlinkKafkaInternalProducer<>(conf, "twice-id");
    first.initTransactions();
    first.beginTransaction();
    first.send(new ProducerRecord<>("twice", "one order")).get();
    long id = first.getProducerId();
    short epoch = first.getEpoch();
    first.commitTransaction();
    first.close(Duration.ZERO);
    try (FlinkKafkaInternalProducer<String, String> restored =
        new FlinkKafkaInternalProducer<>(conf, "twice-id")) {
      restored.resumeTransaction(id, epoch);
      restored.commitTransaction();
      System.out.println("second commit: accepted; read_committed: " + committed("twice"));
    }
  }

  /** An open transaction, and what others write behind it. */
  static void heldBack() throws Exception {
    System.out.println("== behind an open transaction");
    broker.topic("held");
    try (KafkaProducer<String, String> slow = producer("slow");
        KafkaProducer<String, String> other = new KafkaProducer<>(properties())) {
      slow.initTransactions();
      slow.beginTransaction();
      slow.send(new ProducerRecord<>("held", "in the open transaction")).get();
      for (int i = 1; i <= 3; i++) {
        other.send(new ProducerRecord<>("held", "plain " + i)).get();
      }
      System.out.println("open:    read_committed " + committed("held")
          + ", read_uncommitted " + broker.read("held", "read_uncommitted").size());
      slow.abortTransaction();
      System.out.println("aborted: read_committed " + committed("held"));
    }
  }

  /**
   * Two jobs with one prefix. Here both use one copy of the connector's classes. It refuses B's first
   * attempt, as A's first has the same prefix and attempt number; B's second attempt passes.
   */
  static void prefix(Cluster cluster) throws Exception {
    broker.topic("prefix");
    Log.reset(2);
    StreamExecutionEnvironment a = job(sink("prefix", "shop", 60_000), 1);
    Configuration once = new Configuration();
    once.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    a.configure(once);
    JobID first = cluster.start(a);
    send(50, "prefix", 100);
    System.out.println("job A has sent 100 orders, no checkpoint yet");
    JobID second = cluster.start(job(sink("prefix", "shop", 60_000), 1));
    send(50, "prefix", 200);
    System.out.println("job B, same prefix, has sent the same 100");
    cluster.checkpoint(first);
    cluster.awaitSettled(first, 1);
    System.out.println("job A after its checkpoint 1: " + cluster.status(first)
        + "; read_committed sees " + committed("prefix").size());
    cluster.checkpoint(second);
    Cluster.await("the commit of B", () -> committed("prefix").size() == 100);
    System.out.println("job B after its checkpoint 1: " + cluster.status(second)
        + "; read_committed sees " + committed("prefix").size());
    cluster.end(first);
    cluster.end(second);
  }

  static Properties properties() {
    Properties conf = new Properties();
    conf.put("bootstrap.servers", broker.address);
    conf.put("key.serializer", StringSerializer.class.getName());
    conf.put("value.serializer", StringSerializer.class.getName());
    return conf;
  }

  static KafkaProducer<String, String> producer(String transactionalId) {
    Properties conf = properties();
    conf.put("transactional.id", transactionalId);
    return new KafkaProducer<>(conf);
  }

  static void send(long untilOffset, String topic, int inTopic) throws Exception {
    Log.letReadUntil(untilOffset);
    Cluster.await(inTopic + " records in " + topic,
        () -> broker.read(topic, "read_uncommitted").size() == inTopic);
  }

  static List<String> committed(String topic) {
    return broker.read(topic, "read_committed");
  }

  static void show(String moment, String topic) {
    System.out.printf("%-32s%14d%18d%n", moment, committed(topic).size(),
        broker.read(topic, "read_uncommitted").size());
  }
}
