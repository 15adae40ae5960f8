package io.throng.marl.ctde;

import io.throng.agents.arena.AgentBatch;
import io.throng.agents.policy.RememberingPolicy;
import io.throng.marl.rollout.LearnedPolicy;
import io.throng.marl.rollout.Supplement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The policy of agents that model whom they play with from their own steps. What {@link Clam} learns; it follows further
 * learning, and plays in one arena at a time.
 */
public final class ModellingPolicy implements RememberingPolicy, AutoCloseable {
    private final LearnedPolicy policy;
    private final Map<String, Supplement> histories = new LinkedHashMap<>();

    /** A policy of what keeps histories. */
    ModellingPolicy(Supplement.Maker maker, Function<Supplement.Maker, LearnedPolicy> making) {
        this.policy = making.apply((crew, worlds) -> {
            Supplement history = maker.of(crew, worlds);
            histories.put(crew.name(), history);
            return history;
        });
    }

    @Override
    public void act(AgentBatch batch, long seed, long step) {
        policy.act(batch, seed, step);
    }

    /**
     * The embeddings that the latest actions were chosen by, {@code [rows, embedding]}, in (-1, 1): rows of the batch where
     * its agents share a policy, else all worlds of the first agent, then of the next. Nothing before it first acted.
     */
    public float[] embeddings() {
        float[] all = new float
                [histories.values().stream()
                        .mapToInt(history -> history.rows().length)
                        .sum()];
        int at = 0;
        for (Supplement history : histories.values()) {
            System.arraycopy(history.rows(), 0, all, at, history.rows().length);
            at += history.rows().length;
        }
        return all;
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
