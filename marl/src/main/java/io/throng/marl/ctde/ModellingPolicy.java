package io.throng.marl.ctde;

import io.throng.agents.arena.AgentBatch;
import io.throng.agents.policy.RememberingPolicy;
import io.throng.marl.rollout.Crew;
import io.throng.marl.rollout.LearnedPolicy;
import io.throng.marl.rollout.Supplement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The policy of agents that model whom they play with from their own steps. What {@link Clam} learns; it follows further
 * learning, and plays in one arena at a time.
 */
public final class ModellingPolicy implements RememberingPolicy, AutoCloseable {
    private final LearnedPolicy policy;
    private final Map<String, History> histories = new LinkedHashMap<>();

    /** A policy of what keeps histories. */
    ModellingPolicy(Supplement.Maker maker, Function<Supplement.Maker, LearnedPolicy> making) {
        this.policy = making.apply((crew, worlds) -> {
            Supplement history = maker.of(crew, worlds);
            histories.put(crew.name(), new History(crew, worlds, history));
            return history;
        });
    }

    @Override
    public void act(AgentBatch batch, long seed, long step) {
        policy.act(batch, seed, step);
    }

    /** Shows the embedding in (-1, 1) that each agent's latest action was chosen by; nothing before it first acted. */
    public void forEachEmbedding(EmbeddingVisitor visitor) {
        histories.values().forEach(history -> history.show(visitor));
    }

    /** Sees what an agent makes of its own steps. */
    @FunctionalInterface
    public interface EmbeddingVisitor {
        /** An agent of a world, and its embedding. */
        void visit(int world, float[] embedding);
    }

    private record History(Crew crew, int worlds, Supplement told) {
        void show(EmbeddingVisitor visitor) {
            int width = told.width();
            float[] rows = told.rows();
            for (int row = 0; row * width < rows.length; row++) {
                visitor.visit(crew.worldOf(row, worlds), Arrays.copyOfRange(rows, row * width, (row + 1) * width));
            }
        }
    }

    @Override
    public float[] remembered() {
        return policy.remembered();
    }

    @Override
    public void recall(AgentBatch batch, float[] remembered) {
        policy.recall(batch, remembered);
    }

    @Override
    public void close() {
        policy.close();
    }
}
