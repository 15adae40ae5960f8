package io.throng.scenarios.script;

import io.throng.kernel.measure.PairwiseSum;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * All agents of a world, or of one kind, between two steps: what measures are made of.
 *
 * <p>Sums are added up in an order that depends on the agents alone ({@link PairwiseSum}).
 */
public final class Population {
    private final AgentColumns columns;
    private final IntPredicate member;

    private Population(AgentColumns columns, IntPredicate member) {
        this.columns = columns;
        this.member = member;
    }

    static Population all(AgentColumns columns) {
        return new Population(columns, _ -> true);
    }

    /**
     * Those of one kind.
     *
     * @throws IllegalArgumentException with the nearest name if there is no such kind
     */
    public Population ofKind(String kind) {
        int number = columns.kinds.number(kind);
        return new Population(columns, row -> member.test(row) && columns.kind.read()[row] == number);
    }

    /** How many there are. */
    public int count() {
        int count = 0;
        for (int row = 0; row < columns.table.rows(); row++) {
            count += member.test(row) ? 1 : 0;
        }
        return count;
    }

    /** The directions they head in. */
    public Headings headings() {
        return new Headings(this);
    }

    /** Sum of a property, or of {@code x}, {@code y}, {@code heading} or {@code speed}. */
    public double sum(String quantity) {
        return total(columns.quantity(quantity));
    }

    /** Mean of a property, or of {@code x}, {@code y}, {@code heading} or {@code speed}; NaN if there is nobody. */
    public double mean(String quantity) {
        return sum(quantity) / count();
    }

    /** Sum of what a function says of each. */
    public double sum(ToDoubleFunction<Individual> of) {
        Individual shown = new Individual(columns);
        return total(row -> {
            shown.look(row);
            return of.applyAsDouble(shown);
        });
    }

    /** Mean of what a function says of each; NaN if there is nobody. */
    public double mean(ToDoubleFunction<Individual> of) {
        return sum(of) / count();
    }

    /** The part for which a condition holds, in [0, 1]; NaN if there is nobody. */
    public double share(Predicate<Individual> condition) {
        return mean(one -> condition.test(one) ? 1 : 0);
    }

    private double total(IntToDoubleFunction of) {
        int rows = columns.table.rows();
        double[] partials = new double[PairwiseSum.blocks(rows)];
        double[] scratch = new double[1];
        for (int block = 0; block < partials.length; block++) {
            PairwiseSum.sumBlock(
                    block,
                    rows,
                    (row, into) -> into[0] = member.test(row) ? of.applyAsDouble(row) : 0,
                    scratch,
                    partials);
        }
        return PairwiseSum.combine(partials, partials.length, 1)[0];
    }

    /** The directions in which agents head. */
    public static final class Headings {
        private final Population of;

        private Headings(Population of) {
            this.of = of;
        }

        /**
         * The mean of arrows of length 1 along the headings: its length is 1 if all head the same way, and near 0 if they
         * head all ways (the order parameter of Vicsek et al., 1995). Without agents both parts are NaN.
         */
        public PlaneVector meanVector() {
            int count = of.count();
            return new PlaneVector(
                    of.total(row -> of.columns.headingX.read()[row]) / count,
                    of.total(row -> of.columns.headingY.read()[row]) / count);
        }
    }
}
