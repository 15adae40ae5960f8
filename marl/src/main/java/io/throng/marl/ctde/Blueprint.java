package io.throng.marl.ctde;

import io.throng.marl.net.Architecture;
import io.throng.marl.net.Layout;
import io.throng.marl.net.Network;
import io.throng.marl.rollout.Supplement;
import java.util.function.IntFunction;

/** What the networks of crews are, and what these see beyond what agents perceive. */
interface Blueprint {
    /** Width of start values of an actor's last layer: at first, all actions are about equally likely. */
    double ACTOR_OUTPUT_GAIN = 0.01;

    /** The same of a critic's last layer. */
    double CRITIC_OUTPUT_GAIN = 1;

    /**
     * An actor's network.
     *
     * @param inputs what the agent perceives, and what follows it
     */
    Network actor(Layout inputs, int outputs);

    /**
     * A critic's network.
     *
     * @param inputs what critics see of the world, and what follows it
     */
    Network critic(Layout inputs, int outputs);

    /** What follows observations in a population, counted from 0. */
    Supplement.Maker supplements(int population);

    /** Networks of an architecture; the same follows in all populations. */
    static Blueprint of(Architecture architecture, Supplement.Maker supplements) {
        return of(architecture, population -> supplements);
    }

    /** Networks of an architecture; what follows is as wide in all populations. */
    static Blueprint of(Architecture architecture, IntFunction<Supplement.Maker> supplements) {
        return new Blueprint() {
            @Override
            public Network actor(Layout inputs, int outputs) {
                return architecture.network(inputs, outputs, ACTOR_OUTPUT_GAIN, "actor.");
            }

            @Override
            public Network critic(Layout inputs, int outputs) {
                return architecture.network(inputs, outputs, CRITIC_OUTPUT_GAIN, "critic.");
            }

            @Override
            public Supplement.Maker supplements(int population) {
                return supplements.apply(population);
            }
        };
    }
}
