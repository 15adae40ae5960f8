package io.throng.scenarios.cli;

import io.throng.kernel.cluster.Outcome;
import io.throng.kernel.cluster.RunListener;
import io.throng.kernel.random.Seeds;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/**
 * Kills local nodes at random steps of a run, one after the other: the next when the run has gone on after the last. A test
 * of what a loss costs.
 */
final class NodeKiller implements RunListener {
    private final LocalNodes nodes;
    private final LongConsumer onStep;
    private final List<Long> when;
    private final long seed;
    private final Map<String, Long> killedAt = new HashMap<>();
    private final Map<String, Double> secondsToResume = new LinkedHashMap<>();
    private int killed;
    private boolean down;

    /**
     * A killer.
     *
     * @param nodes may be null where nobody is to be killed
     * @param steps of the run: the kills are anywhere in it
     * @param kills how many
     * @param seed of the steps and of the victims
     */
    NodeKiller(LocalNodes nodes, long steps, int kills, long seed, LongConsumer onStep) {
        this.nodes = nodes;
        this.seed = seed;
        this.onStep = onStep;
        this.when = LongStream.range(0, kills)
                .map(kill -> Math.floorMod(Seeds.derive(Seeds.derive(seed, "kill"), kill), Math.max(1, steps)))
                .sorted()
                .boxed()
                .toList();
    }

    @Override
    public void completed(long step) {
        onStep.accept(step);
        if (down || killed == when.size() || step < when.get(killed)) {
            return;
        }
        List<String> alive = nodes.alive();
        if (!alive.isEmpty()) {
            String victim = alive.get(Math.floorMod(Seeds.derive(Seeds.derive(seed, "victim"), killed), alive.size()));
            killedAt.put(victim, System.nanoTime());
            nodes.kill(victim);
            killed++;
            down = true;
        }
    }

    @Override
    public void resumed(Outcome.Loss loss) {
        down = false;
        killedAt.forEach((node, at) -> {
            if (loss.node().endsWith("@" + node)) {
                secondsToResume.put(node, (System.nanoTime() - at) / 1e9);
            }
        });
    }

    /** Seconds from each kill until the run went on, in order. */
    List<Double> secondsToResume() {
        return List.copyOf(secondsToResume.values());
    }
}
