package io.throng.kernel.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A level of the tree on which what concerns everybody is added up: a node's slabs, or the director's nodes. */
final class Milestones {
    private static final int MOST_COMPLAINTS = 10;

    private final int slabs;
    private final Map<Long, Sum> sums = new TreeMap<>();

    /** Sums over some slabs. */
    Milestones(int slabs) {
        this.slabs = slabs;
    }

    private static final class Sum {
        private int slabs;
        private int saved;
        private long hash;
        private long agents;
        private long nextId;
        private long failures;
        private long cpuNanos;
        private long haloBytes;
        private final List<String> complaints = new ArrayList<>();

        private void add(ClusterMessage.Milestone part) {
            slabs += part.slabs();
            saved += part.saved();
            hash += part.hash();
            agents += part.agents();
            nextId = Math.max(nextId, part.nextId());
            failures += part.failures();
            cpuNanos += part.cpuNanos();
            haloBytes += part.haloBytes();
            complaints.addAll(List.of(part.complaints()));
        }

        private ClusterMessage.Milestone total(long epoch, long step) {
            return new ClusterMessage.Milestone(
                    epoch,
                    step,
                    slabs,
                    saved,
                    hash,
                    agents,
                    nextId,
                    failures,
                    complaints.stream().sorted().limit(MOST_COMPLAINTS).toArray(String[]::new),
                    cpuNanos,
                    haloBytes);
        }
    }

    /** Adds a part; gives the total if it was the last. */
    Optional<ClusterMessage.Milestone> add(ClusterMessage.Milestone part) {
        Sum sum = sums.computeIfAbsent(part.step(), _ -> new Sum());
        sum.add(part);
        if (sum.slabs < slabs) {
            return Optional.empty();
        }
        sums.remove(part.step());
        return Optional.of(sum.total(part.epoch(), part.step()));
    }
}
