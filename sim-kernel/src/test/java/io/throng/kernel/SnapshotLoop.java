package io.throng.kernel;

import io.throng.kernel.archive.Generations;
import io.throng.kernel.testworlds.Colony;
import java.io.IOException;
import java.nio.file.Path;

/** Steps a colony and saves it after every step until it is killed; goes on from the newest whole snapshot, if any. */
public final class SnapshotLoop {
    static final String SUFFIX = "snapshot";
    static final String KIND = "snapshot";
    static final int KEPT = 3;
    static final int FOUNDERS = 2000;
    private static final Execution ONE = Execution.defaults().withThreads(1);

    private SnapshotLoop() {}

    static Colony world() {
        return new Colony(FOUNDERS, true);
    }

    public static void main(String[] args) throws IOException {
        Generations generations = new Generations(Path.of(args[0]), SUFFIX);
        try (Simulation simulation = begin(generations)) {
            System.out.println("began at " + simulation.step());
            while (true) {
                simulation.run(1);
                simulation.snapshot().write(generations.fileOf(simulation.step()));
                generations.keepLatest(KEPT);
                System.out.println("saved " + simulation.step());
            }
        }
    }

    private static Simulation begin(Generations generations) throws IOException {
        if (generations.latestFirst().isEmpty()) {
            return Simulation.start(world(), 7, ONE);
        }
        try (var archive = generations.openLatest(KIND, 1, defect -> {
            throw new IllegalStateException(defect);
        })) {
            return Simulation.restore(world(), Snapshot.read(archive, ""), ONE);
        }
    }
}
