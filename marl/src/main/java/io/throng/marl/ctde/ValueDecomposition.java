package io.throng.marl.ctde;

import io.throng.agents.Kind;
import io.throng.agents.arena.Arena;
import io.throng.kernel.archive.ArchiveException;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Streams;
import io.throng.marl.Assignment;
import io.throng.marl.Learner;
import io.throng.marl.net.Categorical;
import io.throng.marl.net.Descent;
import io.throng.marl.net.Layout;
import io.throng.marl.net.Network;
import io.throng.marl.net.Node;
import io.throng.marl.net.ParameterShape;
import io.throng.marl.net.Parameters;
import io.throng.marl.net.Sequence;
import io.throng.marl.net.Sums;
import io.throng.marl.net.Tape;
import io.throng.marl.net.Weights;
import io.throng.marl.rollout.ActionHead;
import io.throng.marl.rollout.Actor;
import io.throng.marl.rollout.ActorPass;
import io.throng.marl.rollout.Crew;
import io.throng.marl.rollout.Replay;
import io.throng.marl.rollout.ReplayRows;
import io.throng.marl.tensor.Backend;
import io.throng.marl.tensor.CpuBackend;
import io.throng.marl.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Q-learning of agents whose values are mixed to a value of what all of them do, with a target network and double Q-learning
 * (van Hasselt et al., AAAI 2016): each agent's best next choice is the learning network's, its value the target's. What is
 * learned is the mean of what the learner's agents are paid.
 */
final class ValueDecomposition implements ReplayUpdate {
    private static final double VALUE_GAIN = 1;

    private final Assignment assignment;
    private final ValueDecompositionSettings settings;
    private final Backend backend;
    private final List<Crew> crews;
    private final List<Actor> actors = new ArrayList<>();
    private final List<ActorPass> passes = new ArrayList<>();
    private final List<ReplayRows> rows = new ArrayList<>();
    private final Mixer mixer;
    private final Parameters parameters;
    private final Parameters target;
    private final Descent descent;
    private final Tape tape;
    private final int agents;
    private final int length;
    private final int steps;

    ValueDecomposition(
            Assignment assignment, ValueDecompositionSettings settings, BiFunction<Integer, Integer, Mixer> mixer) {
        this.assignment = assignment;
        this.settings = settings;
        this.backend = assignment.backend();
        ReplaySettings replay = settings.replay();
        this.length = settings.length();
        this.steps = Math.max(1, replay.batchSize() / length) * length;
        this.crews = Crew.divide(assignment.kinds(), assignment.learned(), replay.sharing());
        List<ParameterShape> shapes = new ArrayList<>();
        for (int i = 0; i < crews.size(); i++) {
            addActor(crews.get(i), i);
            shapes.addAll(actors.get(i).network().shapes());
        }
        this.agents = crews.stream().mapToInt(Crew::agentsPerWorld).sum();
        this.mixer = mixer.apply(agents, ReplayRows.worldWidth(assignment.kinds()));
        shapes.addAll(this.mixer.shapes());
        this.parameters = new Parameters(backend, shapes);
        this.mixer.initialize(parameters, random(crews.size()));
        for (Actor actor : actors) {
            actor.parameters()
                    .shapes()
                    .forEach(shape -> parameters
                            .get(shape.name())
                            .copyFrom(actor.parameters().get(shape.name())));
        }
        this.target = parameters.zerosLike();
        target.copyFrom(parameters);
        Rates rates = replay.rates();
        this.descent = new Descent(backend, parameters, rates.ofActor(), rates.gradientNorm(), assignment.workers());
        this.tape = new Tape(backend);
    }

    private void addActor(Crew crew, int index) {
        Kind kind = crew.kind();
        ActionHead head = ActionHead.of(kind.action());
        if (!(head.distribution() instanceof Categorical)) {
            throw new IllegalArgumentException("vdn and qmix need agents that make one choice a step, got "
                    + kind.name() + " with " + kind.action() + "; let another algorithm learn for that kind (--team)");
        }
        Actor actor = new Actor(
                new CpuBackend(),
                kind,
                head,
                outputs -> settings.replay()
                        .architecture()
                        .network(Layout.of(kind.observation()), outputs, VALUE_GAIN, "crew" + index + "."),
                random(index));
        actors.add(actor);
        passes.add(new ActorPass(crew, actor, assignment.worlds()));
        rows.add(new ReplayRows(crew, assignment.kinds(), steps));
    }

    private Philox random(int network) {
        return new Philox().reset(assignment.seed(), network, 0, Streams.WEIGHTS);
    }

