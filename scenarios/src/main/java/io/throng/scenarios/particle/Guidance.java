package io.throng.scenarios.particle;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Simple speaker listener (Lowe et al., NeurIPS 2017): a speaker, which cannot move, knows to which of three landmarks a
 * listener, which is silent, is to go. Both are paid minus the squared distance of the two.
 *
 * <p>The speaker sees the goal as a colour, the listener its velocity, where the landmarks are from it, and the message.
 */
final class Guidance implements Task {
    private static final Body AGENT = Body.agent(0.075).passing();
    private static final Body LANDMARK = Body.mark(0.04);
    private static final int LANDMARKS = 3;
    private static final int SYMBOLS = 3;
    private static final double OTHER_COLOUR = 0.15;
    private static final double GOAL_COLOUR = 0.65;

    private final boolean paysTheSum;
    private final Particles particles;

    Guidance(boolean paysTheSum, Particles particles) {
        this.paysTheSum = paysTheSum;
        this.particles = particles;
    }

    static Scene scene(Edition edition, int episodeSteps, boolean continuous) {
        Sights speaker = new Sights().numbers("colour of goal", LANDMARKS);
        Sights listener = new Sights()
                .vector("velocity")
                .vectors("to landmark", LANDMARKS)
                .numbers("message", SYMBOLS);
        return new Scene(
                List.of(
                        Role.of("speaker", 1, AGENT.fixed(), speaker, edition, continuous, SYMBOLS),
                        Role.of("listener", 1, AGENT, listener, edition, continuous, 0)),
                Collections.nCopies(LANDMARKS, LANDMARK),
                1,
                1,
                SYMBOLS,
                edition.integration(),
                episodeSteps);
    }

    @Override
    public void pay(int world, double[] rewards, int from) {
        int listener = 2 * (2 * world + 1);
        double reward = -Plane.squared(
                particles.position.write(), listener, particles.landmarks.read(), particles.placeOfGoal(world, 0));
        Arrays.fill(rewards, from, from + 2, paysTheSum ? reward + reward : reward);
    }

    @Override
    public void observe(int world, int agent, float[] into, int from) {
        if (agent == 0) {
            Arrays.fill(into, from, from + LANDMARKS, (float) OTHER_COLOUR);
            into[from + particles.goals.read()[world]] = (float) GOAL_COLOUR;
            return;
        }
        int speaker = 2 * world;
        int listener = speaker + 1;
        double[] position = particles.position.read();
        int first = particles.landmarksOf(world);
        int at = Sight.vector(particles.velocity.read(), listener, into, from);
        at = Sight.points(
                particles.landmarks.read(),
                first,
                first + 2 * LANDMARKS,
                position[2 * listener],
                position[2 * listener + 1],
                into,
                at);
        Sight.numbers(particles.message.read(), SYMBOLS * speaker, SYMBOLS, into, at);
    }
}
