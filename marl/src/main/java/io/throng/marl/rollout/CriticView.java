package io.throng.marl.rollout;

import io.throng.agents.Kind;
import io.throng.agents.arena.AgentBatch;
import io.throng.marl.net.Layout;
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
            return kinds.stream()
                    .mapToInt(kind -> kind.count() * kind.observation().size())
                    .sum();
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

    /** What the numbers of a row are about. */
    public Layout layout(List<Kind> kinds, Crew crew) {
        Layout own = Layout.of(crew.kind().observation());
        return new Layout(width(kinds, crew), own.entities());
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
