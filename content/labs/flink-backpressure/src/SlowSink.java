/** The sink takes 8 ms for each order: chained to "price", as by default, or on its own. */
public final class SlowSink {

    public static void main(String[] args) throws Exception {
        Cluster.prepare();
        boolean own = args.length > 0;
        System.out.printf(
                "price: parallelism 2, 0 ms an order; store: parallelism 2, 8 ms, %s%n",
                own ? "a task of its own" : "chained to price");
        Investigation.run(
                env -> {
                    var store =
                            OrderJob.priced(
                                            env, new OrderJob.Shape(2, 0, 0, 0, false, 1, 4_000),
                                            Long.MAX_VALUE)
                                    .sinkTo(new OrderJob.Store(8))
                                    .name("store")
                                    .setParallelism(2);
                    if (own) {
                        store.disableChaining();
                    }
                });
    }
}
