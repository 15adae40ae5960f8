package io.throng.marl.rollout;

import io.throng.agents.arena.AgentBatch;
import io.throng.agents.policy.Explanation;
import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Streams;
import io.throng.marl.net.Network;
import io.throng.marl.net.Node;
import io.throng.marl.net.Tape;
import io.throng.marl.tensor.Mask;
import io.throng.marl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Lets an actor decide for all rows of a crew, on the processor. Each row draws from (seed, its agent, step), so an agent's
 * action does not depend on who else is in the batch. Holds the room this needs, and what recurrent networks remember; for
 * one thread.
 */
public final class ActorPass implements AutoCloseable {
    private final Crew crew;
    private final Actor actor;
    private final int rows;
    private final MemoryPass pass;
    private final Supplement supplement;
    private final float[] seen;
    private final float[] observationRows;
    private final float[] maskRows;
    private final float[] begins;
    private final float[] alive;
    private final float[] kept;
    private final Tensor observations;
    private final Tensor masks;
    private final Tensor actions;
    private final float[] randoms;
    private final float[] drawn;
    private final float[] sentActions;
    private final float[] logProbabilities;
    private final float[] described;
    private final Philox random = new Philox();

    /** Room for a crew in so many worlds; actors see what agents perceive. */
    public ActorPass(Crew crew, Actor actor, int worlds) {
        this(crew, actor, worlds, Supplement.Maker.none().of(crew, worlds));
    }

    /** The same where something follows what agents perceive. */
    ActorPass(Crew crew, Actor actor, int worlds, Supplement supplement) {
        this.crew = crew;
        this.actor = actor;
        this.rows = worlds * crew.agentsPerWorld();
        this.supplement = supplement;
        int perceived = crew.kind().observation().size();
        int features = perceived + supplement.width();
        int choices = crew.kind().action().choices();
        this.pass = new MemoryPass(actor.actingBackend(), actor.network(), actor.acting(), rows);
        this.observationRows = new float[rows * features];
        this.seen = perceived == features ? observationRows : new float[rows * perceived];
        this.maskRows = new float[rows * choices];
        this.begins = new float[rows];
        this.alive = new float[rows];
        this.kept = new float[rows];
        this.observations = Tensor.zeros(rows, features);
        this.masks = choices == 0 ? null : Tensor.zeros(rows, choices);
        this.actions = Tensor.zeros(rows, actor.distribution().actionColumns());
        this.randoms = new float[rows * actor.distribution().randomsPerRow()];
        this.drawn = new float[rows * actor.distribution().actionColumns()];
        this.sentActions = new float[drawn.length];
        this.logProbabilities = new float[rows];
        this.described = new float[rows * actor.distribution().width()];
    }

    /**
     * Decides, and writes the actions to the batches.
     *
     * @param greedy whether to take the most likely action instead of drawing
     */
    public void act(List<AgentBatch> batches, long seed, long step, boolean greedy) {
        look(batches, seed, step);
        if (!greedy) {
            draw(batches, seed, step);
        }
        for (int round = 1; round < supplement.rounds(); round++) {
            decide(batches, false, greedy);
            supplement.begin(batches, seed, step);
            follow();
        }
        decide(batches, true, greedy);
    }

    private void decide(List<AgentBatch> batches, boolean remember, boolean greedy) {
        pass.run(observations, kept, remember, (tape, outputs, from) -> choose(tape, outputs, from, greedy));
        actions.copyTo(drawn);
        send(batches);
    }

    private void follow() {
        if (supplement.width() > 0) {
            supplement.follow(seen, crew.kind().observation().size(), observationRows);
        }
        observations.copyFrom(observationRows);
    }

    private void send(List<AgentBatch> batches) {
        System.arraycopy(drawn, 0, sentActions, 0, drawn.length);
        actor.head().toWorld(sentActions, rows);
        crew.scatter(sentActions, actor.distribution().actionColumns(), batches, AgentBatch::actions);
    }

    /** What is tried instead of a decided action. */
    @FunctionalInterface
    public interface Trial {
        /**
         * Changes an action row, on the scale it was drawn on.
         *
         * @param random of this row and step alone
         * @param actions action rows, of which this one starts at {@code from}
         * @param masks mask rows, of which this one starts at {@code mask}; of length 0 where nothing can be forbidden
         */
        void change(Philox random, float[] actions, int from, float[] masks, int mask);
    }

    /**
     * Decides, and lets something else be tried.
     *
     * @param greedy whether to take the most likely action, before the trial, instead of drawing
     */
    public void explore(List<AgentBatch> batches, long seed, long step, boolean greedy, Trial trial) {
        act(batches, seed, step, greedy);
        int columns = actor.distribution().actionColumns();
        int choices = actor.distribution().choices();
        crew.forEachRow(batches, (row, batch, batchRow) -> {
            random.reset(seed, batch.agentId(batchRow), step, Streams.ACT);
            trial.change(random, drawn, row * columns, maskRows, row * choices);
        });
        send(batches);
    }

