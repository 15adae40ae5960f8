package io.throng.kernel.cluster;

import java.util.List;

/**
 * What came of one of several worlds.
 *
 * @param measures in the order in which the world tells its measures
 */
public record Replica(long seed, long step, long hash, long agents, long failures, List<Double> measures) {}
