package io.throng.marl.ctde;

import io.throng.marl.Assignment;
import io.throng.marl.net.Node;
import io.throng.marl.net.Tape;
import io.throng.marl.net.Weights;
import io.throng.marl.rollout.Batch;
import io.throng.marl.rollout.Minibatches;
import io.throng.marl.rollout.Samples;
import io.throng.marl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How much likelier the actions of those who have already learned from a rollout have become, for each world and step: the
 * factor M by which the advantages of those who learn after them are weighted (Kuba et al., "Trust region policy optimisation
 * in multi-agent reinforcement learning", ICLR 2022, eq. 11).
 */
final class JointRatio implements AutoCloseable {
    /** The column of weighted advantages that {@link #weigh} fills. */
    static final String WEIGHTED = "weighted advantages";

    private final int worlds;
    private final double[] ratios;
    private final Tape tape;
    private final List<Minibatches> passes = new ArrayList<>();

    JointRatio(Assignment assignment, List<LearningActor> actors, int chunk) {
        this.worlds = assignment.worlds();
        this.ratios = new double[actors.getFirst().rollout.steps() * worlds];
        this.tape = new Tape(assignment.backend());
        for (LearningActor actor : actors) {
            actor.rollout.samples().add(WEIGHTED, 1);
            passes.add(new Minibatches(assignment.backend(), actor.rollout, chunk, 1));
        }
    }

    /** Nobody has learned from the rollout yet. */
    void clear() {
        Arrays.fill(ratios, 1);
    }

    private int worldStep(LearningActor actor, int row) {
        int rows = actor.rollout.rows();
        return row / rows * worlds + actor.crew.worldOf(row % rows, worlds);
    }

    /** Fills {@link #WEIGHTED} with advantages times the ratio. */
    void weigh(LearningActor actor, String advantages) {
        Samples samples = actor.rollout.samples();
        float[] weighted = samples.get(advantages).toArray();
        for (int row = 0; row < weighted.length; row++) {
            weighted[row] = (float) (weighted[row] * ratios[worldStep(actor, row)]);
        }
        samples.get(WEIGHTED).copyFrom(weighted);
    }

    /** Takes into account what an actor has learned. */
    void include(LearningActor actor) {
        Minibatches pass = passes.get(actor.index);
        pass.inOrder();
        Batch batch = pass.take(0);
        Weights weights = Weights.frozen(actor.actor.parameters());
        for (int tile = 0; tile < batch.tiles(); tile++) {
            tape.clear();
            Node described = actor.describe(tape, weights, batch, tile);
            Node ratio = tape.exp(actor.logRatio(tape, described, batch, tile));
            tape.backend().finish();
            include(actor, pass, batch, tile, ratio.value());
        }
    }

    private void include(LearningActor actor, Minibatches pass, Batch batch, int tile, Tensor ratio) {
        Tensor alive = batch.samples().get(Samples.ALIVE);
        for (int i = 0; i < ratio.rows(); i++) {
            int row = batch.from(tile) + i;
            if (alive.get(row, 0) != 0) {
                ratios[worldStep(actor, pass.rowInRollout(row))] *= ratio.get(i, 0);
            }
        }
    }

    @Override
    public void close() {
        passes.forEach(Minibatches::close);
        tape.close();
    }
}
