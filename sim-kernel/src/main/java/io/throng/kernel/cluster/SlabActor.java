package io.throng.kernel.cluster;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import io.throng.kernel.LocalWorld;
import io.throng.kernel.SimulationException;
import io.throng.kernel.Snapshot;
import io.throng.kernel.step.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Steps one slab as soon as its neighbours' halos are there, as far as there is credit.
 *
 * <p>Nobody waits for all. Messages may be lost: who waits too long asks, and everybody keeps the halos of the last steps.
 * What comes from another epoch is dropped: after a node's loss all slabs begin anew from one snapshot.
 */
final class SlabActor extends AbstractBehavior<ClusterMessage.ToSlab> {
    private static final Duration PATIENCE = Duration.ofMillis(1500);
    private static final int HALOS_KEPT = 4;
    private static final int TERMS_BYTES = 128 * 1024;

    private final ClusterMessage.Host order;
    private final int number;
    private final Slab slab;
    private final Part part;
    private final LocalWorld world;
    private final SlabState state;
    private final HaloBox box;
    private final Deque<Sent> sent = new ArrayDeque<>();
    private final ActorRef<ClusterMessage.ToNode> node;
    private final ActorRef<ClusterMessage.ToDirector> director;
    private List<ActorRef<ClusterMessage.ToSlab>> neighbours = null;
    private long until = -1;
    private long end;
    private boolean waiting;
    private long waitingSince;

    /** Halos of a step, kept until nobody can ask for them. */
    private record Sent(long step, List<byte[]> halos) {}

    /** Neighbours' addresses, in their order; not sent over the network. */
    record Meet(List<ActorRef<ClusterMessage.ToSlab>> neighbours) implements ClusterMessage.ToSlab {}

    /** Run to a step; not sent over the network. */
    record Advance(long until, long end) implements ClusterMessage.ToSlab {}

    /** Go no farther without new credit; not sent over the network. */
    record Halt() implements ClusterMessage.ToSlab {}

    private enum Own implements ClusterMessage.ToSlab {
        /** Take the next step if possible. */
        GO,
        /** See whether somebody has to be asked. */
        CHECK
    }

    /** Who a slab reports to. */
    record Superiors(ActorRef<ClusterMessage.ToNode> node, ActorRef<ClusterMessage.ToDirector> director) {}

    private SlabActor(
            ActorContext<ClusterMessage.ToSlab> context,
            TimerScheduler<ClusterMessage.ToSlab> timers,
            ClusterMessage.Host order,
            int number,
            Slab slab,
            SlabState state,
            Superiors superiors) {
        super(context);
        this.order = order;
        this.number = number;
        this.slab = slab;
        this.part = slab.part();
        this.world = (LocalWorld) part.world();
        this.state = state;
        this.box = new HaloBox(slab.neighbours());
        this.node = superiors.node();
        this.director = superiors.director();
        this.end = order.steps();
        timers.startTimerWithFixedDelay(Own.CHECK, PATIENCE.dividedBy(3));
    }

    static Behavior<ClusterMessage.ToSlab> create(
            ClusterMessage.Host order, int number, Slab slab, SlabState state, Superiors superiors) {
        return Behaviors.setup(context ->
                Behaviors.withTimers(timers -> new SlabActor(context, timers, order, number, slab, state, superiors)));
    }

    @Override
    public Receive<ClusterMessage.ToSlab> createReceive() {
        return newReceiveBuilder().onAnyMessage(this::on).build();
    }

    private Behavior<ClusterMessage.ToSlab> on(ClusterMessage.ToSlab message) {
        try {
            switch (message) {
                case ClusterMessage.Halo halo -> take(halo);
                case ClusterMessage.Resend asked -> sendAgain(asked);
                case Advance credit -> accept(credit);
                case Halt _ -> halt();
                case Meet meeting -> neighbours = meeting.neighbours();
                case Own own when own == Own.CHECK -> askIfLate();
                default -> {}
            }
            advance();
            return this;
        } catch (Exception | AssertionError | StackOverflowError thrown) {
            String what = thrown instanceof SimulationException ? thrown.getMessage() : thrown.toString();
            director.tell(new ClusterMessage.Failed(order.epoch(), what));
            return Behaviors.stopped();
        }
    }

    private void take(ClusterMessage.Halo halo) {
        if (halo.epoch() == order.epoch()) {
            box.put(halo, now() - (waiting ? 1 : 0));
        }
    }

    private void accept(Advance credit) {
        until = Math.max(until, credit.until());
        boolean late = end != credit.end() && now() == credit.end() && !waiting;
        end = credit.end();
        if (late || now() == end && state.isNew()) {
            report(false);
        }
    }