    /**
     * How the actor will decide for one agent, given what it perceives now; changes nothing.
     *
     * @param row of this crew
     * @param batchRow of the same agent
     */
    Explanation explain(Explainer explainer, int row, AgentBatch batch, int batchRow, OptionalDouble value) {
        int perceived = batch.features();
        float[] input = new float[perceived + supplement.width()];
        System.arraycopy(batch.observations(), batchRow * perceived, input, 0, perceived);
        System.arraycopy(supplement.rows(), row * supplement.width(), input, perceived, supplement.width());
        int choices = batch.choices();
        float[] mask = Arrays.copyOfRange(batch.masks(), batchRow * choices, (batchRow + 1) * choices);
        Network.Output output = pass.look(input, row, alive[row] * (1 - batch.begins()[batchRow]));
        return explainer.explain(pass.tape(), pass.weights(), output, mask, value);
    }

    /** Lets what follows observations take in what was decided; to be called once nobody needs what followed until then. */
    void settle() {
        supplement.acted(drawn);
    }

    /** Takes over what the agents perceive and may do. */
    private void look(List<AgentBatch> batches, long seed, long step) {
        supplement.begin(batches, seed, step);
        int perceived = crew.kind().observation().size();
        crew.gather(batches, AgentBatch::observations, perceived, seen);
        follow();
        if (masks != null) {
            crew.gather(batches, AgentBatch::masks, crew.kind().action().choices(), maskRows);
            masks.copyFrom(maskRows);
        }
        System.arraycopy(alive, 0, kept, 0, rows); // whoever was dead a step ago has nothing to remember
        crew.gather(batches, AgentBatch::alive, 1, alive);
        crew.gather(batches, AgentBatch::begins, 1, begins);
        for (int row = 0; row < rows; row++) {
            kept[row] *= 1 - begins[row];
        }
    }

    private void draw(List<AgentBatch> batches, long seed, long step) {
        int perRow = actor.distribution().randomsPerRow();
        crew.forEachRow(batches, (row, batch, batchRow) -> {
            random.reset(seed, batch.agentId(batchRow), step, Streams.POLICY);
            actor.distribution().draw(random, randoms, row * perRow);
        });
    }

    private void choose(Tape tape, Node outputs, int from, boolean greedy) {
        int to = from + outputs.rows();
        Mask mask = masks == null ? Mask.all() : Mask.of(masks.rowRange(from, to));
        Node description = actor.distribution().describe(tape, pass.weights(), outputs, mask);
        Tensor chosen = actions.rowRange(from, to);
        int perRow = actor.distribution().randomsPerRow();
        for (int row = 0; row < outputs.rows(); row++) {
            if (greedy) {
                actor.distribution().mode(description.value(), row, 0, chosen, 0);
            } else {
                int random = (from + row) * perRow;
                actor.distribution().sample(description.value(), row, 0, randoms, random, chosen, 0);
            }
        }
        if (!greedy) {
            Node log = actor.distribution().logProbability(tape, description, tape.constant(chosen));
            copy(log.value(), logProbabilities, from);
            copy(description.value(), described, from * description.columns());
        }
    }

    private static void copy(Tensor tensor, float[] into, int from) {
        float[] values = tensor.toArray();
        System.arraycopy(values, 0, into, from, values.length);
    }

    /** What the agents perceived when they last decided, and what followed it, {@code [rows, features]}. */
    public float[] observations() {
        return observationRows;
    }

    /** What they were allowed, {@code [rows, choices]}. */
    public float[] masks() {
        return maskRows;
    }

    /** Who took part, {@code [rows]}. */
    public float[] alive() {
        return alive;
    }

    /** 0 for those who forgot what they remembered before they decided, {@code [rows]}. */
    public float[] kept() {
        return kept;
    }

    /** What was drawn, on the scale it was drawn on, {@code [rows, columns]}. */
    public float[] actions() {
        return drawn;
    }

    /** Log-probabilities of what was drawn, {@code [rows]}. */
    public float[] logProbabilities() {
        return logProbabilities;
    }

    /** The distributions drawn from, {@code [rows, width]}. */
    public float[] described() {
        return described;
    }

    /** What recurrent networks remember, {@code [rows, memory]}, or null. */
    Tensor memory() {
        return pass.memory();
    }

    /** What must be known to go on: who took part, what is remembered, and what follows observations. */
    public float[] save() {
        float[] memory = pass.save();
        float[] follows = supplement.save();
        float[] saved = Arrays.copyOf(alive, rows + memory.length + follows.length);
        System.arraycopy(memory, 0, saved, rows, memory.length);
        System.arraycopy(follows, 0, saved, rows + memory.length, follows.length);
        return saved;
    }

    /** Takes over what {@link #save} gave. */
    public void load(float[] saved) {
        int remembered = saved.length - supplement.save().length;
        if (remembered < rows) {
            throw new IllegalArgumentException("an actor's pass must have " + rows + " rows, got " + saved.length);
        }
        pass.load(Arrays.copyOfRange(saved, rows, remembered));
        supplement.load(Arrays.copyOfRange(saved, remembered, saved.length));
        System.arraycopy(saved, 0, alive, 0, rows);
    }

    @Override
    public void close() {
        pass.close();
        observations.close();
        actions.close();
        if (masks != null) {
            masks.close();
        }
    }
}
