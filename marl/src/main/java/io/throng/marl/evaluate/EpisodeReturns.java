package io.throng.marl.evaluate;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** What episodes paid: undiscounted returns, summed over steps, by kind of agents. */
public final class EpisodeReturns {
    /** The name of the return that is averaged over all agents. */
    public static final String RETURN = "return";

    private final List<String> kinds;
    private final int[] counts;
    private final double[][] byKind;

    /**
     * Returns of episodes.
     *
     * @param kinds their names
     * @param counts agents of each kind in one world, {@code [kinds]}
     * @param byKind averaged over the agents of a kind, {@code [kinds][episodes]}
     */
    public EpisodeReturns(List<String> kinds, int[] counts, double[][] byKind) {
        if (kinds.size() != counts.length || kinds.size() != byKind.length || kinds.isEmpty()) {
            throw new IllegalArgumentException("kinds, counts and returns must be equally many and at least 1, got "
                    + kinds.size() + ", " + counts.length + " and " + byKind.length);
        }
        this.kinds = List.copyOf(kinds);
        this.counts = counts.clone();
        this.byKind = Arrays.stream(byKind).map(double[]::clone).toArray(double[][]::new);
    }

    /** The name of a kind's return: {@code return.<kind>}. */
    public static String metric(String kind) {
        return RETURN + "." + kind;
    }

    /** The return of each episode averaged over all agents, {@code [episodes]}. */
    public double[] mean() {
        double agents = Arrays.stream(counts).sum();
        double[] means = new double[byKind[0].length];
        for (int k = 0; k < byKind.length; k++) {
            for (int episode = 0; episode < means.length; episode++) {
                means[episode] += byKind[k][episode] * counts[k] / agents;
            }
        }
        return means;
    }

    /** By metric: {@code return} over all agents, then, where kinds are several, {@code return.<kind>} of each. */
    public SequencedMap<String, double[]> metrics() {
        SequencedMap<String, double[]> metrics = new LinkedHashMap<>();
        metrics.put(RETURN, mean());
        for (int k = 0; k < byKind.length && byKind.length > 1; k++) {
            metrics.put(metric(kinds.get(k)), byKind[k].clone());
        }
        return metrics;
    }

    /** The first episodes alone, in the order they were given. */
    public EpisodeReturns first(int episodes) {
        return new EpisodeReturns(
                kinds,
                counts,
                Arrays.stream(byKind)
                        .map(returns -> Arrays.copyOf(returns, Math.min(episodes, returns.length)))
                        .toArray(double[][]::new));
    }
}
