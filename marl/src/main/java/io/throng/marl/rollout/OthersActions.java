package io.throng.marl.rollout;

import io.throng.agents.Kind;
import io.throng.agents.arena.AgentBatch;
import io.throng.agents.spec.ActionSpec;
import java.util.Arrays;
import java.util.List;

/**
 * What the other agents of an agent's world do, as a critic may see it: kind by kind in order, each choice as a run of flags
 * of which the chosen one is 1, real numbers as they are.
 */
final class OthersActions {
    private final Crew crew;
    private final int width;
    private float[] rows = new float[0];

    OthersActions(List<Kind> kinds, Crew crew) {
        this.crew = crew;
        int all = kinds.stream()
                .mapToInt(kind -> kind.count() * width(kind.action()))
                .sum();
        this.width = all - width(crew.kind().action());
    }

    private static int width(ActionSpec action) {
        return action.parts().stream()
                .mapToInt(part -> part.choices() > 0 ? part.choices() : part.columns())
                .sum();
    }

    /** Numbers for each of the crew's rows. */
    int width() {
        return width;
    }

    /** The actions in the batches, {@code [rows, width]}; overwritten by the next call. */
    float[] gather(List<AgentBatch> batches) {
        int count = crew.agentsPerWorld() * batches.getFirst().worlds();
        rows = rows.length == count * width ? rows : new float[count * width];
        crew.forEachRow(batches, (row, batch, batchRow) -> write(batches, batch, batchRow, row * width));
        return rows;
    }

    private void write(List<AgentBatch> batches, AgentBatch ofAgent, int agent, int from) {
        int world = ofAgent.worldOf(agent);
        int at = from;
        for (AgentBatch batch : batches) {
            int count = batch.kind().count();
            for (int row = world * count; row < (world + 1) * count; row++) {
                if (batch != ofAgent || row != agent) {
                    at = write(batch, row, at);
                }
            }
        }
    }

    private int write(AgentBatch batch, int row, int from) {
        int at = from;
        int column = row * batch.actionColumns();
        for (ActionSpec part : batch.kind().action().parts()) {
            if (part.choices() > 0) {
                Arrays.fill(rows, at, at + part.choices(), 0);
                rows[at + (int) batch.actions()[column]] = 1;
                at += part.choices();
            } else {
                System.arraycopy(batch.actions(), column, rows, at, part.columns());
                at += part.columns();
            }
            column += part.columns();
        }
        return at;
    }
}
