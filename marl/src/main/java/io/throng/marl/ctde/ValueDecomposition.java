package io.throng.marl.ctde;

import io.throng.agents.Kind;
import io.throng.agents.arena.Arena;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Streams;
import io.throng.marl.Assignment;
import io.throng.marl.Learner;
import io.throng.marl.net.Categorical;
import io.throng.marl.net.Descent;
import io.throng.marl.net.Layout;
import io.throng.marl.net.Node;
import io.throng.marl.net.ParameterShape;
import io.throng.marl.net.Parameters;
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

    ValueDecomposition(
            Assignment assignment, ValueDecompositionSettings settings, BiFunction<Integer, Integer, Mixer> mixer) {
        this.assignment = assignment;
        this.settings = settings;
        this.backend = assignment.backend();
        ReplaySettings replay = settings.replay();
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
        rows.add(new ReplayRows(crew, assignment.kinds(), settings.replay().batchSize()));
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

    /** One draw of steps, as tensors: of each crew what its agents perceived and did, and of the worlds state and target. */
    private record Draw(
            List<Tensor> observations, List<Tensor> actions, List<Tensor> alive, Tensor states, Tensor targets)
            implements AutoCloseable {
        @Override
        public void close() {
            observations.forEach(Tensor::close);
            actions.forEach(Tensor::close);
            alive.forEach(Tensor::close);
            states.close();
            targets.close();
        }
    }

    @Override
    public void update(Replay replay, double rateFactor, long update, Sums told) {
        int steps = settings.replay().batchSize();
        int[] places = replay.draw(steps, assignment.seed(), update);
        try (Draw draw = draw(replay, places)) {
            int inTile = Math.max(1, backend.tileRows() / agents);
            int tiles = (steps + inTile - 1) / inTile;
            double norm = descent.step(tiles, rateFactor, told, (on, weights, tile, sums) -> {
                int from = tile * inTile;
                int to = Math.min(steps, from + inTile);
                Node error = on.subtract(value(on, weights, draw, from, to), part(on, draw.targets(), from, to, 1));
                Node loss = on.scale(on.square(error), 0.5 / steps);
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
            Node all = actors.get(i)
                    .network()
                    .forward(on, weights, part(on, draw.observations().get(i), from, to, perWorld));
            Node taken = on.pick(all, part(on, draw.actions().get(i), from, to, perWorld));
            Node counted = on.multiply(taken, part(on, draw.alive().get(i), from, to, perWorld));
            ofAgents[i] = on.reshape(counted, to - from, perWorld);
        }
        return mixer.mix(on, weights, on.concat(ofAgents), part(on, draw.states(), from, to, 1));
    }

    private Tensor tensor(int tensorRows, int columns, float[] numbers) {
        Tensor tensor = backend.zeros(tensorRows, columns);
        tensor.copyFrom(numbers);
        return tensor;
    }

    private Draw draw(Replay replay, int[] places) {
        List<Tensor> observations = new ArrayList<>();
        List<Tensor> actions = new ArrayList<>();
        List<Tensor> alive = new ArrayList<>();
        for (ReplayRows of : rows) {
            int features = of.crew().kind().observation().size();
            observations.add(tensor(of.rows(), features, of.own(replay, Replay.Part.OBSERVATIONS, features, places)));
            actions.add(tensor(of.rows(), 1, of.own(replay, Replay.Part.ACTIONS, 1, places)));
            alive.add(tensor(of.rows(), 1, of.own(replay, Replay.Part.ALIVE, 1, places)));
        }
        int width = ReplayRows.worldWidth(assignment.kinds());
        Tensor states = tensor(
                places.length, width, ReplayRows.states(replay, assignment.kinds(), Replay.Part.OBSERVATIONS, places));
        return new Draw(observations, actions, alive, states, targets(replay, places));
    }

    /** What the team's values should be: what was paid, and what the target networks say of what comes next. */
    private Tensor targets(Replay replay, int[] places) {
        int steps = places.length;
        float[] next = new float[steps * agents];
        double[] paid = new double[steps];
        int first = 0;
        for (int i = 0; i < crews.size(); i++) {
            nextValues(replay, places, i, next, first);
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
    private void nextValues(Replay replay, int[] places, int crew, float[] into, int column) {
        ReplayRows of = rows.get(crew);
        Actor actor = actors.get(crew);
        int features = of.crew().kind().observation().size();
        int choices = actor.distribution().choices();
        int perWorld = of.agents();
        float[] seen = of.own(replay, Replay.Part.NEXT_OBSERVATIONS, features, places);
        float[] masks = of.own(replay, Replay.Part.NEXT_MASKS, choices, places);
        float[] alive = of.own(replay, Replay.Part.NEXT_ALIVE, 1, places);
        for (int from = 0; from < of.rows(); from += backend.tileRows()) {
            int count = Math.min(backend.tileRows(), of.rows() - from);
            tape.clear();
            Node input = tape.constant(count, features, seen, from * features);
            Tensor online = actor.network()
                    .forward(tape, Weights.frozen(parameters), input)
                    .value();
            Tensor slow =
                    actor.network().forward(tape, Weights.frozen(target), input).value();
            backend.finish();
            for (int i = 0; i < count; i++) {
                int row = from + i;
                int best = best(online, i, masks, row * choices, choices);
                into[row / perWorld * agents + column + row % perWorld] = alive[row] * slow.get(i, best);
            }
        }
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
    }

    @Override
    public void load(ArchiveReader archive) throws IOException {
        descent.load(archive, block("values"));
        target.load(archive, block("target"));
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