    /** A learner that mixes by what the function makes of the number of agents and the width of a state. */
    static Learner learner(
            Assignment assignment, ValueDecompositionSettings settings, BiFunction<Integer, Integer, Mixer> mixer) {
        return new OffPolicyLearner(assignment, settings.replay(), new ValueDecomposition(assignment, settings, mixer));
    }

    @Override
    public boolean isOfActionValues() {
        return true;
    }

    @Override
    public List<Crew> crews() {
        return crews;
    }

    @Override
    public List<Actor> actors() {
        return actors;
    }

    @Override
    public void decide(Arena arena, long environmentSteps) {
        double epsilon = settings.exploration().epsilon(environmentSteps);
        for (int i = 0; i < crews.size(); i++) {
            int choices = actors.get(i).distribution().choices();
            passes.get(i)
                    .explore(
                            arena.batches(),
                            assignment.seed(),
                            arena.steps(),
                            true,
                            (random, actions, from, masks, mask) -> {
                                if (random.nextDouble() < epsilon) {
                                    actions[from] = allowed(random, masks, mask, choices);
                                }
                            });
        }
    }

    /** One of the allowed choices, each as likely as any other; 0 if there is none. */
    static int allowed(Philox random, float[] masks, int mask, int choices) {
        int count = 0;
        for (int i = 0; i < choices; i++) {
            count += masks[mask + i] > 0 ? 1 : 0;
        }
        int left = random.nextInt(Math.max(1, count));
        for (int i = 0; i < choices; i++) {
            if (masks[mask + i] > 0 && left-- == 0) {
                return i;
            }
        }
        return 0;
    }

    /**
     * One draw of steps, as tensors: of each crew what its agents perceived and did, and of the worlds state and target.
     *
     * @param kept 0 for those who forget what they remembered before the step
     */
    private record Draw(
            List<Tensor> observations,
            List<Tensor> actions,
            List<Tensor> alive,
            List<Tensor> kept,
            Tensor states,
            Tensor targets,
            Tensor counts)
            implements AutoCloseable {
        @Override
        public void close() {
            observations.forEach(Tensor::close);
            actions.forEach(Tensor::close);
            alive.forEach(Tensor::close);
            kept.forEach(Tensor::close);
            states.close();
            targets.close();
            counts.close();
        }
    }

    /** How many runs go through the networks together. */
    private int runsInTile() {
        return Math.max(1, backend.tileRows() / (agents * length));
    }

    private Runs runs(Replay replay, long update) {
        if (length == 1) {
            return Runs.ofSteps(replay.draw(steps, assignment.seed(), update));
        }
        int[][] drawn = replay.drawRuns(steps / length, length, assignment.worlds(), assignment.seed(), update);
        return Runs.of(replay, drawn, runsInTile(), settings.burnIn());
    }

    @Override
    public void update(Replay replay, double rateFactor, long update, Sums told) {
        Runs runs = runs(replay, update);
        try (Draw draw = draw(replay, runs)) {
            int inTile = runsInTile() * length;
            int tiles = (steps + inTile - 1) / inTile;
            double norm = descent.step(tiles, rateFactor, told, (on, weights, tile, sums) -> {
                int from = tile * inTile;
                int to = Math.min(steps, from + inTile);
                Node error = on.subtract(value(on, weights, draw, from, to), part(on, draw.targets(), from, to, 1));
                Node counted = on.multiply(on.square(error), part(on, draw.counts(), from, to, 1));
                Node loss = on.scale(counted, 0.5 / runs.weight());
                sums.add("value_loss", on, loss);
                return loss;
            });
            told.add("gradient_norm", norm);
        }
        target.approach(parameters, settings.replay().targetRate());
        actors.forEach(actor -> actor.parameters().copyByName(parameters));
    }

    private static Node part(Tape on, Tensor column, int from, int to, int rowsPerStep) {
        return on.constant(column.rowRange(from * rowsPerStep, to * rowsPerStep));
    }

