package io.throng.kernel;

import io.throng.kernel.testworlds.Scripted;
import java.util.ArrayList;
import java.util.List;

/** A run in which agent 31 takes all memory in step 2 and keeps it or not; says how it ended. For a JVM of its own. */
final class MemoryHog {
    private static final int LARGEST_PIECE = 4 << 20;
    private static final int SMALLEST_PIECE = 1 << 16;

    private MemoryHog() {}

    public static void main(String[] args) {
        boolean kept = args[0].equals("KEPT");
        List<byte[]> hoard = new ArrayList<>();
        Scripted world = new Scripted(60).with(FailureStrategy.RESUME).on(Phase.DECIDE, (self, turn, row) -> {
            if (turn.id() == 31 && turn.step() == 2) {
                take(kept ? hoard : new ArrayList<>());
            }
        });
        try (Simulation simulation =
                Simulation.start(world, 7, Execution.defaults().withThreads(1))) {
            long steps = simulation.run(5);
            System.out.println(
                    "took " + steps + " steps; " + simulation.failures().getFirst());
        } catch (SimulationException ended) {
            hoard.clear();
            System.out.println("ended at step " + ended.step().orElse(-1) + ": " + ended.getMessage());
        }
    }

    private static void take(List<byte[]> hoard) {
        int piece = LARGEST_PIECE;
        while (true) {
            try {
                hoard.add(new byte[piece]);
            } catch (OutOfMemoryError full) {
                if (piece <= SMALLEST_PIECE) {
                    throw full;
                }
                piece /= 2;
            }
        }
    }
}
