package io.throng.marl.ctde;

import io.throng.agents.Kind;
import io.throng.agents.arena.AgentBatch;
import io.throng.agents.arena.Arena;
import io.throng.agents.arena.Factors;
import io.throng.marl.Assignment;
import java.util.ArrayList;
import java.util.List;

/**
 * The factors of all agents of a team as rows {@code [worlds * agents, width]}: the agents of world 0, kind after kind, then
 * those of world 1. Where there are several kinds, a row starts with which it is, and kinds of fewer factors have zeros last.
 */
final class FactorRows {
    private final List<Integer> kinds;
    private final List<Factors> factors = new ArrayList<>();
    private final List<Integer> firstAgent = new ArrayList<>();
    private final int agents;
    private final int flags;
    private final int width;

    /**
     * For the kinds that learn.
     *
     * @throws IllegalArgumentException if the game does not say by what credit is assigned to one of them
     */
    FactorRows(Assignment assignment) {
        this.kinds = assignment.learned();
        int most = 0;
        int count = 0;
        for (int index : kinds) {
            Kind kind = assignment.kinds().get(index);
            Factors ofKind = assignment
                    .game()
                    .factors(index)
                    .orElseThrow(
                            () -> new IllegalArgumentException("credit=LATENT needs a game that says by what factors"
                                    + " credit is assigned (Game.factors), got none for kind " + kind.name()
                                    + "; set credit=UNIFORM or credit=DENSE"));
            factors.add(ofKind);
            firstAgent.add(count);
            most = Math.max(most, ofKind.names().size());
            count += kind.count();
        }
        this.agents = count;
        this.flags = kinds.size() == 1 ? 0 : kinds.size();
        this.width = flags + most;
    }

    int width() {
        return width;
    }

    /** Writes the rows of a step for which agents have just decided. */
    void write(Arena arena, float[] into) {
        for (int k = 0; k < kinds.size(); k++) {
            AgentBatch batch = arena.batches().get(kinds.get(k));
            int count = batch.kind().count();
            for (int row = 0; row < batch.rows(); row++) {
                int agent = batch.worldOf(row) * agents + firstAgent.get(k) + row % count;
                int from = agent * width;
                if (flags > 0) {
                    into[from + k] = 1;
                }
                factors.get(k)
                        .write(
                                batch.observations(),
                                row * batch.features(),
                                batch.actions(),
                                row * batch.actionColumns(),
                                into,
                                from + flags);
            }
        }
    }
}