    /** The team's values of what was done in some of the drawn steps, {@code [steps, 1]}. */
    private Node value(Tape on, Weights weights, Draw draw, int from, int to) {
        Node[] ofAgents = new Node[crews.size()];
        for (int i = 0; i < crews.size(); i++) {
            int perWorld = crews.get(i).agentsPerWorld();
            Node seen = part(on, draw.observations().get(i), from, to, perWorld);
            Network network = actors.get(i).network();
            Node all = network.memory() == 0
                    ? network.forward(on, weights, seen)
                    : network.forward(
                                    on,
                                    weights,
                                    new Sequence(
                                            seen,
                                            length,
                                            nothing(on, network, seen.rows() / length),
                                            part(on, draw.kept().get(i), from, to, perWorld)))
                            .rows();
            Node taken = on.pick(all, part(on, draw.actions().get(i), from, to, perWorld));
            Node counted = on.multiply(taken, part(on, draw.alive().get(i), from, to, perWorld));
            ofAgents[i] = on.reshape(counted, to - from, perWorld);
        }
        return mixer.mix(on, weights, on.concat(ofAgents), part(on, draw.states(), from, to, 1));
    }

    /** Memories of agents that remember nothing. */
    private static Node nothing(Tape on, Network network, int sequences) {
        return on.constant(sequences, network.memory(), new float[sequences * network.memory()], 0);
    }

    private Tensor tensor(int tensorRows, int columns, float[] numbers) {
        Tensor tensor = backend.zeros(tensorRows, columns);
        tensor.copyFrom(numbers);
        return tensor;
    }

    private Draw draw(Replay replay, Runs runs) {
        List<Tensor> observations = new ArrayList<>();
        List<Tensor> actions = new ArrayList<>();
        List<Tensor> alive = new ArrayList<>();
        List<Tensor> kept = new ArrayList<>();
        int[] places = runs.places();
        for (ReplayRows of : rows) {
            int features = of.crew().kind().observation().size();
            observations.add(tensor(of.rows(), features, of.own(replay, Replay.Part.OBSERVATIONS, features, places)));
            actions.add(tensor(of.rows(), 1, of.own(replay, Replay.Part.ACTIONS, 1, places)));
            alive.add(tensor(of.rows(), 1, of.own(replay, Replay.Part.ALIVE, 1, places)));
            kept.add(tensor(of.rows(), 1, kept(runs, of)));
        }
        int width = ReplayRows.worldWidth(assignment.kinds());
        Tensor states = tensor(
                places.length, width, ReplayRows.states(replay, assignment.kinds(), Replay.Part.OBSERVATIONS, places));
        return new Draw(
                observations, actions, alive, kept, states, targets(replay, runs), tensor(steps, 1, runs.counts()));
    }

    /** For each agent of a crew, {@code [rows]}. */
    private static float[] kept(Runs runs, ReplayRows of) {
        float[] kept = new float[of.rows()];
        for (int row = 0; row < kept.length; row++) {
            kept[row] = runs.kept()[row / of.agents()];
        }
        return kept;
    }

    /** What the team's values should be: what was paid, and what the target networks say of what comes next. */
    private Tensor targets(Replay replay, Runs runs) {
        int[] places = runs.places();
        float[] next = new float[steps * agents];
        double[] paid = new double[steps];
        int first = 0;
        for (int i = 0; i < crews.size(); i++) {
            nextValues(replay, runs, i, next, first);
            int perWorld = crews.get(i).agentsPerWorld();
            float[] rewards = rows.get(i).own(replay, Replay.Part.REWARDS, 1, places);
            for (int row = 0; row < rewards.length; row++) {
                paid[row / perWorld] += rewards[row] / agents;
            }
            first += perWorld;
        }
        float[] states = ReplayRows.states(replay, assignment.kinds(), Replay.Part.NEXT_OBSERVATIONS, places);
        int width = states.length / steps;
        float[] targets = new float[steps];
        int inTile = Math.max(1, backend.tileRows() / agents);
        for (int from = 0; from < steps; from += inTile) {
            int count = Math.min(inTile, steps - from);
            tape.clear();
            Node values = tape.constant(count, agents, next, from * agents);
            Node mixed =
                    mixer.mix(tape, Weights.frozen(target), values, tape.constant(count, width, states, from * width));
            backend.finish();
            for (int i = 0; i < count; i++) {
                double later = settings.replay().discount() * replay.goesOn(places[from + i]);
                targets[from + i] =
                        (float) (paid[from + i] + later * mixed.value().get(i, 0));
            }
        }
        return tensor(steps, 1, targets);
    }

    /** The target networks' values of what the learning networks would choose next, to {@code [steps, agents]}. */
    private void nextValues(Replay replay, Runs runs, int crew, float[] into, int column) {
        ReplayRows of = rows.get(crew);
        Network network = actors.get(crew).network();
        int choices = actors.get(crew).distribution().choices();
        float[] masks = of.own(replay, Replay.Part.NEXT_MASKS, choices, runs.places());
        float[] alive = of.own(replay, Replay.Part.NEXT_ALIVE, 1, runs.places());
        float[] online = nextValues(replay, runs, of, network, parameters, choices);
        float[] slow = nextValues(replay, runs, of, network, target, choices);
        for (int row = 0; row < of.rows(); row++) {
            int best = best(online, row, masks, choices);
            into[row / of.agents() * agents + column + row % of.agents()] = alive[row] * slow[row * choices + best];
        }
    }

