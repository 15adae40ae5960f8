package io.throng.marl.rollout;

import io.throng.agents.Kind;
import io.throng.agents.arena.AgentBatch;
import io.throng.agents.spec.EntityGroup;
import io.throng.marl.net.Layout;
import java.util.ArrayList;
import java.util.List;

/** What a critic sees while learning. */
public enum CriticView {
    /** The agent's own observation: independent learning. */
    OWN {
        @Override
        public int width(List<Kind> kinds, Crew crew) {
            return crew.kind().observation().size();
        }

        @Override
        List<EntityGroup> others(List<Kind> kinds, Crew crew) {
            return List.of();
        }

        @Override
        void write(
                List<AgentBatch> batches,
                Crew.Rows observations,
                AgentBatch batch,
                int batchRow,
                float[] into,
                int at) {
            int width = batch.kind().observation().size();
            System.arraycopy(observations.of(batch), batchRow * width, into, at, width);
        }
    },
    /** The agent's own observation, then those of all others of its world in order: centralised training. */
    WORLD {
        @Override
        public int width(List<Kind> kinds, Crew crew) {
            return numbers(kinds);
        }

        @Override
        List<EntityGroup> others(List<Kind> kinds, Crew crew) {
            List<EntityGroup> groups = new ArrayList<>();
            int first = crew.kind().observation().size();
            int end = crew.members().getLast().kindIndex();
            int kind = 0;
            while (kind < kinds.size()) {
                boolean own = kind == crew.members().getFirst().kindIndex();
                // Which of a crew's kinds lacks the agent itself differs from row to row, so they are one group.
                int next = own ? end + 1 : kind + 1;
                int agents =
                        kinds.subList(kind, next).stream().mapToInt(Kind::count).sum() - (own ? 1 : 0);
                int width = kinds.get(kind).observation().size();
                String name =
                        "others of " + (own ? crew.name() : kinds.get(kind).name());
                if (!own || areAlike(kinds.subList(kind, next))) {
                    addUnlessEmpty(groups, name, first, agents, width);
                }
                first += numbers(kinds.subList(kind, next)) - (own ? width : 0);
                kind = next;
            }
            return groups;
        }

        private boolean areAlike(List<Kind> kinds) {
            return kinds.stream()
                            .mapToInt(kind -> kind.observation().size())
                            .distinct()
                            .count()
                    == 1;
        }

        private void addUnlessEmpty(List<EntityGroup> groups, String name, int first, int count, int width) {
            if (count > 0) {
                groups.add(new EntityGroup(name, first, count, width));
            }
        }

        @Override
        void write(
                List<AgentBatch> batches,
                Crew.Rows observations,
                AgentBatch batch,
                int batchRow,
                float[] into,
                int at) {
            OWN.write(batches, observations, batch, batchRow, into, at);
            int next = at + batch.kind().observation().size();
            int world = batch.worldOf(batchRow);
            for (AgentBatch other : batches) {
                int width = other.kind().observation().size();
                int count = other.kind().count();
                for (int row = world * count; row < (world + 1) * count; row++) {
                    if (other != batch || row != batchRow) {
                        System.arraycopy(observations.of(other), row * width, into, next, width);
                        next += width;
                    }
                }
            }
        }
    };

    /** The length of a row. */
    public abstract int width(List<Kind> kinds, Crew crew);

    /**
     * What the numbers of a row are about: the things that the agent perceives, then other agents, a group for each kind.
     * Kinds that share a policy are one group; where kinds between them perceive other numbers, they are no group.
     */
    public Layout layout(List<Kind> kinds, Crew crew) {
        List<EntityGroup> groups =
                new ArrayList<>(Layout.of(crew.kind().observation()).entities());
        groups.addAll(others(kinds, crew));
        return new Layout(width(kinds, crew), groups);
    }

    /** Other agents whose numbers follow the agent's own. */
    abstract List<EntityGroup> others(List<Kind> kinds, Crew crew);

    private static int numbers(List<Kind> kinds) {
        return kinds.stream()
                .mapToInt(kind -> kind.count() * kind.observation().size())
                .sum();
    }

    abstract void write(
            List<AgentBatch> batches, Crew.Rows observations, AgentBatch batch, int batchRow, float[] into, int at);

    /** Writes what the critic of a crew sees of each of its rows, {@code [rows, width]}. */
    public void gather(List<AgentBatch> batches, Crew crew, Crew.Rows observations, float[] into) {
        List<Kind> kinds = batches.stream().map(AgentBatch::kind).toList();
        int width = width(kinds, crew);
        crew.forEachRow(
                batches, (row, batch, batchRow) -> write(batches, observations, batch, batchRow, into, row * width));
    }
}
