package io.throng.marl.ctde;

import io.throng.agents.arena.Ending;
import io.throng.kernel.archive.ArchiveException;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.marl.Assignment;
import io.throng.marl.net.Architecture;
import io.throng.marl.net.Categorical;
import io.throng.marl.net.Descent;
import io.throng.marl.net.Layout;
import io.throng.marl.net.Network;
import io.throng.marl.net.Node;
import io.throng.marl.net.Parameters;
import io.throng.marl.net.Sums;
import io.throng.marl.net.Tape;
import io.throng.marl.net.ValueHead;
import io.throng.marl.net.Weights;
import io.throng.marl.rollout.Batch;
import io.throng.marl.rollout.Samples;
import io.throng.marl.rollout.ValueNormalizer;
import io.throng.marl.tensor.Tensor;
import java.io.IOException;

/**
 * A critic that values every choice an agent had, given what the world was and what the others did (Foerster et al., AAAI
 * 2018, section 4). A perceptron, also where actors are recurrent.
 */
final class CounterfactualCritic implements AutoCloseable {
    /** The column of what the critic should have said of the choice taken. */
    private static final String TARGETS = "counterfactual targets";

    /** The column of 1 where there is such a target, else 0. */
    private static final String KNOWN = "counterfactual known";

    /** The column of how much better the choice was than the mean over the policy's choices. */
    static final String ADVANTAGES = "counterfactual advantages";

    private final LearningActor actor;
    private final Gathering gathering;
    private final ValueHead head;
    private final Network network;
    private final Parameters parameters;
    private final Parameters target;
    private final Descent descent;
    private final ValueNormalizer normalizer;
    private final Tape tape;

    CounterfactualCritic(Assignment assignment, LearningActor actor, ComaSettings settings) {
        if (!(actor.distribution() instanceof Categorical)) {
            throw new IllegalArgumentException("coma needs agents that make one choice a step, got "
                    + actor.crew.kind().name() + " with " + actor.crew.kind().action()
                    + "; let another algorithm learn for that kind (--team)");
        }
        this.actor = actor;
        ActorCriticSettings common = settings.actorCritic();
        this.gathering = common.gathering();
        this.head = common.valuing().head();
        Samples samples = actor.rollout.samples();
        actor.rollout.keepOthersActions(assignment.kinds());
        samples.add(TARGETS, 1);
        samples.add(KNOWN, 1);
        samples.add(ADVANTAGES, 1);
        Architecture a = common.architecture();
        Architecture perceptron = new Architecture(
                Architecture.Body.MLP,
                a.hiddenWidth(),
                a.hiddenLayers(),
                a.activation(),
                a.normalizeInputs(),
                a.layerNorm());
        int others = samples.has(Samples.OTHERS_ACTIONS)
                ? samples.get(Samples.OTHERS_ACTIONS).columns()
                : 0;
        int inputs = samples.get(Samples.CRITIC_INPUTS).columns() + others;
        int choices = actor.distribution().choices();
        this.network = perceptron.network(Layout.flat(inputs), choices, 1, "critic.");
        this.parameters = new Parameters(assignment.backend(), network.shapes());
        this.target = parameters.zerosLike();
        network.initialize(parameters, actor.random(assignment, 1));
        target.copyFrom(parameters);
        Rates rates = common.rates();
        this.descent = new Descent(
                assignment.backend(), parameters, rates.ofCritic(), rates.gradientNorm(), assignment.workers());
        this.normalizer = new ValueNormalizer(common.valuing().normalizeValues());
        this.tape = new Tape(assignment.backend());
    }

    private Node values(Tape on, Weights weights, Batch batch, int tile) {
        Node state = batch.get(on, Samples.CRITIC_INPUTS, tile);
        Node input = batch.samples().has(Samples.OTHERS_ACTIONS)
                ? on.concat(state, batch.get(on, Samples.OTHERS_ACTIONS, tile))
                : state;
        return network.forward(on, weights, input);
    }

