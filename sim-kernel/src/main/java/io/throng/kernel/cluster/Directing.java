package io.throng.kernel.cluster;

import akka.actor.typed.ActorRef;
import io.throng.kernel.SimulationException;
import io.throng.kernel.step.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * One run over the nodes that are there: places the slabs, gives credit, completes snapshots, and begins a new epoch when a
 * node is lost.
 *
 * <p>Slabs are placed in consecutive blocks. In an epoch nodes that have begun all their slabs say so; when all have, slabs
 * learn of each other and get credit. A loss at any moment begins the next epoch, from the last snapshot whose parts have
 * all been written, or from the founding.
 */
final class Directing implements DirectorTask {
    private final Assignment assignment;
    private final ClusterOrder order;
    private Map<String, ActorRef<ClusterMessage.ToNode>> nodes;
    private final SequencedMap<Long, Long> hashes = new TreeMap<>();
    private final List<Outcome.Loss> losses = new ArrayList<>();
    private final List<Lost> open = new ArrayList<>();
    private final List<ClusterMessage.Terms> early = new ArrayList<>();
    private final String[] refs;
    private final long[] steps;
    private Milestones milestones;
    private long epoch;
    private int begun;
    private String restoreFolder;
    private long restoreStep;
    private long begunAt;
    private long credit;
    private long end;
    private boolean stopping;
    private int paused;
    private long farthest;
    private long progressAt = System.nanoTime();
    private ClusterMessage.Milestone last = null;
    private TermSums terms = null;

    private record Lost(String node, long silentSince, long removedAt) {}

    Directing(Assignment assignment, Map<String, ActorRef<ClusterMessage.ToNode>> nodes) {
        this.assignment = assignment;
        this.order = assignment.order();
        this.nodes = nodes;
        this.refs = new String[assignment.slabs()];
        this.steps = new long[assignment.slabs()];
        this.milestones = new Milestones(assignment.slabs());
        this.restoreFolder =
                order.restore() == null ? "" : order.restore().toAbsolutePath().toString();
        this.end = order.steps();
    }

    @Override
    public void begin() {
        place();
    }

    /** Begins an epoch on the nodes that are there. */
    private void place() {
        epoch++;
        begun = 0;
        last = null;
        terms = null;
        early.clear();
        milestones = new Milestones(assignment.slabs());
        progressAt = System.nanoTime();
        int node = 0;
        for (ActorRef<ClusterMessage.ToNode> to : nodes.values()) {
            int first = assignment.slabs() * node / nodes.size();
            int next = assignment.slabs() * ++node / nodes.size();
            if (first < next) {
                to.tell(host(IntStream.range(first, next).toArray()));
            }
        }
    }

    private ClusterMessage.Host host(int[] mine) {
        return new ClusterMessage.Host(
                epoch,
                order.scenario(),
                order.parameters(),
                order.seed(),
                end,
                assignment.slabs(),
                mine,
                order.snapshots() == null
                        ? ""
                        : order.snapshots().toAbsolutePath().toString(),
                order.snapshotEvery(),
                order.hashEvery(),
                restoreFolder);
    }

    @Override
    public void lost(String node, long silentSince, Map<String, ActorRef<ClusterMessage.ToNode>> remaining) {
        if (assignment.promise().isDone()) {
            return;
        }
        nodes = remaining;
        open.add(new Lost(node, silentSince, System.nanoTime()));
        place();
    }

    @Override
    public void on(ClusterMessage.ToDirector message) {
        switch (message) {
            case ClusterMessage.Hosting hosting when hosting.epoch() == epoch -> begun(hosting);
            case ClusterMessage.Milestone milestone
            when milestone.epoch() == epoch -> milestones.add(milestone).ifPresent(this::reached);
            case ClusterMessage.Progress progress when progress.epoch() == epoch -> follow(progress);
            case ClusterMessage.Terms more when more.epoch() == epoch -> gather(more);
            case ClusterMessage.Failed failed
            when failed.epoch() == epoch -> fail(new SimulationException(failed.message()));
            case ClusterMessage.Paused slab when slab.epoch() == epoch -> paused(slab);
            case ClusterDirector.Stop _ -> stop();
            default -> {}
        }
    }

    private void begun(ClusterMessage.Hosting hosting) {
        for (int i = 0; i < hosting.slabs().length; i++) {
            refs[hosting.slabs()[i]] = hosting.refs()[i];
            steps[hosting.slabs()[i]] = hosting.step();
        }
        begun += hosting.slabs().length;
        if (begun == assignment.slabs()) {
            progressAt = System.nanoTime();
            restoreStep = hosting.step();
            begunAt = System.nanoTime();
            nodes.values().forEach(node -> node.tell(new ClusterMessage.Introduction(epoch, refs)));
            if (stopping && end == order.steps()) {
                pause();
            } else {
                give(restoreStep);
            }
            closeLosses();
        }
    }

