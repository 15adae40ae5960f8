package io.throng.kernel.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throng.kernel.LocalWorld;
import io.throng.kernel.Simulation;
import io.throng.kernel.SimulationException;
import io.throng.kernel.space.Plane;
import io.throng.kernel.step.Part;
import io.throng.kernel.step.ReferenceLoop;
import io.throng.kernel.testworlds.Drifters;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Slabs that exchange halos without any network, against the plain loop over the whole world. */
final class SlabTest {
    private static final long SEED = 11;
    private static final int STEPS = 40;

    /** The plain loop knows no failures. */
    private static long reference(LocalWorld world, boolean frail) {
        if (frail) {
            try (Simulation whole = Simulation.start(world, SEED)) {
                whole.run(STEPS);
                assertThat(whole.failureCount()).isPositive();
                return whole.hash();
            }
        }
        ReferenceLoop loop = new ReferenceLoop(world, SEED);
        loop.run(STEPS);
        return loop.hash();
    }

    private static List<Slab> begun(Supplier<LocalWorld> worlds, int count) {
        LocalWorld wholeWorld = worlds.get();
        Part whole = new Part(wholeWorld, SEED);
        whole.found();
        SlabCut cut = SlabCut.of(wholeWorld, count);
        return IntStream.range(0, count)
                .mapToObj(number -> {
                    Slab slab = new Slab(worlds.get(), SEED, cut, number);
                    slab.begin(whole, wholeWorld);
                    return slab;
                })
                .toList();
    }

    private static void step(List<Slab> slabs) {
        List<List<byte[]>> halos = slabs.stream().map(Slab::step).toList();
        for (int number = 0; number < slabs.size(); number++) {
            List<byte[]> got = new ArrayList<>();
            for (int neighbour : slabs.get(number).neighbours()) {
                int place = place(slabs.get(neighbour).neighbours(), number);
                got.add(halos.get(neighbour).get(place));
            }
            slabs.get(number).settle(got, () -> {});
        }
    }

    private static int place(int[] neighbours, int number) {
        return IntStream.range(0, neighbours.length)
                .filter(i -> neighbours[i] == number)
                .findFirst()
                .orElseThrow();
    }

    private static long hash(List<Slab> slabs) {
        Part first = slabs.getFirst().part();
        long sum = Part.clockHash(first.stepsCompleted(), first.world().agents().nextId());
        return sum + slabs.stream().mapToLong(slab -> slab.part().hash()).sum();
    }

    private static void assertSameHash(Supplier<LocalWorld> worlds, int count) {
        assertSameHash(worlds, count, false);
    }

    private static void assertSameHash(Supplier<LocalWorld> worlds, int count, boolean frail) {
        List<Slab> slabs = begun(worlds, count);
        for (int i = 0; i < STEPS; i++) {
            step(slabs);
        }
        assertThat(hash(slabs)).isEqualTo(reference(worlds.get(), frail));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 9})
    void slabsOfATorusHaveTheHashOfTheWhole(int count) {
        assertSameHash(() -> new Drifters(600, Plane.torus(8, 10), 0.4, false), count);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 9})
    void slabsBetweenWallsHaveTheHashOfTheWhole(int count) {
        assertSameHash(() -> new Drifters(600, Plane.bounded(8, 10), 0.4, false), count);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 7})
    void agentsThatJumpOverSlabsArriveWhereTheyBelong(int count) {
        assertSameHash(() -> new Drifters(600, Plane.torus(8, 10), 2.7, false), count);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void deathsAndFailuresGoWithTheAgents(int count) {
        assertSameHash(() -> new Drifters(600, Plane.torus(8, 10), 0.4, true), count, true);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void worldsOfAFewRowsOfCellsAreCutToo(int count) {
        assertSameHash(() -> new Drifters(60, Plane.torus(8, 2.5), 0.4, false), count);
    }

    @Test
    void moreSlabsThanRowsOfCellsAreRefused() {
        assertThatThrownBy(() -> begun(() -> new Drifters(10, Plane.torus(8, 10), 0.4, false), 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("slabs must be in [1, 9]")
                .hasMessageContaining("got 10");
    }

    @Test
    void aHaloThatDoesNotAddUpIsRefused() {
        List<Slab> slabs = begun(() -> new Drifters(60, Plane.torus(8, 10), 0.4, false), 2);
        List<byte[]> halos = slabs.get(1).step();
        slabs.get(0).step();
        byte[] wrong = halos.getFirst().clone();
        wrong[0]++;
        assertThatThrownBy(() -> slabs.get(0).settle(List.of(wrong), () -> {}))
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("does not add up");
    }
}
