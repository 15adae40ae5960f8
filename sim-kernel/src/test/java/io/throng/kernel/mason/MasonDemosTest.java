package io.throng.kernel.mason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throng.kernel.Execution;
import io.throng.kernel.Simulation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sim.app.cto.CTOAgent;
import sim.app.cto.CooperativeObservation;
import sim.app.keepaway.Ball;
import sim.app.keepaway.Bot;
import sim.app.keepaway.Keepaway;
import sim.util.Bag;

/** Four of MASON's own demos, run under Throng. */
final class MasonDemosTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sim.app.flockers.Flockers",
                "sim.app.heatbugs.HeatBugs",
                "sim.app.keepaway.Keepaway",
                "sim.app.cto.CooperativeObservation"
            })
    void aDemoRunsTheSameOnOneThreadAndOnTwo(String demo) {
        List<Long> onOne = digests(demo, 1);
        assertThat(digests(demo, 2)).isEqualTo(onOne).doesNotHaveDuplicates();
    }

    private static List<Long> digests(String demo, int threads) {
        Execution execution = Execution.defaults().withThreads(threads).withRegions(4);
        try (MasonBatch batch = new MasonBatch(MasonModel.named(demo), 4, 30, List.of());
                Simulation simulation = Simulation.start(batch, 7, execution)) {
            simulation.run(4);
            List<Replica> replicas = simulation.atRest(batch::replicas);
            assertThat(replicas)
                    .allSatisfy(replica -> assertThat(replica.steps()).isEqualTo(120));
            return replicas.stream().map(Replica::digest).toList();
        }
    }

    @Test
    void heatBugsWarmTheirWorld() {
        try (MasonRun run = MasonModel.named("sim.app.heatbugs.HeatBugs").start(7)) {
            assertThat(run.measure("valgrid.mean")).isZero();
            run.advance(300);
            // 100 bugs of 8,000 give 800,000 a step to 10,000 cells that lose 0.7 %: at most 80 / 0.007 in the long
            // run.
            assertThat(run.measure("valgrid.mean")).isBetween(5_000.0, 80 / 0.007);
            assertThat(run.measure("buggrid.objects")).isEqualTo(100);
        }
    }

    @Test
    void flockersFlock() {
        MasonFlockers alone = new MasonFlockers(200, 150, 150, 7);
        alone.run(500);
        try (MasonRun run = MasonModel.named("sim.app.flockers.Flockers").start(7)) {
            run.advance(500);
            double[] birds = run.fields().getFirst().values();
            assertThat(birds).hasSize(400);
            assertThat(alone.neighbours()).isBetween(2.5, 5.5);
            // MASON looks for neighbours in cells that do not fit the torus and so misses a few across its edge.
            assertThat(neighbours(birds)).isCloseTo(alone.neighbours(), within(0.1));
        }
    }

    /** How many others are within 10 of a bird on the torus, on average. */
    private static double neighbours(double[] birds) {
        int pairs = 0;
        for (int a = 0; a < birds.length; a += 2) {
            for (int b = 0; b < birds.length; b += 2) {
                double x = around(birds[a] - birds[b]);
                double y = around(birds[a + 1] - birds[b + 1]);
                pairs += a != b && x * x + y * y <= 100 ? 1 : 0;
            }
        }
        return pairs / (birds.length / 2.0);
    }

    private static double around(double difference) {
        return difference - 150 * Math.rint(difference / 150);
    }

    @Test
    void theFasterBotHasTheBallMostOftenInKeepaway() {
        int fast = 0;
        int slow = 0;
        for (int seed = 1; seed <= 10; seed++) {
            try (MasonRun run = MasonModel.named("sim.app.keepaway.Keepaway").start(seed)) {
                for (int step = 0; step < 500; step++) {
                    run.advance(1);
                    int[] near = nearest(run.state(Keepaway.class));
                    fast += near[0];
                    slow += near[1];
                }
            }
        }
        assertThat(fast).as("steps of the one fast bot at the ball").isGreaterThan(slow / 3);
    }

    /** Whether the fast bot is next to the ball, and how many of the slow ones are. */
    private static int[] nearest(Keepaway model) {
        Bag bodies = model.fieldEnvironment.getAllObjects();
        Ball ball = (Ball) Arrays.stream(bodies.toArray())
                .filter(Ball.class::isInstance)
                .findFirst()
                .orElseThrow();
        int[] near = new int[2];
        for (Object body : bodies.toArray()) {
            if (body instanceof Bot bot && bot.loc.distance(ball.loc) < 1.25 * (bot.radius + ball.radius)) {
                near[bot.cap > 0.6 ? 0 : 1]++;
            }
        }
        return near;
    }

    @Test
    void observersSpreadOverTheTargets() {
        try (MasonRun run =
                MasonModel.named("sim.app.cto.CooperativeObservation").start(7)) {
            run.advance(400);
            CooperativeObservation model = run.state(CooperativeObservation.class);
            double nearest = meanNearest(model.environment.getAllObjects());
            // At random places it would be half of 1 / sqrt(10 / 160,000) = 63.
            assertThat(nearest).isLessThan(60);
            assertThat(run.measure("environment.objects")).isEqualTo(50);
        }
    }

    /** How far a target is from the nearest observer, on average. */
    private static double meanNearest(Bag bodies) {
        return Arrays.stream(bodies.toArray())
                .map(CTOAgent.class::cast)
                .filter(body -> body.getState() == CTOAgent.TARGET)
                .mapToDouble(target -> Arrays.stream(bodies.toArray())
                        .map(CTOAgent.class::cast)
                        .filter(body -> body.getState() == CTOAgent.AGENT)
                        .mapToDouble(observer -> observer.agentLocation.distance(target.agentLocation))
                        .min()
                        .orElseThrow())
                .average()
                .orElseThrow();
    }

    @Test
    void fieldsAreReadWithStableNumbersForObjects() {
        MasonModel bugs = MasonModel.named("sim.app.heatbugs.HeatBugs").with(Map.of("bugCount", "10"));
        try (MasonRun run = bugs.start(7)) {
            run.advance(5);
            List<FieldFrame> fields = run.fields();
            assertThat(fields.stream().map(FieldFrame::name)).containsExactly("buggrid", "valgrid", "valgrid2");
            assertThat(fields.get(0).meaning()).isEqualTo(FieldFrame.Meaning.CELLS);
            assertThat(fields.get(0).ids()).hasSize(10).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
            assertThat(fields.get(1).values()).hasSize(10_000);
            int[] before = fields.get(0).ids();
            run.advance(5);
            assertThat(run.fields().get(0).ids()).isEqualTo(before);
        }
    }
}
