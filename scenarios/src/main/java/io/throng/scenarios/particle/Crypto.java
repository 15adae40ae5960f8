package io.throng.scenarios.particle;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Simple crypto (Lowe et al., NeurIPS 2017): Alice is to tell Bob a symbol by means of a key that both know, so that Eve,
 * who hears the message, cannot guess it. Nobody moves.
 *
 * <p>Eve and Bob say what they take the symbol for. Eve is paid minus the squared error of that, Alice and Bob are paid
 * Eve's minus Bob's. An answer of zeros is no answer and counts 0. Symbol and key are each one of two, as vectors of four.
 */
final class Crypto implements Task {
    private static final Body AGENT = Body.agent(0.05).passing().fixed();
    private static final Body LANDMARK = Body.mark(0.05);
    private static final int LANDMARKS = 2;
    private static final int SYMBOLS = 4;
    private static final int AGENTS = 3;
    private static final int EVE = 0;
    private static final int BOB = 1;
    private static final int ALICE = 2;

    private final Particles particles;

    Crypto(Particles particles) {
        this.particles = particles;
    }

    static Scene scene(Edition edition, int episodeSteps, boolean continuous) {
        Sights eve = new Sights().numbers("message", SYMBOLS);
        Sights bob = new Sights().numbers("key", SYMBOLS).numbers("message", SYMBOLS);
        Sights alice = new Sights().numbers("symbol", SYMBOLS).numbers("key", SYMBOLS);
        return new Scene(
                List.of(
                        Role.of("eve", 1, AGENT, eve, edition, continuous, SYMBOLS),
                        Role.of("bob", 1, AGENT, bob, edition, continuous, SYMBOLS),
                        Role.of("alice", 1, AGENT, alice, edition, continuous, SYMBOLS)),
                Collections.nCopies(LANDMARKS, LANDMARK),
                1,
                2,
                SYMBOLS,
                edition.integration(),
                episodeSteps);
    }

    @Override
    public void pay(int world, double[] rewards, int from) {
        double ofEve = squaredError(world, EVE);
        double ofBob = squaredError(world, BOB);
        rewards[from + EVE] = -ofEve;
        rewards[from + BOB] = ofEve - ofBob;
        rewards[from + ALICE] = rewards[from + BOB];
    }

    private double squaredError(int world, int agent) {
        double[] message = particles.message.write();
        int first = SYMBOLS * (AGENTS * world + agent);
        int symbol = particles.goals.read()[2 * world];
        double error = 0;
        boolean answered = false;
        for (int i = 0; i < SYMBOLS; i++) {
            double difference = message[first + i] - (i == symbol ? 1 : 0);
            error += difference * difference;
            answered |= message[first + i] != 0;
        }
        return answered ? error : 0;
    }

    @Override
    public void observe(int world, int agent, float[] into, int from) {
        int symbol = particles.goals.read()[2 * world];
        int key = particles.goals.read()[2 * world + 1];
        int at = from;
        if (agent == ALICE) {
            at = oneHot(symbol, into, at);
            oneHot(key, into, at);
            return;
        }
        if (agent == BOB) {
            at = oneHot(key, into, at);
        }
        Sight.numbers(particles.message.read(), SYMBOLS * (AGENTS * world + ALICE), SYMBOLS, into, at);
    }

    private static int oneHot(int index, float[] into, int at) {
        Arrays.fill(into, at, at + SYMBOLS, 0);
        into[at + index] = 1;
        return at + SYMBOLS;
    }
}
