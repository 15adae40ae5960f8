package io.throng.marl.ctde;

import io.throng.agents.Kind;
import io.throng.kernel.archive.ArchiveException;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Streams;
import io.throng.marl.net.Mlp;
import io.throng.marl.net.MlpSpec;
import io.throng.marl.net.Parameters;
import io.throng.marl.rollout.Actor;
import io.throng.marl.rollout.Crew;
import io.throng.marl.rollout.CriticView;
import io.throng.marl.rollout.ValueNormalizer;
import io.throng.marl.tensor.Activation;
import io.throng.marl.tensor.Adam;
import io.throng.marl.tensor.AdamParameters;
import io.throng.marl.tensor.Backend;
import io.throng.marl.tensor.Tensor;
import java.io.IOException;
import java.util.Collections;
import java.util.List;

/** What one crew learns: a decentralised actor, a critic that is used while learning only, and their optimisers. */
final class ActorCritic implements AutoCloseable {
    private static final double ACTOR_OUTPUT_GAIN = 0.01;
    private static final double CRITIC_OUTPUT_GAIN = 1;
    private static final double TANH_GAIN = 5.0 / 3;
    private static final double RELU_GAIN = Math.sqrt(2);
    private static final int FEWEST_NORMALIZED_INPUTS = 3;
    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.999;

    final Crew crew;
    final Actor actor;
    final Mlp critic;
    final Adam actorAdam;
    final Adam criticAdam;
    final ValueNormalizer normalizer;

    ActorCritic(
            Backend backend, Crew crew, int index, CriticView view, List<Kind> kinds, PpoSettings settings, long seed) {
        this.crew = crew;
        Philox random = new Philox();
        random.reset(seed, index, 0, Streams.WEIGHTS);
        int features = crew.kind().observation().size();
        this.actor = new Actor(
                backend, crew.kind(), spec(features, Actor.outputs(crew.kind()), ACTOR_OUTPUT_GAIN, settings), random);
        this.critic = Mlp.of(backend, spec(view.width(kinds, crew), 1, CRITIC_OUTPUT_GAIN, settings), random);
        this.actorAdam = adam(backend, actor.parameters(), settings.actorRate(), settings);
        this.criticAdam = adam(backend, critic.parameters(), settings.criticRate(), settings);
        this.normalizer = new ValueNormalizer(settings.normalizeValues());
    }

    private static MlpSpec spec(int inputs, int outputs, double outputGain, PpoSettings settings) {
        if (settings.normalizeInputs() && inputs < FEWEST_NORMALIZED_INPUTS) {
            throw new IllegalArgumentException("normalizeInputs needs observations of at least "
                    + FEWEST_NORMALIZED_INPUTS + " numbers, got " + inputs
                    + ", of which nothing but signs would be left; set normalizeInputs=false");
        }
        return new MlpSpec(
                inputs,
                Collections.nCopies(settings.hiddenLayers(), settings.hiddenWidth()),
                outputs,
                settings.activation(),
                settings.normalizeInputs(),
                settings.layerNorm(),
                settings.activation() == Activation.TANH ? TANH_GAIN : RELU_GAIN,
                outputGain);
    }

    private static Adam adam(Backend backend, Parameters parameters, double rate, PpoSettings settings) {
        Tensor flat = parameters.flat();
        AdamParameters adam = new AdamParameters(rate, BETA_1, BETA_2, settings.adamEpsilon());
        return new Adam(backend, adam, flat.rows(), flat.columns());
    }

    void save(ArchiveWriter archive) throws IOException {
        save(archive, "actor", actor.parameters(), actorAdam);
        save(archive, "critic", critic.parameters(), criticAdam);
        archive.doubles(block("values"), normalizer.save());
    }

    private void save(ArchiveWriter archive, String name, Parameters parameters, Adam adam) throws IOException {
        archive.floats(block(name), parameters.flat().toArray());
        archive.floats(block(name + ".first"), adam.firstMoment().toArray());
        archive.floats(block(name + ".second"), adam.secondMoment().toArray());
        archive.longs(block(name + ".steps"), new long[] {adam.steps()});
    }

    void load(ArchiveReader archive) throws IOException {
        load(archive, "actor", actor.parameters(), actorAdam);
        load(archive, "critic", critic.parameters(), criticAdam);
        try {
            normalizer.load(archive.doubles(block("values")));
        } catch (IllegalArgumentException e) {
            throw new ArchiveException(block("values") + ": " + e.getMessage(), e);
        }
    }

    private void load(ArchiveReader archive, String name, Parameters parameters, Adam adam) throws IOException {
        fill(archive, block(name), parameters.flat());
        fill(archive, block(name + ".first"), adam.firstMoment());
        fill(archive, block(name + ".second"), adam.secondMoment());
        long[] steps = archive.longs(block(name + ".steps"));
        if (steps.length != 1 || steps[0] < 0) {
            throw new ArchiveException(block(name + ".steps") + " must be one number from 0, got " + steps.length);
        }
        adam.restore(steps[0]);
    }

    private static void fill(ArchiveReader archive, String block, Tensor tensor) throws IOException {
        float[] saved = archive.floats(block);
        if (saved.length != tensor.size()) {
            throw new ArchiveException("the checkpoint's " + block + " has " + saved.length + " numbers, the network "
                    + tensor.size() + "; resume with the settings and scenario it was saved with");
        }
        tensor.copyFrom(saved);
    }

    private String block(String name) {
        return "crew." + crew.name() + "." + name;
    }

    @Override
    public void close() {
        actor.close();
        critic.parameters().close();
        actorAdam.close();
        criticAdam.close();
    }
}
