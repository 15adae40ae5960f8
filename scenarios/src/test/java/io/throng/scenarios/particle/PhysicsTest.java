package io.throng.scenarios.particle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throng.kernel.random.Draws;
import io.throng.kernel.random.Philox;
import io.throng.kernel.state.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PhysicsTest {
    private final Table agentTable = new Table("agents");
    private final Table worldTable = new Table("worlds");
    private Particles particles;
    private Physics physics;

    /** Two worlds, of which the tests use the second. */
    private void build(List<Body> agents, List<Body> landmarks, Integration integration) {
        particles = new Particles(agentTable, worldTable, landmarks.size(), 0, 0);
        physics = new Physics(agents, landmarks, integration);
        agentTable.append(2 * agents.size());
        worldTable.append(2);
    }

    private void place(double[] column, double... values) {
        System.arraycopy(values, 0, column, column.length / 2, values.length);
    }

    private void step(double... pushes) {
        agentTable.carryForward(0, agentTable.rows());
        place(particles.push.write(), pushes);
        physics.step(particles, 1);
        agentTable.swapSides();
    }

    private double[] secondHalf(double[] column) {
        return Arrays.copyOfRange(column, column.length / 2, column.length);
    }

    private double[] position() {
        return secondHalf(particles.position.read());
    }

    private double[] velocity() {
        return secondHalf(particles.velocity.read());
    }

    /** Overlap 0.1 gives force 100 * 0.1 = 10, velocity 1 in a step of 0.1. */
    @Test
    void overlappingAgentsPushEachOtherApartWithAHundredTimesTheOverlap() {
        build(Collections.nCopies(2, Body.agent(0.15)), List.of(), Integration.POSITION_FIRST);
        place(particles.position.read(), 0, 0, 0.2, 0);
        step(0, 0, 0, 0);
        assertThat(velocity()).containsExactly(new double[] {-1, 0, 1, 0}, within(1e-15));
        assertThat(position()).containsExactly(0, 0, 0.2, 0);
        step(0, 0, 0, 0);
        assertThat(velocity()[0]).isEqualTo(-0.75 - 1, within(1e-15));
        assertThat(position()).containsExactly(new double[] {-0.1, 0, 0.3, 0}, within(1e-15));
    }

    /** At a gap of 0 the soft overlap is 0.001 ln 2. */
    @Test
    void agentsThatJustTouchPushSoftly() {
        build(Collections.nCopies(2, Body.agent(0.15)), List.of(), Integration.VELOCITY_FIRST);
        place(particles.position.read(), 0, -0.3, 0, 0);
        step(0, 0, 0, 0);
        double velocity = 100 * 0.001 * Math.log(2) * 0.1;
        assertThat(velocity()).containsExactly(new double[] {0, -velocity, 0, velocity}, within(1e-15));
        assertThat(position()[1]).isEqualTo(-0.3 - velocity * 0.1, within(1e-15));
    }

    @Test
    void aFullPushMovesInTheNextStepIfPositionsComeFirst() {
        build(List.of(Body.agent(0.15)), List.of(), Integration.POSITION_FIRST);
        step(5, -5);
        assertThat(velocity()).containsExactly(0.5, -0.5);
        assertThat(position()).containsExactly(0, 0);
        step(0, 0);
        assertThat(velocity()).containsExactly(0.375, -0.375);
        assertThat(position()).containsExactly(0.05, -0.05);
    }

    @Test
    void aFullPushMovesAtOnceIfVelocitiesComeFirst() {
        build(List.of(Body.agent(0.15)), List.of(), Integration.VELOCITY_FIRST);
        step(5, -5);
        assertThat(velocity()).containsExactly(0.5, -0.5);
        assertThat(position()).containsExactly(0.05, -0.05);
    }

    @Test
    void theHighestSpeedIsKeptTo() {
        Body slow = new Body(0.1, 1, 5, 0.5, true, true);
        build(List.of(slow), List.of(), Integration.POSITION_FIRST);
        step(30, 40);
        assertThat(velocity()).containsExactly(new double[] {0.3, 0.4}, within(1e-15));
    }

    @Test
    void agentsThatCannotMoveStay() {
        Body fixed = new Body(0.15, 1, 5, Double.POSITIVE_INFINITY, true, false);
        build(List.of(fixed, Body.agent(0.15)), List.of(), Integration.POSITION_FIRST);
        place(particles.position.read(), 0, 0, 0.2, 0);
        step(5, 5, 0, 0);
        assertThat(velocity()).containsExactly(new double[] {0, 0, 1, 0}, within(1e-15));
    }

    @Test
    void agentsInTheSamePlaceDoNotPushEachOther() {
        build(Collections.nCopies(2, Body.agent(0.15)), List.of(), Integration.POSITION_FIRST);
        step(0, 0, 0, 0);
        assertThat(velocity()).containsExactly(0, 0, 0, 0);
    }

    @Test
    void whatIsLeftOutBeyondReachIsBelowAnyRounding() {
        double gap = Contacts.REACH;
        double force = 100 * 0.001 * Math.log1p(Math.exp(-gap / 0.001));
        assertThat(force).isLessThan(2e-23);
    }

    @ParameterizedTest
    @EnumSource(Integration.class)
    void otherWorldsAreNotTouched(Integration integration) {
        build(Collections.nCopies(2, Body.agent(0.15)), List.of(Body.mark(0.1)), integration);
        particles.position.read()[0] = 0.1;
        step(5, 5, 5, 5);
        assertThat(particles.position.read()[0]).isEqualTo(0.1);
        assertThat(particles.velocity.read()[0]).isEqualTo(0);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyBodiesMoveAsInTheReferenceWorld(long seed) {
        Draws draws = new Draws(new Philox().reset(seed, 0, 0, 0));
        List<Body> agents = bodies(draws, 1 + draws.choice(5), true);
        List<Body> landmarks = bodies(draws, 1 + draws.choice(4), false);
        Integration integration = draws.chance(0.5) ? Integration.POSITION_FIRST : Integration.VELOCITY_FIRST;
        build(agents, landmarks, integration);
        ReferenceWorld reference = new ReferenceWorld(integration);
        scatter(draws, agents, reference.agents, particles.position.read());
        scatter(draws, landmarks, reference.landmarks, particles.landmarks.read());
        for (int step = 0; step < 30; step++) {
            double[] pushes = IntStream.range(0, 2 * agents.size())
                    .mapToDouble(i -> draws.uniform(-5, 5))
                    .toArray();
            step(pushes);
            reference.step(pushes);
            assertThat(position()).containsExactly(positions(reference), within(1e-12));
        }
    }

    private void scatter(Draws draws, List<Body> bodies, List<ReferenceWorld.Thing> things, double[] column) {
        double[] values = new double[2 * bodies.size()];
        for (int i = 0; i < bodies.size(); i++) {
            values[2 * i] = draws.uniform(-0.3, 0.3);
            values[2 * i + 1] = draws.uniform(-0.3, 0.3);
            things.add(new ReferenceWorld.Thing(bodies.get(i), values[2 * i], values[2 * i + 1]));
        }
        place(column, values);
    }

    private static List<Body> bodies(Draws draws, int count, boolean movable) {
        List<Body> bodies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double maxSpeed = draws.chance(0.5) ? draws.uniform(0.2, 1.5) : Double.POSITIVE_INFINITY;
            boolean moves = movable && draws.chance(0.8);
            bodies.add(
                    new Body(draws.uniform(0.02, 0.2), draws.uniform(0.5, 2), 5, maxSpeed, draws.chance(0.7), moves));
        }
        return bodies;
    }

    private static double[] positions(ReferenceWorld world) {
        return world.agents.stream()
                .flatMap(agent -> Stream.of(agent.x, agent.y))
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }
}
