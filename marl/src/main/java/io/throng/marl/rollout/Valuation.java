package io.throng.marl.rollout;

import io.throng.marl.net.Node;
import io.throng.marl.net.Tape;
import io.throng.marl.tensor.Backend;
import io.throng.marl.tensor.Tensor;
import java.util.Arrays;
import java.util.SortedMap;

/**
 * Values the states of a full {@link Rollout}, and says how much better than expected each decision turned out. A rollout may
 * be valued by several critics, each of something else: their columns of the samples start with the valuation's name.
 */
public final class Valuation implements AutoCloseable {
    private final String name;
    private final Rollout rollout;
    private final Critic critic;
    private final MemoryPass pass;
    private final Tensor inputs;
    private final Tensor values;
    private final float[] valued;
    private final float[] finalValues;
    private final float[] advantages;
    private final float[] returns;

    /**
     * A critic's valuation of rollouts; adds its columns to their samples.
     *
     * @param name unique among the valuations of a rollout
     */
    public Valuation(Backend backend, String name, Rollout rollout, Critic critic) {
        this.name = name;
        this.rollout = rollout;
        this.critic = critic;
        int rows = rollout.rows();
        int all = rows * rollout.steps();
        this.pass = new MemoryPass(backend, critic.network(), critic.parameters(), rows);
        this.inputs = backend.zeros(rows, rollout.criticWidth());
        this.values = backend.zeros(rows, 1);
        this.valued = new float[all + rows];
        this.finalValues = new float[all];
        this.advantages = new float[all];
        this.returns = new float[all];
        Samples samples = rollout.samples();
        samples.add(values(), 1);
        samples.add(advantages(), 1);
        samples.add(returns(), 1);
        samples.add(memory(), critic.network().memory());
    }

    /** The column of what the critic said of the states, on its own scale, {@code [rows, 1]}. */
    public String values() {
        return name + " values";
    }

    /** The column of how much better than expected it went, {@code [rows, 1]}. */
    public String advantages() {
        return name + " advantages";
    }

    /** The column of what the critic should have said, {@code [rows, 1]}. */
    public String returns() {
        return name + " returns";
    }

    /** The column of what the critic remembered, {@code [rows, memory]}; missing where it remembers nothing. */
    public String memory() {
        return name + " memory";
    }

    /**
     * Fills the samples' values, advantages and returns.
     *
     * @param rewards what is valued, {@code [steps * rows]}: the rollout's rewards, costs, or what somebody made of them
     */
    public void value(float[] rewards, GeneralizedAdvantageEstimation estimation) {
        Samples samples = rollout.samples();
        int rows = rollout.rows();
        float[] kept = samples.has(Samples.KEPT) ? samples.get(Samples.KEPT).toArray() : new float[all()];
        float[] keptNow = new float[rows];
        for (int step = 0; step < rollout.steps(); step++) {
            int from = step * rows;
            if (pass.memory() != null) {
                samples.get(memory(), from, from + rows).copyFrom(pass.memory());
            }
            System.arraycopy(kept, from, keptNow, 0, rows);
            run(samples.get(Samples.CRITIC_INPUTS, from, from + rows), keptNow, true, valued, from);
            SortedMap<Integer, float[]> cutOff = rollout.cutOff();
            if (cutOff.containsKey(step)) {
                inputs.copyFrom(cutOff.get(step));
                Arrays.fill(keptNow, 1);
                run(inputs, keptNow, false, finalValues, from);
            }
        }
        int all = all();
        samples.get(values()).copyFrom(Arrays.copyOf(valued, all));
        inputs.copyFrom(rollout.nextCriticRows());
        run(inputs, rollout.nextKept(), false, valued, all);
        denormalize(valued);
        denormalize(finalValues);
        estimation.estimate(
                rollout.steps(), rows, rewards, valued, rollout.endings(), finalValues, advantages, returns);
        samples.get(advantages()).copyFrom(advantages);
        samples.get(returns()).copyFrom(returns);
    }

    private int all() {
        return rollout.steps() * rollout.rows();
    }

    private void run(Tensor criticInputs, float[] kept, boolean remember, float[] into, int at) {
        pass.run(criticInputs, kept, remember, this::take);
        float[] said = values.toArray();
        System.arraycopy(said, 0, into, at, said.length);
    }

    private void take(Tape tape, Node outputs, int from) {
        Node value = critic.value(tape, outputs);
        tape.backend().finish();
        values.rowRange(from, from + outputs.rows()).copyFrom(value.value());
    }

    private void denormalize(float[] said) {
        for (int i = 0; i < said.length; i++) {
            said[i] = critic.normalizer().denormalize(said[i]);
        }
    }

    /** How much of the returns' variance the critic explained: 1 is all, 0 none. */
    public double explainedVariance() {
        return 1 - variance(advantages) / Math.max(variance(returns), 1e-12);
    }

    private static double variance(float[] numbers) {
        double sum = 0;
        double squares = 0;
        for (float number : numbers) {
            sum += number;
            squares += (double) number * number;
        }
        double mean = sum / numbers.length;
        return squares / numbers.length - mean * mean;
    }

    /** What recurrent critics remember, for a checkpoint. */
    public float[] save() {
        return pass.save();
    }

    /** Takes over what {@link #save} gave. */
    public void load(float[] saved) {
        pass.load(saved);
    }

    @Override
    public void close() {
        pass.close();
        inputs.close();
        values.close();
    }
}
