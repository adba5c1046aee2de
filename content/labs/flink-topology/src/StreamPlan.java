/** Prints the job before chaining: one node per operator, with the edge leading to it. */
public final class StreamPlan {

    public static void main(String[] args) {
        System.out.println(Orders.build(Orders.Variant.DEFAULT).getExecutionPlan());
    }
}
