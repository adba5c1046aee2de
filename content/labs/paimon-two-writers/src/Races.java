import ch.qos.logback.classic.Logger;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.paimon.catalog.Catalog;
import org.apache.paimon.catalog.CatalogContext;
import org.apache.paimon.catalog.CatalogFactory;
import org.apache.paimon.catalog.CatalogLock;
import org.apache.paimon.catalog.CatalogLockContext;
import org.apache.paimon.catalog.CatalogLockFactory;
import org.apache.paimon.catalog.Identifier;
import org.apache.paimon.fs.FileIO;
import org.apache.paimon.operation.FileStoreCommitImpl;
import org.apache.paimon.options.Options;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.table.CatalogEnvironment;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.FileStoreTableFactory;
import org.apache.paimon.types.DataTypes;
import org.slf4j.LoggerFactory;

/**
 * Races of two writers that end in another way than those of {@link SameBase}: a commit whose
 * answer is lost, an overwrite in the middle, and a storage that looks and then replaces.
 */
public class Races {
    static final Map<String, String> OPTIONS =
            Map.of("num-sorted-run.compaction-trigger", "20", "num-levels", "6");

    public static void main(String[] args) throws Exception {
        SameBase.tables = LocalFlink.WORK.resolve("races");
        LocalFlink.clear(SameBase.tables);
        SameBase.COMMIT_LOG.start();
        ((Logger) LoggerFactory.getLogger(FileStoreCommitImpl.class))
                .addAppender(SameBase.COMMIT_LOG);

        lostAnswer();
        whoIsNamed();
        overwriteAndAppend();
        overwriteAndCompaction();
        lookThenReplace();
        lookThenReplaceWithLock();
        lockOfAFileSystemCatalog();
    }

    /** A table of this name with orders 1 and 2, in one file on level 0: f1, f2 … */
    static SameBase start(String name) throws Exception {
        System.out.println("== " + name);
        SameBase.createTable(name.replace(' ', '_').replace(",", ""), OPTIONS);
        SameBase lab = new SameBase(name.replace(' ', '_').replace(",", ""));
        new Writer("setup", lab.table).quiet().put(1, "new").put(2, "new").prepare().commit();
        return lab;
    }

    static void lostAnswer() throws Exception {
        SameBase lab = start("the answer is lost");
        FaultyFileIO faulty = new FaultyFileIO();
        Writer b = new Writer("B", SameBase.open(lab.name, faulty)).put(3, "by B").prepare();
        SameBase.COMMIT_LOG.list.clear();
        faulty.loseNextAnswer();
        b.commit();
        SameBase.printLog();
        System.out.println("  newest snapshot: " + lab.table.latestSnapshot().get().id());
        lab.printRows();
    }

    static void whoIsNamed() throws Exception {
        SameBase lab = start("who is named");
        Writer a = new Writer("A", lab.table).put(3, "by A").compact().prepare();
        Writer b = new Writer("B", lab.table).put(4, "by B").compact().prepare();
        a.commit();
        b.commit();
        System.out.println("  " + b.usersNamed());
        lab.printSnapshots();
    }

    static void overwriteAndAppend() throws Exception {
        SameBase lab = start("an overwrite and an append");
        Writer a = new Writer("A", lab.table)
                .overwrite().put(1, "corrected").put(2, "corrected").prepare();
        new Writer("B", lab.table).put(3, "by B").prepare().commit();
        a.commit();
        System.out.println("  files of snapshot 3: " + lab.changesOf(3));
        lab.printRows();

        System.out.println("  the same in strict mode, safe up to snapshot 3:");
        FileStoreTable strict =
                lab.table.copy(Map.of("commit.strict-mode.last-safe-snapshot", "3"));
        a = new Writer("A", strict).overwrite().put(1, "again").put(2, "again").prepare();
        new Writer("B", lab.table).put(4, "by B").prepare().commit();
        a.commit();
        lab.printRows();
    }

    static void overwriteAndCompaction() throws Exception {
        SameBase lab = start("an overwrite and a compaction");
        Writer b = new Writer("B", lab.table).compact().prepare();
        new Writer("A", lab.table).overwrite().put(1, "corrected").put(2, "corrected").prepare()
                .commit();
        b.commit();
        System.out.println("  " + b.usersNamed());
        lab.printRows();
    }

    static void lookThenReplace() throws Exception {
        SameBase lab = start("look, then replace");
        FaultyFileIO faulty = new FaultyFileIO();
        Writer a = new Writer("A", SameBase.open(lab.name, faulty)).put(3, "by A").prepare();
        Writer b = new Writer("B", lab.table).put(4, "by B").prepare();
        // A has looked: there is no snapshot 2. Now B is faster.
        faulty.lookThenReplace(() -> {
            b.commit();
            printRowsOf(lab);
        });
        a.commit();
        lab.printRows();
    }

    static void lookThenReplaceWithLock() throws Exception {
        SameBase lab = start("look, then replace, under a lock");
        FaultyFileIO faulty = new FaultyFileIO();
        Writer a = new Writer("A", withLock(lab, faulty)).put(3, "by A").prepare();
        Writer b = new Writer("B", withLock(lab, lab.table.fileIO())).put(4, "by B").prepare();
        Thread other = new Thread(b::attempt);
        faulty.lookThenReplace(() -> {
            other.start();
            while (!JvmLock.LOCK.hasQueuedThread(other)) {
                Thread.onSpinWait();
            }
            System.out.println("  B waits for the lock");
        });
        a.commit();
        other.join();
        b.report();
        lab.printRows();
    }

    /** A catalog in a folder, with lock.enabled. */
    static void lockOfAFileSystemCatalog() throws Exception {
        System.out.println("== lock.enabled in a file system catalog");
        Options options = new Options();
        options.set("warehouse", SameBase.tables.resolve("warehouse").toUri().toString());
        options.set("lock.enabled", "true");
        try (Catalog catalog = CatalogFactory.createCatalog(CatalogContext.create(options))) {
            catalog.createDatabase("shop", true);
            Identifier orders = Identifier.create("shop", "orders");
            catalog.createTable(orders, Schema.newBuilder()
                    .column("order_id", DataTypes.BIGINT()).build(), false);
            FileStoreTable table = (FileStoreTable) catalog.getTable(orders);
            boolean hasLock = table.catalogEnvironment().lockFactory() != null;
            System.out.println("  the table commits " + (hasLock ? "under" : "without") + " a lock");
        }
    }

    static void printRowsOf(SameBase lab) {
        try {
            lab.printRows();
        } catch (Exception e) {
            throw new RuntimeException(e);
        }
    }

    /** The table as a catalog with a lock would open it. */
    static FileStoreTable withLock(SameBase lab, FileIO fileIO) {
        return FileStoreTableFactory.create(fileIO, SameBase.pathOf(lab.name), lab.table.schema(),
                new CatalogEnvironment(Identifier.create("shop", lab.name), null, null,
                        new JvmLock.Factory(), null, null, false, false));
    }

    /** Stands for the lock of a Hive or JDBC catalog; it reaches no further than this JVM. */
    static class JvmLock implements CatalogLock {
        static final ReentrantLock LOCK = new ReentrantLock();

        @Override
        public <T> T runWithLock(String database, String table, Callable<T> work) throws Exception {
            LOCK.lock();
            try {
                return work.call();
            } finally {
                LOCK.unlock();
            }
        }

        @Override
        public void close() {}

        static class Factory implements CatalogLockFactory {
            @Override
            public String identifier() {
                return "jvm";
            }

            @Override
            public CatalogLock createLock(CatalogLockContext context) {
                return new JvmLock();
            }
        }
    }
}
