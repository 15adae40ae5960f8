package io.throng.kernel.cluster;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import akka.actor.typed.Behavior;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.cluster.typed.Cluster;
import com.sun.management.OperatingSystemMXBean;
import io.throng.kernel.LocalWorld;
import io.throng.kernel.Snapshot;
import io.throng.kernel.World;
import io.throng.kernel.archive.ArchiveException;
import io.throng.kernel.step.Part;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A node's one actor that others know: it has the node's slabs and adds up what they report. */
final class NodeKernel extends AbstractBehavior<ClusterMessage.ToNode> {
    static final String NAME = "node";
    private static final Duration PROGRESS_EVERY = Duration.ofSeconds(1);

    private final WorldSource worlds;
    private final int threads;
    private final Consumer<String> onLeave;
    private final Map<Integer, Hosted> hosted = new TreeMap<>();
    private final OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private ActorRef<ClusterMessage.ToDirector> director = null;
    private ClusterMessage.Host order = null;
    private Milestones milestones = null;
    private long cpuBefore;
    private ReplicaWork replica = null;

    private record Hosted(ActorRef<ClusterMessage.ToSlab> actor, Slab slab, SlabState state) {}

    private enum Own implements ClusterMessage.ToNode {
        /** Tell the director how far the slabs are. */
        TELL_PROGRESS
    }

    private NodeKernel(
            ActorContext<ClusterMessage.ToNode> context,
            TimerScheduler<ClusterMessage.ToNode> timers,
            WorldSource worlds,
            int threads,
            Consumer<String> onLeave) {
        super(context);
        this.worlds = worlds;
        this.threads = threads;
        this.onLeave = onLeave;
        timers.startTimerWithFixedDelay(Own.TELL_PROGRESS, PROGRESS_EVERY);
    }

    /**
     * A node without slabs.
     *
     * @param threads for a whole world
     * @param onLeave told once, on the actor's thread, why the node is to leave
     */
    static Behavior<ClusterMessage.ToNode> create(WorldSource worlds, int threads, Consumer<String> onLeave) {
        return Behaviors.setup(
                context -> Behaviors.withTimers(timers -> new NodeKernel(context, timers, worlds, threads, onLeave)));
    }

    @Override
    public Receive<ClusterMessage.ToNode> createReceive() {
        return newReceiveBuilder().onAnyMessage(this::on).build();
    }

    private Behavior<ClusterMessage.ToNode> on(ClusterMessage.ToNode message) {
        switch (message) {
            case ClusterMessage.Hello hello -> greet(hello);
            case ClusterMessage.Host next -> host(next);
            case ClusterMessage.Introduction introduction -> introduce(introduction);
            case ClusterMessage.Credit credit -> pass(credit);
            case ClusterMessage.Pause pause
            when isPresent(pause.epoch()) ->
                hosted.values().forEach(slab -> slab.actor().tell(new SlabActor.Halt()));
            case SlabActor.SlabReport report -> add(report);
            case ClusterMessage.Replicate wish -> replicate(wish);
            case ClusterMessage.Leave leave -> onLeave.accept(leave.reason());
            case Own own when own == Own.TELL_PROGRESS -> tellProgress();
            default -> {}
        }
        return this;
    }

    private ActorRefResolver resolver() {
        return ActorRefResolver.get(getContext().getSystem());
    }

    private void greet(ClusterMessage.Hello hello) {
        director = resolver().resolveActorRef(hello.director());
        director.tell(new ClusterMessage.Here(
                resolver().toSerializationFormat(getContext().getSelf()), address()));
    }

    private String address() {
        return Cluster.get(getContext().getSystem()).selfMember().address().toString();
    }

    private void host(ClusterMessage.Host next) {
        if (director == null || order != null && next.epoch() <= order.epoch()) {
            return;
        }
        forget();
        order = next;
        milestones = new Milestones(next.mine().length);
        cpuBefore = machine.getProcessCpuTime();
        try {
            long step = begin(next);
            String[] refs = hosted.values().stream()
                    .map(slab -> resolver().toSerializationFormat(slab.actor()))
                    .toArray(String[]::new);
            director.tell(new ClusterMessage.Hosting(next.epoch(), step, next.mine(), refs));
        } catch (IllegalArgumentException | ArchiveException refused) {
            director.tell(new ClusterMessage.Failed(next.epoch(), refused.getMessage()));
        } catch (IOException | RuntimeException e) {
            director.tell(new ClusterMessage.Failed(next.epoch(), address() + " could not begin: " + e));
        }
    }

    private void forget() {
        hosted.values().forEach(slab -> {
            slab.state().cancel();
            getContext().stop(slab.actor());
        });
        hosted.clear();
    }

