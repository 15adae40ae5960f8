package io.throng.kernel.measure;

/**
 * A figure of the whole world made of sums or greatest values over its agents: an order parameter, a mean, a peak.
 *
 * <p>The kernel combines the terms in a fixed order (see {@link Combining}), so a measure has the same bits however the world
 * is cut.
 */
public interface Measure {
    /** The name under which the figure is reported. */
    String name();

    /** The figure's unit, empty for pure numbers. */
    String unit();

    /** How many terms each agent gives. */
    int terms();

    /** What is made of them over all agents. */
    default Combining combining() {
        return Combining.SUM;
    }

    /** Whether the terms are those of the world's sites instead of its agents. */
    default boolean ofSites() {
        return false;
    }

    /** Writes one agent's or site's terms, {@code [terms]}, from the read side. Called on the simulation's threads. */
    void terms(int row, double[] into);

    /** The figure from what was {@link #combining combined} over {@code rows} agents or sites, {@code [terms]}. */
    double value(double[] sums, int rows);
}
