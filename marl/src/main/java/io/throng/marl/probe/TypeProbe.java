package io.throng.marl.probe;

import io.throng.agents.arena.AgentBatch;
import io.throng.agents.policy.Policy;
import io.throng.agents.policy.TypedPolicy;
import io.throng.marl.ctde.ModellingPolicy;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets a policy play, and keeps what its agents make of their first steps in each episode beside the type of whom they play
 * against. Plays in one arena.
 */
public final class TypeProbe implements Policy {
    private final ModellingPolicy policy;
    private final TypedPolicy opponents;
    private final int steps;
    private final List<float[]> embeddings = new ArrayList<>();
    private final List<Integer> types = new ArrayList<>();
    private int[] taken = {};

    /**
     * A probe that has seen nothing.
     *
     * @param steps of its own that an agent knows when its embedding is kept, at least 1; shorter episodes are left out
     */
    public TypeProbe(ModellingPolicy policy, TypedPolicy opponents, int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("steps must be at least 1, got " + steps);
        }
        this.policy = policy;
        this.opponents = opponents;
        this.steps = steps;
    }

    @Override
    public void act(AgentBatch batch, long seed, long step) {
        policy.act(batch, seed, step);
        if (taken.length != batch.worlds()) {
            taken = new int[batch.worlds()];
        }
        int count = batch.kind().count();
        for (int world = 0; world < taken.length; world++) {
            taken[world] = batch.begins()[world * count] != 0 ? 0 : taken[world] + 1;
        }
        policy.forEachEmbedding((world, embedding) -> {
            if (taken[world] == steps) {
                embeddings.add(embedding);
                types.add(opponents.typesOfWorlds()[world]);
            }
        });
    }

    /**
     * Which of the second half of what was kept a linear classifier of the first half tells rightly.
     *
     * @return 1 for each that is, else 0
     * @throws IllegalStateException if fewer than two embeddings were kept
     */
    public double[] right() {
        int half = embeddings.size() / 2;
        if (half == 0) {
            throw new IllegalStateException(
                    "at least 2 episodes of more than " + steps + " steps must be played, got " + embeddings.size());
        }
        try (LinearProbe probe = LinearProbe.fit(examples(0, half), opponents.types())) {
            return probe.right(examples(half, embeddings.size()));
        }
    }

    /** How many types of opponents there are. */
    public int types() {
        return opponents.types();
    }

    private LinearProbe.Examples examples(int from, int to) {
        return new LinearProbe.Examples(
                embeddings.subList(from, to).toArray(float[][]::new),
                types.subList(from, to).stream().mapToInt(Integer::intValue).toArray());
    }
}