    /** Every node founds or loads the whole world once, gives its slabs their share and forgets the rest. */
    private long begin(ClusterMessage.Host next) throws IOException {
        LocalWorld wholeWorld = world(next);
        Part whole = new Part(wholeWorld, next.seed());
        if (next.restoreFolder().isEmpty()) {
            whole.found();
        } else {
            load(whole, Path.of(next.restoreFolder()));
        }
        SlabCut cut = SlabCut.of(wholeWorld, next.slabs());
        for (int number : next.mine()) {
            Slab slab = new Slab(world(next), next.seed(), cut, number);
            slab.begin(whole, wholeWorld);
            spawn(next, number, slab);
        }
        return whole.stepsCompleted();
    }

    private LocalWorld world(ClusterMessage.Host next) {
        return requireLocal(worlds.build(next.scenario(), next.parameters()));
    }

    /** Refuses worlds that cannot be cut into slabs. */
    static LocalWorld requireLocal(World world) {
        if (world instanceof LocalWorld local) {
            return local;
        }
        throw new IllegalArgumentException(
                "a world over several nodes must be a LocalWorld, whose agents see only what is" + " near, "
                        + world.name() + " is not; run it in one process, or several seeds of it with --seeds");
    }

    private static void load(Part whole, Path folder) throws IOException {
        Snapshot snapshot = GlobalSnapshot.read(folder);
        snapshot.requireWorld(whole.world());
        whole.load(snapshot.state());
        long hash = whole.hash()
                + Part.clockHash(whole.stepsCompleted(), whole.world().agents().nextId());
        if (hash != GlobalSnapshot.manifest(folder).hash()) {
            throw new ArchiveException("the parts of " + folder + " do not have the hash that its manifest tells;"
                    + " use another snapshot");
        }
    }

    private void spawn(ClusterMessage.Host next, int number, Slab slab) {
        SlabState state = new SlabState(slab.part().stepsCompleted());
        var superiors = new SlabActor.Superiors(getContext().getSelf(), director);
        ActorRef<ClusterMessage.ToSlab> actor = getContext()
                .spawn(
                        SlabActor.create(next, number, slab, state, superiors),
                        "slab-" + number + "-" + next.epoch(),
                        DispatcherSelector.fromConfig(ClusterConfig.SLABS));
        hosted.put(number, new Hosted(actor, slab, state));
    }

    private boolean isPresent(long epoch) {
        return order != null && order.epoch() == epoch;
    }

    private void introduce(ClusterMessage.Introduction introduction) {
        if (!isPresent(introduction.epoch())) {
            return;
        }
        hosted.forEach((number, slab) -> {
            List<ActorRef<ClusterMessage.ToSlab>> neighbours = new ArrayList<>();
            for (int neighbour : slab.slab().neighbours()) {
                Hosted near = hosted.get(neighbour);
                neighbours.add(near == null ? far(introduction.refs()[neighbour]) : near.actor());
            }
            slab.actor().tell(new SlabActor.Meet(neighbours));
        });
    }

    private ActorRef<ClusterMessage.ToSlab> far(String ref) {
        return resolver().resolveActorRef(ref);
    }

    private void pass(ClusterMessage.Credit credit) {
        if (isPresent(credit.epoch())) {
            hosted.values().forEach(slab -> slab.actor().tell(new SlabActor.Advance(credit.until(), credit.end())));
        }
    }

    private void add(SlabActor.SlabReport report) {
        if (!isPresent(report.epoch())) {
            return;
        }
        Optional<ClusterMessage.Milestone> total = milestones.add(new ClusterMessage.Milestone(
                report.epoch(),
                report.step(),
                1,
                report.saved() ? 1 : 0,
                report.hash(),
                report.agents(),
                report.nextId(),
                report.failures(),
                report.complaints().toArray(String[]::new),
                0,
                0));
        total.ifPresent(milestone -> director.tell(new ClusterMessage.Milestone(
                milestone.epoch(),
                milestone.step(),
                milestone.slabs(),
                milestone.saved(),
                milestone.hash(),
                milestone.agents(),
                milestone.nextId(),
                milestone.failures(),
                milestone.complaints(),
                machine.getProcessCpuTime() - cpuBefore,
                hosted.values().stream()
                        .mapToLong(slab -> slab.state().haloBytes())
                        .sum())));
    }

    private void replicate(ClusterMessage.Replicate wish) {
        if (director != null && (replica == null || replica.number() != wish.number())) {
            replica = new ReplicaWork(wish, worlds, threads, director);
            Thread.ofPlatform().daemon().name("throng-replica-" + wish.number()).start(replica);
        }
    }

    private void tellProgress() {
        if (replica != null) {
            director.tell(new ClusterMessage.ReplicaProgress(replica.number(), replica.step()));
        }
        if (order != null && director != null && !hosted.isEmpty()) {
            director.tell(new ClusterMessage.Progress(
                    order.epoch(),
                    order.mine(),
                    hosted.values().stream()
                            .mapToLong(slab -> slab.state().completed())
                            .toArray()));
        }
    }
}
