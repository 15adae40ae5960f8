package io.throng.agents.arena;

import io.throng.agents.Kind;
import io.throng.agents.spec.EntityGroup;
import java.util.ArrayList;
import java.util.List;

/** Who the things are that an agent perceives, where they are agents. */
public final class PerceivedAgents {
    private PerceivedAgents() {}

    /**
     * The ids of the things of a group, in order; empty if they are no agents, or not always the same ones.
     *
     * @param group of what the agent perceives
     * @param batch of the agent
     * @param row of the agent in it
     * @param batches all of the game
     */
    public static List<Long> ids(EntityGroup group, AgentBatch batch, int row, List<AgentBatch> batches) {
        List<Long> ids = new ArrayList<>();
        int world = batch.worldOf(row);
        for (AgentBatch other : batches) {
            if (group.agents().contains(other.kind().name())) {
                int count = other.kind().count();
                for (int i = world * count; i < (world + 1) * count; i++) {
                    if (other != batch || i != row) {
                        ids.add(other.agentId(i));
                    }
                }
            }
        }
        return ids;
    }

    /** Checks that groups which are said to be agents are as many as these. */
    static void requireAll(List<Kind> kinds) {
        for (Kind kind : kinds) {
            for (EntityGroup group : kind.observation().entities()) {
                int others = kinds.stream()
                                .filter(other -> group.agents().contains(other.name()))
                                .mapToInt(Kind::count)
                                .sum()
                        - (group.agents().contains(kind.name()) ? 1 : 0);
                if (!group.agents().isEmpty() && others != group.count()) {
                    throw new IllegalArgumentException("\"" + group.name() + "\" of kind " + kind.name()
                            + " must be all other agents of " + group.agents() + ", which are " + others + ", got "
                            + group.count() + "; name no kinds where not all are perceived, always in their order");
                }
            }
        }
    }
}
