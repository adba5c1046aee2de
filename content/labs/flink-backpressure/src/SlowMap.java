/** "price" takes 8 ms for each order, at parallelism 2 unless told otherwise. */
public final class SlowMap {

    public static void main(String[] args) throws Exception {
        Cluster.prepare();
        int pricers = args.length > 0 ? Integer.parseInt(args[0]) : 2;
        System.out.printf(
                "price: parallelism %d, 8 ms an order; count: parallelism 4, 0 ms%n",
                pricers);
        Investigation.run(new OrderJob.Shape(pricers, 8, 4, 0, false, 1, 4_000));
    }
}
