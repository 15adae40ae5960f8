package io.throng.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.throng.kernel.step.ReferenceLoop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What every world must keep: the same seed gives the same bits, however the world is executed.
 *
 * <pre>{@code
 * new DeterminismContract(() -> new Boids(Boids.Parameters.defaults()), 7, 20).check();
 * }</pre>
 *
 * <p>State hashes and measures are compared with those of the {@link ReferenceLoop}, halfway and at the end, for threads 1
 * and 2, regions 1, 3 and 8 and all stepping modes; for work done in random orders; and after a snapshot that went through
 * a file halfway and a fork, both continued on other threads, regions and modes than they came from.
 */
public final class DeterminismContract {
    private static final int[] REGIONS = {1, 3, 8};
    private static final int SHUFFLES = 4;

    private final Supplier<? extends World> worlds;
    private final long seed;
    private final long steps;
    private boolean random = true;

    /**
     * The contract for one world.
     *
     * @param worlds builds the world anew, always the same
     * @param seed any value
     * @param steps how many steps each run takes; at least 2, as many as it takes for everything to happen once
     */
    public DeterminismContract(Supplier<? extends World> worlds, long seed, long steps) {
        this.worlds = worlds;
        this.seed = seed;
        this.steps = steps;
    }

    /** Does not demand that another seed gives another state: for worlds that draw no random numbers. */
    public DeterminismContract withoutRandomness() {
        random = false;
        return this;
    }

    /** Fails with the execution that gave other bits. */
    public void check() {
        ReferenceLoop reference = new ReferenceLoop(worlds.get(), seed);
        reference.run(steps / 2);
        State halfway = State.of(reference);
        reference.run(steps - steps / 2);
        State end = State.of(reference);
        for (int threads = 1; threads <= 2; threads++) {
            for (int regions : REGIONS) {
                for (SteppingMode mode : SteppingMode.values()) {
                    checkRun(execution(threads, regions, mode), halfway, end);
                }
            }
        }
        checkShuffled(halfway, end);
        checkSnapshotAndFork(halfway, end);
        if (random) {
            ReferenceLoop other = new ReferenceLoop(worlds.get(), seed + 1);
            other.run(steps);
            assertThat(other.hash()).as("hash with seed %d", seed + 1).isNotEqualTo(end.hash);
        }
    }

    private static Execution execution(int threads, int regions, SteppingMode mode) {
        return Execution.defaults().withThreads(threads).withRegions(regions).withMode(mode);
    }

    private void checkRun(Execution execution, State halfway, State end) {
        try (Simulation simulation = Simulation.start(worlds.get(), seed, execution)) {
            simulation.run(steps / 2);
            assertThat(State.of(simulation)).as("halfway with %s", execution).isEqualTo(halfway);
            simulation.run(steps - steps / 2);
            assertThat(State.of(simulation)).as("at the end with %s", execution).isEqualTo(end);
        }
    }

    private void checkShuffled(State halfway, State end) {
        for (int shuffle = 0; shuffle < SHUFFLES; shuffle++) {
            SteppingMode mode = SteppingMode.values()[shuffle % SteppingMode.values().length];
            checkRun(execution(1 + shuffle % 2, 5, mode).shuffled(shuffle), halfway, end);
        }
    }

    private void checkSnapshotAndFork(State halfway, State end) {
        try (Simulation original = Simulation.start(worlds.get(), seed, execution(2, 3, SteppingMode.MAILBOX))) {
            original.run(steps / 2);
            try (Simulation restored = Simulation.restore(
                            worlds.get(), throughFile(original.snapshot()), execution(1, 8, SteppingMode.COHORT));
                    Simulation forked = original.fork(worlds.get())) {
                checkRest(restored, "restored", halfway, end);
                checkRest(forked, "forked", halfway, end);
            }
            original.run(steps - steps / 2);
            assertThat(State.of(original)).as("after a snapshot and a fork").isEqualTo(end);
        }
    }

    private void checkRest(Simulation simulation, String how, State halfway, State end) {
        assertThat(State.of(simulation)).as(how).isEqualTo(halfway);
        simulation.run(steps - steps / 2);
        assertThat(State.of(simulation)).as("%s and run to the end", how).isEqualTo(end);
    }

    private static Snapshot throughFile(Snapshot snapshot) {
        try {
            Path file = Files.createTempFile("contract", ".snapshot");
            snapshot.write(file);
            Snapshot read = Snapshot.read(file);
            Files.delete(file);
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The step, the state hash and the bits of the measures. */
    private record State(long step, long hash, Map<String, Long> measureBits) {
        static State of(Simulation simulation) {
            return new State(simulation.step(), simulation.hash(), bits(simulation.measures()));
        }

        static State of(ReferenceLoop loop) {
            return new State(loop.step(), loop.hash(), bits(loop.measures()));
        }

        private static Map<String, Long> bits(Map<String, Double> measures) {
            Map<String, Long> bits = new LinkedHashMap<>();
            measures.forEach((name, value) -> bits.put(name, Double.doubleToLongBits(value)));
            return bits;
        }
    }
}