    private void closeLosses() {
        long now = System.nanoTime();
        for (Lost lost : open) {
            Outcome.Loss loss = new Outcome.Loss(
                    lost.node(),
                    restoreStep,
                    (lost.removedAt() - lost.silentSince()) / 1e9,
                    (now - lost.removedAt()) / 1e9);
            losses.add(loss);
            assignment.listener().resumed(loss);
        }
        open.clear();
    }

    /** Slabs may be two snapshots, or hashes, ahead of what all of them have completed. */
    private void give(long completed) {
        credit = Math.min(end, completed + 2 * Math.max(order.snapshotEvery(), order.hashEvery()));
        nodes.values().forEach(node -> node.tell(new ClusterMessage.Credit(epoch, credit, end)));
    }

    private void reached(ClusterMessage.Milestone milestone) {
        long hash = milestone.hash() + Part.clockHash(milestone.step(), milestone.nextId());
        progressAt = System.nanoTime();
        if (milestone.step() % order.hashEvery() == 0 || milestone.step() == end) {
            hashes.put(milestone.step(), hash);
        }
        if (milestone.saved() == assignment.slabs()) {
            complete(milestone.step(), hash);
        }
        if (milestone.step() == end) {
            last = milestone;
            terms = new TermSums(assignment.measures(), milestone.agents());
            early.forEach(terms::add);
            early.clear();
            finishIfComplete();
        } else if (!stopping) {
            give(milestone.step());
        }
        assignment.listener().completed(milestone.step());
    }

    private void complete(long step, long hash) {
        try {
            GlobalSnapshot.complete(
                    order.snapshots(),
                    new GlobalSnapshot.Manifest(
                            order.scenario(), order.parameters(), order.seed(), step, assignment.slabs(), hash));
            restoreFolder = GlobalSnapshot.folder(order.snapshots(), step)
                    .toAbsolutePath()
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException("the snapshot of step " + step + " could not be completed", e);
        }
    }

    private void gather(ClusterMessage.Terms more) {
        if (terms == null) {
            early.add(more);
        } else {
            terms.add(more);
            finishIfComplete();
        }
    }

    private void finishIfComplete() {
        if (last != null && terms.isComplete()) {
            assignment
                    .promise()
                    .complete(new Outcome(
                            last.step(),
                            hashes.get(last.step()),
                            hashes,
                            last.agents(),
                            terms.values(),
                            last.failures(),
                            List.of(last.complaints()),
                            restoreStep,
                            (System.nanoTime() - begunAt) / 1e9,
                            last.cpuNanos() / 1e9,
                            last.haloBytes(),
                            List.copyOf(losses)));
        }
    }

    private void follow(ClusterMessage.Progress progress) {
        for (int i = 0; i < progress.slabs().length; i++) {
            int slab = progress.slabs()[i];
            if (steps[slab] != progress.steps()[i]) {
                steps[slab] = progress.steps()[i];
                progressAt = System.nanoTime();
            }
        }
        assignment.listener().completed(Arrays.stream(steps).min().orElse(0));
    }

    private void stop() {
        if (!stopping && last == null && begun == assignment.slabs()) {
            pause();
        }
        stopping = true;
    }

    private void pause() {
        paused = 0;
        farthest = restoreStep;
        nodes.values().forEach(node -> node.tell(new ClusterMessage.Pause(epoch)));
    }

    /** Everybody goes as far as the farthest is already. */
    private void paused(ClusterMessage.Paused slab) {
        farthest = Math.max(farthest, slab.step());
        if (++paused == assignment.slabs()) {
            end = farthest;
            credit = end;
            nodes.values().forEach(node -> node.tell(new ClusterMessage.Credit(epoch, credit, end)));
        }
    }

    @Override
    public void tick() {
        if (!assignment.promise().isDone()
                && System.nanoTime() - progressAt > assignment.deadline().toNanos()) {
            fail(new SimulationException("no slab of world " + order.scenario() + " completed a step within "
                    + assignment.deadline().toSeconds() + " s; slabs are at steps " + Arrays.toString(steps)
                    + ", begun " + begun + "; is an agent in an endless loop, or the network gone?"));
        }
    }

    @Override
    public void fail(SimulationException reason) {
        assignment.promise().completeExceptionally(reason);
    }
}
