package io.throng.marl.rollout;

import io.throng.agents.Kind;
import io.throng.agents.arena.AgentBatch;
import io.throng.agents.arena.Arena;
import io.throng.agents.arena.Ending;
import io.throng.marl.net.Mlp;
import io.throng.marl.net.Workspace;
import io.throng.marl.tensor.Backend;
import io.throng.marl.tensor.Tensor;
import java.util.List;

/**
 * Gathers what one crew lived through in a fixed number of steps: decides, remembers, and values.
 *
 * <p>For each step call {@link #decide}, step the arena, call {@link #reward}; after the last, {@link #finish}. Row
 * {@code step * rows + row} of the samples is the crew's row in that step.
 */
public final class Rollout implements AutoCloseable {
    private final Crew crew;
    private final CriticView view;
    private final Actor actor;
    private final Mlp critic;
    private final ValueNormalizer normalizer;
    private final int steps;
    private final int rows;
    private final Samples samples;
    private final ActorPass pass;
    private final Workspace criticWorkspace;
    private final Tensor criticInput;
    private final float[] observationRows;
    private final float[] criticRows;
    private final float[] maskRows;
    private final float[] column;
    private final float[] values;
    private final float[] rewards;
    private final float[] finalValues;
    private final Ending[] endings;

    /** Room for a crew of all worlds. */
    public Rollout(
            Backend backend,
            Crew crew,
            CriticView view,
            List<Kind> kinds,
            Actor actor,
            Mlp critic,
            ValueNormalizer normalizer,
            int worlds,
            int steps) {
        this.crew = crew;
        this.view = view;
        this.actor = actor;
        this.critic = critic;
        this.normalizer = normalizer;
        this.steps = steps;
        this.rows = worlds * crew.agentsPerWorld();
        int features = crew.kind().observation().size();
        int criticFeatures = view.width(kinds, crew);
        int choices = crew.kind().action().choices();
        int all = Math.multiplyExact(rows, steps);
        this.samples = new Samples(
                backend,
                all,
                features,
                criticFeatures,
                choices,
                crew.kind().action().columns());
        this.pass = new ActorPass(crew, actor, worlds);
        this.criticWorkspace = critic.inferenceWorkspace(rows);
        this.criticInput = backend.zeros(rows, criticFeatures);
        this.observationRows = new float[rows * features];
        this.criticRows = new float[rows * criticFeatures];
        this.maskRows = new float[rows * choices];
        this.column = new float[rows];
        this.values = new float[all + rows];
        this.rewards = new float[all];
        this.finalValues = new float[all];
        this.endings = new Ending[all];
    }

    /** Draws this step's actions and writes them to the arena's batches. */
    public void decide(Arena arena, int step, long seed) {
        List<AgentBatch> batches = arena.batches();
        int from = step * rows;
        int to = from + rows;
        crew.gather(batches, AgentBatch::observations, crew.kind().observation().size(), observationRows);
        Tensor observations = samples.observations().rowRange(from, to);
        observations.copyFrom(observationRows);
        keepMasks(batches, from, to);
        Tensor actions = samples.actions().rowRange(from, to);
        pass.act(batches, observations, samples.mask(from, to), actions, seed, arena.steps(), false);
        copyColumn(pass.logProbabilities(), samples.logProbabilities(), from);
        value(batches, AgentBatch::observations, samples.values(), from);
        samples.criticInputs().rowRange(from, to).copyFrom(criticRows);
    }

    private void keepMasks(List<AgentBatch> batches, int from, int to) {
        if (maskRows.length > 0) {
            crew.gather(batches, AgentBatch::masks, crew.kind().action().choices(), maskRows);
            samples.masks().rowRange(from, to).copyFrom(maskRows);
        }
    }

    /** Leaves the critic's inputs in {@code criticRows} and its outputs in {@code into[from .. from + rows)}. */
    private void value(List<AgentBatch> batches, Crew.Rows observations, float[] into, int from) {
        view.gather(batches, crew, observations, criticRows);
        criticInput.copyFrom(criticRows);
        copyColumn(critic.forward(criticInput, rows, criticWorkspace), into, from);
    }

    private void copyColumn(Tensor tensor, float[] into, int from) {
        tensor.rowRange(0, rows).copyTo(column);
        System.arraycopy(column, 0, into, from, rows);
    }

    /** Remembers what the step paid and which worlds ended. */
    public void reward(Arena arena, int step) {
        int from = step * rows;
        boolean[] truncated = {false};
        crew.forEachRow(arena.batches(), (row, batch, batchRow) -> {
            rewards[from + row] = (float) batch.rewards()[batchRow];
            endings[from + row] = arena.ending(batch.worldOf(batchRow));
            truncated[0] |= endings[from + row] == Ending.TRUNCATED;
        });
        if (truncated[0]) {
            value(arena.batches(), AgentBatch::finalObservations, finalValues, from);
            denormalize(finalValues, from, from + rows);
        }
    }

    /** Values the states after the last step, and estimates advantages and returns. */
    public void finish(Arena arena, GeneralizedAdvantageEstimation advantages) {
        int all = steps * rows;
        value(arena.batches(), AgentBatch::observations, values, all);
        System.arraycopy(samples.values(), 0, values, 0, all);
        denormalize(values, 0, all + rows);
        advantages.estimate(
                steps, rows, rewards, values, endings, finalValues, samples.advantages(), samples.returns());
    }

    private void denormalize(float[] critics, int from, int to) {
        for (int i = from; i < to; i++) {
            critics[i] = normalizer.denormalize(critics[i]);
        }
    }

    /** How much of the returns' variance the critic explained: 1 is all, 0 none. */
    public double explainedVariance() {
        int all = steps * rows;
        return 1 - variance(samples.advantages(), all) / Math.max(variance(samples.returns(), all), 1e-12);
    }

    private static double variance(float[] numbers, int count) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            sum += numbers[i];
            squares += (double) numbers[i] * numbers[i];
        }
        return squares / count - sum / count * (sum / count);
    }

    /** What was gathered. */
    public Samples samples() {
        return samples;
    }

    /** Whose experience this is. */
    public Crew crew() {
        return crew;
    }

    /** Who decides. */
    public Actor actor() {
        return actor;
    }

    @Override
    public void close() {
        samples.close();
        pass.close();
        criticWorkspace.close();
        criticInput.close();
    }
}
