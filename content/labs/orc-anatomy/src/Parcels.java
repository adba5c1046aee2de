import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.apache.hadoop.hive.common.type.HiveDecimal;
import org.apache.hadoop.hive.ql.exec.vector.BytesColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.DecimalColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.DoubleColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.LongColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.TimestampColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.VectorizedRowBatch;
import org.apache.orc.TypeDescription;
import org.apache.orc.Writer;

/** Parcels of one day, in the order of time; the same in every run. */
class Parcels {
  static final TypeDescription SCHEMA =
      TypeDescription.fromString(
          "struct<id:bigint,at:timestamp with local time zone,customer:string,city:string,"
              + "price:decimal(9,2),weight:double>");
  static final String[] CITIES = {
    "Accra", "Busan", "Davao", "Ghent", "Hanoi", "Kyiv", "Lima", "Oslo", "Perth", "Pune", "Quito", "Turin"
  };
  private static final long MIDNIGHT = 1_772_323_200_000L; // 2026-03-01, UTC
  private static final long DAY = 24 * 60 * 60 * 1000L;

  /** Which customer a number means: spread over the whole range, so that order says nothing. */
  static String customer(int number) {
    return String.format("c-%010x", (number * 0x9E3779B97F4A7C15L) >>> 24);
  }

  /** Writes `count` parcels in batches of 1,000; `shuffled` changes their order, not the rows. */
  static void write(Writer writer, int count, boolean shuffled) throws IOException {
    Random dice = new Random(7);
    int customers = count / 5;
    VectorizedRowBatch batch = SCHEMA.createRowBatch(1_000);
    var id = (LongColumnVector) batch.cols[0];
    var at = (TimestampColumnVector) batch.cols[1];
    at.setIsUTC(true);
    var customer = (BytesColumnVector) batch.cols[2];
    var city = (BytesColumnVector) batch.cols[3];
    var price = (DecimalColumnVector) batch.cols[4];
    var weight = (DoubleColumnVector) batch.cols[5];
    for (int number = 0; number < count; number++) {
      int row = batch.size++;
      // 7,919 is prime and divides no count of ours, so each number comes once.
      long place = shuffled ? (number * 7_919L) % count : number;
      id.vector[row] = place + 1;
      at.time[row] = MIDNIGHT + place * DAY / count + dice.nextInt((int) (DAY / count));
      at.nanos[row] = (int) (Math.floorMod(at.time[row], 1000L) * 1_000_000);
      customer.setVal(row, bytes(customer(dice.nextInt(customers))));
      city.setVal(row, bytes(CITIES[dice.nextInt(CITIES.length)]));
      price.set(row, HiveDecimal.create(BigInteger.valueOf(200 + dice.nextInt(9_700)), 2));
      weight.isNull[row] = dice.nextInt(10) == 0;
      weight.vector[row] = weight.isNull[row] ? 0 : (100 + dice.nextInt(19_900)) / 1000.0;
      if (weight.isNull[row]) weight.noNulls = false;
      if (batch.size == 1_000) {
        writer.addRowBatch(batch);
        batch.reset();
      }
    }
    if (batch.size > 0) writer.addRowBatch(batch);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
