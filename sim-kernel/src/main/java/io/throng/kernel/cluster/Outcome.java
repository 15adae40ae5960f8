package io.throng.kernel.cluster;

import java.util.List;
import java.util.SequencedMap;

/**
 * What came of a run over a cluster.
 *
 * @param step the steps taken since the founding
 * @param hash the state hash, that of the same run in one process
 * @param hashes state hashes by step, on the way
 * @param agents who is alive
 * @param measures the world's measures by name
 * @param failures how many turns failed
 * @param complaints the first failures
 * @param begunAt the step at which the slabs last began: 0, or that of the last snapshot that was restored
 * @param seconds from that beginning to the end
 * @param cpuSeconds processor time of all nodes' processes, from just before that beginning
 * @param haloBytes bytes of halos sent since
 * @param losses nodes that were lost on the way
 */
public record Outcome(
        long step,
        long hash,
        SequencedMap<Long, Long> hashes,
        long agents,
        SequencedMap<String, Double> measures,
        long failures,
        List<String> complaints,
        long begunAt,
        double seconds,
        double cpuSeconds,
        long haloBytes,
        List<Loss> losses) {
    /**
     * A node that was lost.
     *
     * @param resumedFrom the step from which the others went on
     * @param secondsSilent from when it was seen to be unreachable until it was removed
     * @param secondsToResume from its removal until all slabs had begun anew
     */
    public record Loss(String node, long resumedFrom, double secondsSilent, double secondsToResume) {}
}
