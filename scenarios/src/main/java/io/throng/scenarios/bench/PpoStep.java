package io.throng.scenarios.bench;

import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Streams;
import io.throng.marl.net.Categorical;
import io.throng.marl.net.Descent;
import io.throng.marl.net.Mlp;
import io.throng.marl.net.MlpSpec;
import io.throng.marl.net.Node;
import io.throng.marl.net.Parameters;
import io.throng.marl.net.Sums;
import io.throng.marl.net.Tape;
import io.throng.marl.net.Weights;
import io.throng.marl.tensor.AdamParameters;
import io.throng.marl.tensor.Backend;
import io.throng.marl.tensor.Mask;
import io.throng.marl.tensor.Tensor;
import io.throng.marl.tensor.Workers;

/**
 * One gradient step of proximal policy optimisation on a fixed minibatch: actor 64-128-128-8, critic 256-128-128-1, tanh,
 * clipped surrogate, entropy bonus, squared value error, clipping by global norm, Adam.
 */
final class PpoStep implements AutoCloseable {
    private static final int OBSERVED = 64;
    private static final int STATE = 256;
    private static final int ACTIONS = 8;
    private static final double CLIP = 0.2;
    private static final double ENTROPY = 0.01;
    private static final double LARGEST_NORM = 0.5;

    private final Backend backend;
    private final int rows;
    private final Categorical head = new Categorical(ACTIONS);
    private final Mlp actor = new Mlp(MlpSpec.defaults(OBSERVED, ACTIONS).withHidden(128, 128), "actor.");
    private final Mlp critic =
            new Mlp(MlpSpec.defaults(STATE, 1).withHidden(128, 128).withGains(1.4, 1), "critic.");
    private final Parameters ofActor;
    private final Parameters ofCritic;
    private final Descent actorDescent;
    private final Descent criticDescent;
    private final Tensor observations;
    private final Tensor states;
    private final Tensor actions;
    private final Tensor old;
    private final Tensor advantages;
    private final Tensor returns;

    PpoStep(Backend backend, Workers workers, int rows) {
        this.backend = backend;
        this.rows = rows;
        Philox random = new Philox().reset(1, 0, 0, Streams.LEARN);
        this.ofActor = new Parameters(backend, actor.shapes());
        this.ofCritic = new Parameters(backend, critic.shapes());
        actor.initialize(ofActor, random);
        critic.initialize(ofCritic, random);
        AdamParameters adam = AdamParameters.defaults().withLearningRate(3e-4);
        this.actorDescent = new Descent(backend, ofActor, adam, LARGEST_NORM, workers);
        this.criticDescent = new Descent(backend, ofCritic, adam, LARGEST_NORM, workers);
        this.observations = uniform(random, OBSERVED);
        this.states = uniform(random, STATE);
        this.advantages = uniform(random, 1);
        this.returns = uniform(random, 1);
        this.actions = backend.zeros(rows, 1);
        this.old = backend.zeros(rows, 1);
        for (int row = 0; row < rows; row++) {
            actions.set(row, 0, random.nextInt(ACTIONS));
            old.set(row, 0, (float) -StrictMath.log(ACTIONS));
        }
    }

    private Tensor uniform(Philox random, int columns) {
        Tensor tensor = backend.zeros(rows, columns);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                tensor.set(row, column, 2 * random.nextFloat() - 1);
            }
        }
        return tensor;
    }

    /** Takes the step, and waits until it is done. */
    void take() {
        int tiles = (rows + backend.tileRows() - 1) / backend.tileRows();
        actorDescent.step(tiles, 1, new Sums(), this::actorLoss);
        criticDescent.step(tiles, 1, new Sums(), this::criticLoss);
        backend.finish();
    }

    private Node part(Tape tape, Tensor column, int tile) {
        int from = tile * backend.tileRows();
        return tape.constant(column.rowRange(from, Math.min(rows, from + backend.tileRows())));
    }

    private Node actorLoss(Tape tape, Weights weights, int tile, Sums sums) {
        Node logits = actor.forward(tape, weights, part(tape, observations, tile));
        Node described = head.describe(tape, weights, logits, Mask.all());
        Node log = head.logProbability(tape, described, part(tape, actions, tile));
        Node ratio = tape.exp(tape.subtract(log, part(tape, old, tile)));
        Node gains = part(tape, advantages, tile);
        Node free = tape.multiply(ratio, gains);
        Node held = tape.multiply(tape.clamp(ratio, 1 - CLIP, 1 + CLIP), gains);
        Node gain = tape.add(tape.minimum(free, held), tape.scale(head.entropy(tape, described), ENTROPY));
        return tape.scale(gain, -1.0 / rows);
    }

    private Node criticLoss(Tape tape, Weights weights, int tile, Sums sums) {
        Node value = critic.forward(tape, weights, part(tape, states, tile));
        return tape.scale(tape.square(tape.subtract(value, part(tape, returns, tile))), 0.5 / rows);
    }

    @Override
    public void close() {
        for (Tensor tensor : new Tensor[] {observations, states, actions, old, advantages, returns}) {
            tensor.close();
        }
        actorDescent.close();
        criticDescent.close();
        ofActor.close();
        ofCritic.close();
    }
}
