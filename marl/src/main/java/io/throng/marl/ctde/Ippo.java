package io.throng.marl.ctde;

import io.throng.agents.arena.GameWorld;
import io.throng.kernel.Execution;
import io.throng.marl.Algorithm;
import io.throng.marl.Trainer;
import io.throng.marl.rollout.CriticView;
import java.util.function.IntFunction;

/**
 * Independent proximal policy optimisation: every agent learns from its own observation alone (de Witt et al., "Is
 * independent learning all you need in the StarCraft multi-agent challenge?", 2020).
 */
public final class Ippo implements Algorithm<PpoSettings> {
    @Override
    public String name() {
        return "ippo";
    }

    @Override
    public String description() {
        return "Independent PPO: actor and critic see the agent's own observation (de Witt et al. 2020).";
    }

    @Override
    public PpoSettings defaults() {
        return PpoSettings.defaults();
    }

    @Override
    public Trainer create(PpoSettings settings, IntFunction<GameWorld> worlds, long seed, Execution execution) {
        return new PpoTrainer(settings, CriticView.OWN, worlds, seed, execution);
    }
}
