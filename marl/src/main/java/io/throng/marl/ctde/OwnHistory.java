package io.throng.marl.ctde;

import io.throng.agents.arena.AgentBatch;
import io.throng.agents.spec.ActionSpec;
import io.throng.marl.rollout.Crew;
import io.throng.marl.rollout.Supplement;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * What each agent of a crew makes of its own latest steps in the episode: the embedding that an {@link AgentModel} gives
 * them. Nothing goes in but what the agent itself perceived and did; other agents, worlds and rewards do not.
 */
final class OwnHistory implements Supplement {
    private final Crew crew;
    private final AgentModel model;
    private final Consumer<float[]> ended;
    private final int rows;
    private final int perceived;
    private final int[] modelled;
    private final int acts;
    private final int width;
    private final int window;
    private final float[] seen;
    private final float[] alive;
    private final float[] begins;
    private final float[] before;
    private final float[] did;
    private final float[] decided;
    private final float[] count;
    private final float[] lived;
    private final float[] steps;
    private final float[] embedding;

    /**
     * At the beginning of all episodes.
     *
     * @param ended receives runs of steps: each full window, and what is left when an episode ends
     */
    OwnHistory(Crew crew, int worlds, AgentModel model, Consumer<float[]> ended) {
        this.crew = crew;
        this.model = model;
        this.ended = ended;
        this.rows = worlds * crew.agentsPerWorld();
        this.perceived = crew.kind().observation().size();
        this.modelled = model.columns();
        this.acts = actionWidth(crew.kind().action());
        this.width = stepWidth(crew, modelled.length);
        this.window = model.tokens().window();
        this.seen = new float[rows * perceived];
        this.alive = new float[rows];
        this.begins = new float[rows];
        this.before = new float[rows * perceived];
        this.did = new float[rows * acts];
        this.decided = new float[rows];
        this.count = new float[rows];
        this.lived = new float[rows];
        this.steps = new float[rows * window * width];
        this.embedding = new float[rows * model.width()];
    }

    private static int actionWidth(ActionSpec action) {
        return action.parts().stream()
                .mapToInt(part -> part.choices() > 0 ? part.choices() : part.columns())
                .sum();
    }

    /** Numbers of a step: what was perceived, what was done, how what is perceived changed. */
    static int stepWidth(Crew crew, int modelled) {
        return 2 * modelled + actionWidth(crew.kind().action());
    }

    @Override
    public int width() {
        return model.width();
    }

    @Override
    public void begin(List<AgentBatch> batches, long seed, long step) {
        crew.gather(batches, AgentBatch::observations, perceived, seen);
        crew.gather(batches, AgentBatch::alive, 1, alive);
        crew.gather(batches, AgentBatch::begins, 1, begins);
        for (int row = 0; row < rows; row++) {
            if (begins[row] != 0 || alive[row] == 0) {
                end(row);
            } else if (decided[row] != 0) {
                append(row);
            }
            decided[row] = 0;
        }
        System.arraycopy(seen, 0, before, 0, seen.length);
        model.embed(steps, count, embedding);
    }

    private void end(int row) {
        if (count[row] > 0 && lived[row] % window != 0) {
            tell(row);
        }
        count[row] = 0;
        lived[row] = 0;
    }

    private void tell(int row) {
        int from = row * window * width;
        ended.accept(Arrays.copyOfRange(steps, from, from + ((int) count[row]) * width));
    }

    private void append(int row) {
        int start = row * window * width;
        if (count[row] == window) {
            System.arraycopy(steps, start + width, steps, start, (window - 1) * width);
            count[row]--;
        }
        int at = start + ((int) count[row]) * width;
        System.arraycopy(did, row * acts, steps, at + modelled.length, acts);
        for (int i = 0; i < modelled.length; i++) {
            int column = row * perceived + modelled[i];
            steps[at + i] = before[column];
            steps[at + modelled.length + acts + i] = seen[column] - before[column];
        }
        count[row]++;
        lived[row]++;
        if (lived[row] == window) {
            tell(row);
            lived[row] = 0;
        }
    }

    @Override
    public void acted(float[] actions) {
        Arrays.fill(did, 0);
        int column = 0;
        int at = 0;
        for (int row = 0; row < rows; row++) {
            decided[row] = alive[row];
            for (ActionSpec part : crew.kind().action().parts()) {
                if (part.choices() > 0) {
                    did[at + (int) actions[column]] = 1;
                    at += part.choices();
                } else {
                    System.arraycopy(actions, column, did, at, part.columns());
                    at += part.columns();
                }
                column += part.columns();
            }
        }
    }

    @Override
    public float[] rows() {
        return embedding;
    }

    private List<float[]> state() {
        return List.of(alive, before, did, decided, count, lived, steps, embedding);
    }

    @Override
    public float[] save() {
        float[] saved = new float[state().stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (float[] part : state()) {
            System.arraycopy(part, 0, saved, at, part.length);
            at += part.length;
        }
        return saved;
    }

    @Override
    public void load(float[] saved) {
        int wanted = state().stream().mapToInt(part -> part.length).sum();
        if (saved.length != wanted) {
            throw new IllegalArgumentException(
                    "what agents remember of their steps must be " + wanted + " numbers, got " + saved.length);
        }
        int at = 0;
        for (float[] part : state()) {
            System.arraycopy(saved, at, part, 0, part.length);
            at += part.length;
        }
        for (int row = 0; row < rows; row++) {
            requireCount(count[row], window);
            requireCount(lived[row], window - 1);
        }
    }

    private static void requireCount(float number, int most) {
        if (!(number >= 0 && number <= most) || number != Math.rint(number)) {
            throw new IllegalArgumentException(
                    "remembered steps must be a whole number in [0, " + most + "], got " + number);
        }
    }
}