    /** All values of what a crew's agents perceived next, {@code [rows, choices]}. */
    private float[] nextValues(Replay replay, Runs runs, ReplayRows of, Network network, Parameters by, int choices) {
        int features = of.crew().kind().observation().size();
        float[] next = of.own(replay, Replay.Part.NEXT_OBSERVATIONS, features, runs.places());
        float[] values = new float[of.rows() * choices];
        if (network.memory() == 0) {
            for (int from = 0; from < of.rows(); from += backend.tileRows()) {
                int count = Math.min(backend.tileRows(), of.rows() - from);
                tape.clear();
                Node rows = tape.constant(count, features, next, from * features);
                copy(network.forward(tape, Weights.frozen(by), rows), values, from * choices);
            }
            return values;
        }
        float[] seen = of.own(replay, Replay.Part.OBSERVATIONS, features, runs.places());
        float[] kept = kept(runs, of);
        int inTile = runsInTile() * length * of.agents();
        for (int tile = 0; tile < of.rows(); tile += inTile) {
            int sequences = Math.min(inTile, of.rows() - tile) / length;
            float[] memory = new float[sequences * network.memory()];
            for (int step = 0; step < length; step++) {
                int from = tile + step * sequences;
                tape.clear();
                Node before = tape.constant(sequences, network.memory(), memory, 0);
                Node after = network.forward(
                                tape,
                                Weights.frozen(by),
                                new Sequence(
                                        tape.constant(sequences, features, seen, from * features),
                                        1,
                                        before,
                                        tape.constant(sequences, 1, kept, from)))
                        .memory();
                Node rows = tape.constant(sequences, features, next, from * features);
                Node remembered = tape.constant(sequences, 1, ones(sequences), 0);
                copy(
                        network.forward(tape, Weights.frozen(by), new Sequence(rows, 1, after, remembered))
                                .rows(),
                        values,
                        from * choices);
                memory = after.value().toArray();
            }
        }
        return values;
    }

    private static float[] ones(int count) {
        float[] ones = new float[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    private void copy(Node rows, float[] into, int at) {
        backend.finish();
        float[] numbers = rows.value().toArray();
        System.arraycopy(numbers, 0, into, at, numbers.length);
    }

    /** The best of the allowed choices, the first of equals; 0 if there is none. */
    private static int best(float[] values, int row, float[] masks, int choices) {
        int best = -1;
        for (int i = row * choices; i < (row + 1) * choices; i++) {
            boolean better = best < 0 || values[i] > values[best];
            best = masks[i] > 0 && better ? i : best;
        }
        return best < 0 ? 0 : best - row * choices;
    }

    /** The best of the allowed choices, the first of equals; 0 if there is none. */
    static int best(Tensor values, int row, float[] masks, int mask, int choices) {
        int best = -1;
        for (int i = 0; i < choices; i++) {
            boolean better = best < 0 || values.get(row, i) > values.get(row, best);
            best = masks[mask + i] > 0 && better ? i : best;
        }
        return Math.max(0, best);
    }

    @Override
    public void save(ArchiveWriter archive) throws IOException {
        descent.save(archive, block("values"));
        target.save(archive, block("target"));
        for (int i = 0; i < passes.size(); i++) {
            archive.floats(block("pass." + i), passes.get(i).save());
        }
    }

    @Override
    public void load(ArchiveReader archive) throws IOException {
        descent.load(archive, block("values"));
        target.load(archive, block("target"));
        for (int i = 0; i < passes.size(); i++) {
            try {
                passes.get(i).load(archive.floats(block("pass." + i)));
            } catch (IllegalArgumentException e) {
                throw new ArchiveException(block("pass." + i) + ": " + e.getMessage(), e);
            }
        }
        for (Actor actor : actors) {
            actor.parameters().copyByName(parameters);
            actor.publish();
        }
    }

    private String block(String name) {
        return "team." + crews.getFirst().name() + "." + name;
    }

    @Override
    public void close() {
        passes.forEach(ActorPass::close);
        actors.forEach(Actor::close);
        tape.close();
        descent.close();
        target.close();
        parameters.close();
    }
}
