import org.apache.flink.api.common.serialization.SerializerConfigImpl
import org.apache.flink.api.common.typeinfo.TypeInformation

final case class Visit(name: String, orders: Int)

/** Scala, but with what Flink's POJO rules ask for: setters and an empty constructor. */
class Basket(var name: String, var orders: Int):
  def this() = this("", 0)

/** Scala 3 code that calls Flink 2.3's Java API: what does Flink make of each class? */
object ScalaTypes:
  def main(args: Array[String]): Unit =
    println(s"Scala library on the class path: ${libraryVersion}")
    show("Java class, POJO rules", classOf[Customer])
    show("Java record", classOf[Order])
    show("Scala case class", classOf[Visit])
    show("Scala class with vars", classOf[Basket])
    show("Scala List", classOf[List[?]])
    show("java.lang.Long", classOf[java.lang.Long])

  private def show(what: String, cls: Class[?]): Unit =
    val info = TypeInformation.of(cls)
    val serializer = info.createSerializer(SerializerConfigImpl()) // default settings
    println(f"$what%-23s ${name(info)}%-16s ${name(serializer)}")

  private def name(thing: Any): String = thing.getClass.getSimpleName

  private def libraryVersion: String = scala.util.Properties.versionNumberString