    /** A step that has begun is completed once the neighbours get there too. */
    private void halt() {
        until = now();
        director.tell(new ClusterMessage.Paused(order.epoch(), number, now()));
    }

    /** One step a message, so that others get their turn. */
    private void advance() throws IOException {
        if (state.isCancelled() || neighbours == null) {
            return;
        }
        if (!waiting && now() < until) {
            send(slab.step());
            waiting = true;
            waitingSince = System.nanoTime();
        }
        if (waiting && box.isComplete(now())) {
            waiting = false;
            settle();
            getContext().getSelf().tell(Own.GO);
        }
    }

    /** The step being computed or completed. */
    private long now() {
        return part.stepsCompleted();
    }

    private void send(List<byte[]> halos) {
        sent.addLast(new Sent(now(), halos));
        if (sent.size() > HALOS_KEPT) {
            sent.removeFirst();
        }
        for (int place = 0; place < halos.size(); place++) {
            send(now(), place, halos.get(place));
        }
    }

    private void send(long step, int place, byte[] halo) {
        List<byte[]> pieces = HaloBox.cut(halo);
        for (int piece = 0; piece < pieces.size(); piece++) {
            neighbours
                    .get(place)
                    .tell(new ClusterMessage.Halo(
                            order.epoch(), step, number, piece, pieces.size(), pieces.get(piece)));
        }
        state.sent(halo.length);
    }

    private void sendAgain(ClusterMessage.Resend asked) {
        int place = Arrays.binarySearch(slab.neighbours(), asked.from());
        if (asked.epoch() != order.epoch() || place < 0 || neighbours == null) {
            return;
        }
        sent.stream()
                .filter(halos -> halos.step() == asked.step())
                .forEach(halos -> send(halos.step(), place, halos.halos().get(place)));
    }

    private void askIfLate() {
        if (!waiting || System.nanoTime() - waitingSince < PATIENCE.toNanos()) {
            return;
        }
        waitingSince = System.nanoTime();
        for (int place = 0; place < neighbours.size(); place++) {
            if (!box.has(now(), place)) {
                neighbours.get(place).tell(new ClusterMessage.Resend(order.epoch(), now(), number));
            }
        }
    }

    private void settle() {
        boolean saves = order.snapshotEvery() > 0 && now() % order.snapshotEvery() == 0;
        slab.settle(box.take(now()), saves ? this::save : () -> {});
        state.completed(now());
        if (saves || now() % order.hashEvery() == 0 || now() == end) {
            report(saves);
        }
    }

    private void save() {
        Path folder = GlobalSnapshot.folder(Path.of(order.snapshotFolder()), now());
        try {
            GlobalSnapshot.writePart(folder, number, new Snapshot(world.name(), world.parameters(), part.save()));
        } catch (IOException e) {
            throw new UncheckedIOException("slab " + number + " could not be saved in " + folder, e);
        }
    }

    private void report(boolean saved) {
        boolean last = now() == end;
        node.tell(new SlabReport(
                order.epoch(),
                now(),
                saved,
                part.hash(),
                part.hosts(),
                world.agents().nextId(),
                part.failureCount(),
                last ? part.failures().stream().limit(10).map(String::valueOf).toList() : List.of()));
        if (last) {
            sendTerms();
        }
    }

    /** What a slab reports to its node, which adds up those of its slabs; not sent over the network. */
    record SlabReport(
            long epoch,
            long step,
            boolean saved,
            long hash,
            int agents,
            long nextId,
            long failures,
            List<String> complaints)
            implements ClusterMessage.ToNode {}

    private void sendTerms() {
        for (int m = 0; m < world.measures().size(); m++) {
            int terms = world.measures().get(m).terms();
            int most = TERMS_BYTES / (Long.BYTES + terms * Double.BYTES);
            for (int row = 0; row < part.hosts(); row += most) {
                sendTerms(m, terms, row, Math.min(part.hosts(), row + most));
            }
        }
    }

    private void sendTerms(int measure, int terms, int from, int to) {
        long[] ids = new long[to - from];
        double[] values = new double[ids.length * terms];
        double[] scratch = new double[terms];
        for (int row = from; row < to; row++) {
            ids[row - from] = world.agents().id(row);
            world.measures().get(measure).terms(row, scratch);
            System.arraycopy(scratch, 0, values, (row - from) * terms, terms);
        }
        director.tell(new ClusterMessage.Terms(order.epoch(), measure, ids, values));
    }
}