    /**
     * Fills the targets of a whole rollout: TD(lambda) of the target critic's values of what was done. A step that ends the
     * rollout, or that the time limit cut off, has none, because what would have been done next is not known.
     *
     * @param batch all samples in the rollout's order
     */
    void setTargets(Batch batch) {
        float[] taken = new float[batch.rows()];
        for (int tile = 0; tile < batch.tiles(); tile++) {
            tape.clear();
            Node values = values(tape, Weights.frozen(target), batch, tile);
            copy(tape.pick(values, batch.get(tape, Samples.ACTIONS, tile)), taken, batch.from(tile));
        }
        for (int i = 0; i < taken.length; i++) {
            taken[i] = normalizer.denormalize(taken[i]);
        }
        int rows = actor.rollout.rows();
        float[] targets = new float[taken.length];
        float[] known = new float[taken.length];
        for (int i = taken.length - 1; i >= 0; i--) {
            Ending ending = actor.rollout.endings()[i];
            boolean goesOn = ending == Ending.RUNNING && i + rows < taken.length;
            known[i] = goesOn || ending == Ending.TERMINATED ? 1 : 0;
            double reward = actor.rollout.rewards()[i];
            if (goesOn) {
                boolean knownNext = known[i + rows] != 0;
                double later = knownNext
                        ? (1 - gathering.lambda()) * taken[i + rows] + gathering.lambda() * targets[i + rows]
                        : taken[i + rows];
                targets[i] = (float) (reward + gathering.discount() * later);
            } else {
                targets[i] = (float) reward;
            }
        }
        batch.samples().get(TARGETS).copyFrom(targets);
        batch.samples().get(KNOWN).copyFrom(known);
    }

    /**
     * Fills the advantages of a whole rollout: {@code Q(u) - sum over choices of pi Q} (eq. 4).
     *
     * @param batch all samples in the rollout's order
     */
    void setAdvantages(Batch batch) {
        float[] advantages = new float[batch.rows()];
        for (int tile = 0; tile < batch.tiles(); tile++) {
            tape.clear();
            Node values = values(tape, Weights.frozen(parameters), batch, tile);
            Node taken = tape.pick(values, batch.get(tape, Samples.ACTIONS, tile));
            Node policy = tape.exp(batch.get(tape, Samples.DESCRIBED, tile));
            Node mean = tape.rowSums(tape.multiply(policy, values));
            copy(tape.subtract(taken, mean), advantages, batch.from(tile));
        }
        batch.samples().get(ADVANTAGES).copyFrom(advantages);
    }

    private void copy(Node column, float[] into, int from) {
        tape.backend().finish();
        float[] values = column.value().toArray();
        System.arraycopy(values, 0, into, from, values.length);
    }

    /** One gradient step on a batch; returns the gradient's norm and adds the loss to {@code value_loss}. */
    double step(Batch batch, double rateFactor, Sums sums) {
        Tensor targets = batch.samples().get(TARGETS);
        normalizer.update(targets, batch.samples().get(Samples.ALIVE), batch.rows());
        return descent.step(batch.tiles(), rateFactor, sums, (on, weights, tile, ofTile) -> {
            Node said = on.pick(values(on, weights, batch, tile), batch.get(on, Samples.ACTIONS, tile));
            Node wanted = normalizer.normalize(on, batch.get(on, TARGETS, tile));
            Node counts = on.multiply(batch.get(on, KNOWN, tile), batch.get(on, Samples.ALIVE, tile));
            Node loss = on.multiply(head.loss(on, said, on.detach(said), wanted), counts);
            ofTile.add("value_loss", on, loss);
            return on.scale(loss, 1 / batch.weight());
        });
    }

    /** The target critic says from now on what the critic says. */
    void updateTarget() {
        target.copyFrom(parameters);
    }

    void save(ArchiveWriter archive) throws IOException {
        descent.save(archive, actor.block("counterfactual.critic"));
        target.save(archive, actor.block("counterfactual.target"));
        archive.doubles(actor.block("counterfactual.scale"), normalizer.save());
    }

    void load(ArchiveReader archive) throws IOException {
        descent.load(archive, actor.block("counterfactual.critic"));
        target.load(archive, actor.block("counterfactual.target"));
        try {
            normalizer.load(archive.doubles(actor.block("counterfactual.scale")));
        } catch (IllegalArgumentException e) {
            throw new ArchiveException("crew " + actor.crew.name() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        tape.close();
        descent.close();
        target.close();
        parameters.close();
    }
}
