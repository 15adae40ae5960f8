package io.throng.kernel.measure;

/**
 * A figure of the whole world made of sums over its agents: an order parameter, a mean, a total.
 *
 * <p>The kernel adds up the terms in a fixed order (see {@link PairwiseSum}), so a measure has the same bits however
 * the world is cut.
 */
public interface Measure {
    /** The name under which the figure is reported. */
    String name();

    /** The figure's unit, empty for pure numbers. */
    String unit();

    /** How many sums the figure needs. */
    int terms();

    /** Writes one agent's terms, {@code [terms]}, from the read side. Called on the simulation's threads. */
    void terms(int row, double[] into);

    /** The figure from the sums over {@code rows} agents. */
    double value(double[] sums, int rows);
}
