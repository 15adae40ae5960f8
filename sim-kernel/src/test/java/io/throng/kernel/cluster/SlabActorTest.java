package io.throng.kernel.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import com.typesafe.config.ConfigFactory;
import io.throng.kernel.LocalWorld;
import io.throng.kernel.space.Plane;
import io.throng.kernel.step.Part;
import io.throng.kernel.testworlds.Drifters;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One slab of two, the other of which is a probe. */
final class SlabActorTest {
    private static final long EPOCH = 4;

    private final ActorTestKit kit =
            ActorTestKit.create(ConfigFactory.parseString("akka.loglevel = OFF, akka.stdout-loglevel = OFF")
                    .withFallback(ConfigFactory.load()));
    private final TestProbe<ClusterMessage.ToSlab> neighbour = kit.createTestProbe();
    private final TestProbe<ClusterMessage.ToNode> node = kit.createTestProbe();
    private final TestProbe<ClusterMessage.ToDirector> director = kit.createTestProbe();
    private Slab other;
    private ActorRef<ClusterMessage.ToSlab> slab;

    private static LocalWorld world() {
        return new Drifters(200, Plane.torus(8, 10), 0.4, false);
    }

    @BeforeEach
    void beginTwoSlabs() {
        LocalWorld wholeWorld = world();
        Part whole = new Part(wholeWorld, 1);
        whole.found();
        SlabCut cut = SlabCut.of(wholeWorld, 2);
        Slab mine = new Slab(world(), 1, cut, 0);
        mine.begin(whole, wholeWorld);
        other = new Slab(world(), 1, cut, 1);
        other.begin(whole, wholeWorld);
        var order = new ClusterMessage.Host(EPOCH, "drifters", "", 1, 2, 2, new int[] {0}, "", 0, 1, "");
        var superiors = new SlabActor.Superiors(node.ref(), director.ref());
        slab = kit.spawn(SlabActor.create(order, 0, mine, new SlabState(0), superiors));
        slab.tell(new SlabActor.Meet(List.of(neighbour.ref())));
    }

    @AfterEach
    void shutDown() {
        kit.shutdownTestKit();
    }

    private void answer(long epoch) {
        slab.tell(new ClusterMessage.Halo(epoch, 1, 1, 0, 1, other.step().getFirst()));
    }

    @Test
    void aSlabStepsOnlyWithCredit() {
        neighbour.expectNoMessage(Duration.ofMillis(200));
        slab.tell(new SlabActor.Advance(1, 2));
        assertThat(neighbour.expectMessageClass(ClusterMessage.Halo.class).step())
                .isEqualTo(1);
        answer(EPOCH);
        assertThat(node.expectMessageClass(SlabActor.SlabReport.class).step()).isEqualTo(1);
        neighbour.expectNoMessage(Duration.ofMillis(200));
    }

    @Test
    void whatAnotherEpochSaysIsDropped() {
        slab.tell(new SlabActor.Advance(2, 2));
        answer(EPOCH - 1);
        node.expectNoMessage(Duration.ofMillis(300));
    }

    @Test
    void whoWaitsLongAsksAgain() {
        slab.tell(new SlabActor.Advance(2, 2));
        neighbour.expectMessageClass(ClusterMessage.Halo.class);
        var asked = neighbour.expectMessageClass(ClusterMessage.Resend.class, Duration.ofSeconds(10));
        assertThat(asked).isEqualTo(new ClusterMessage.Resend(EPOCH, 1, 0));
    }

    @Test
    void whoIsAskedSendsTheSameAgain() {
        slab.tell(new SlabActor.Advance(1, 2));
        var first = neighbour.expectMessageClass(ClusterMessage.Halo.class);
        slab.tell(new ClusterMessage.Resend(EPOCH, 1, 1));
        var again = neighbour.expectMessageClass(ClusterMessage.Halo.class);
        assertThat(again.bytes()).isEqualTo(first.bytes());
        slab.tell(new ClusterMessage.Resend(EPOCH - 1, 1, 1));
        neighbour.expectNoMessage(Duration.ofMillis(200));
    }

    @Test
    void whatCannotBeRightEndsTheRun() {
        slab.tell(new SlabActor.Advance(1, 2));
        slab.tell(new ClusterMessage.Halo(EPOCH, 1, 1, 0, 1, new byte[5]));
        assertThat(director.expectMessageClass(ClusterMessage.Failed.class).message())
                .contains("does not add up");
    }
}
