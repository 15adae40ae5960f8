package io.throng.marl;

import io.throng.agents.Kind;
import io.throng.agents.arena.Game;
import io.throng.marl.tensor.Backend;
import io.throng.marl.tensor.Workers;
import java.util.List;

/**
 * What a {@link Learner} is given to do.
 *
 * @param game the rules, for what they say of credit, or of everything; who learns from what agents perceive does without
 * @param kinds all kinds of the game, in order
 * @param learned those whose agents it decides for, by index, in order
 * @param worlds how many worlds are stepped together
 * @param seed of weights, exploration and samples
 * @param backend what networks learn on; agents act on the processor
 * @param workers threads to learn with
 */
public record Assignment(
        Game game, List<Kind> kinds, List<Integer> learned, int worlds, long seed, Backend backend, Workers workers) {
    /** Copies the lists. */
    public Assignment {
        kinds = List.copyOf(kinds);
        learned = List.copyOf(learned);
    }
}
