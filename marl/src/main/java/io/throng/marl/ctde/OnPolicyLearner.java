package io.throng.marl.ctde;

import io.throng.agents.Kind;
import io.throng.agents.arena.Arena;
import io.throng.agents.policy.Policy;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.marl.Assignment;
import io.throng.marl.Learner;
import io.throng.marl.rollout.Actor;
import io.throng.marl.rollout.Crew;
import io.throng.marl.rollout.CriticView;
import io.throng.marl.rollout.LearnedPolicy;
import io.throng.marl.rollout.StateValue;
import io.throng.marl.rollout.Supplement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * On-policy learning of decentralised actors: gather a fixed number of steps from all worlds, improve, repeat. Learners of
 * several populations gather each for itself, and improve together.
 */
final class OnPolicyLearner implements Learner {
    private final Assignment assignment;
    private final List<LearningActor> crews;
    private final Rounds rounds;

    OnPolicyLearner(
            Assignment assignment,
            CriticView view,
            ActorCriticSettings settings,
            boolean keepsDescriptions,
            Function<List<LearningActor>, Improvement> improvement) {
        this(
                assignment,
                crews(
                        assignment,
                        view,
                        settings,
                        keepsDescriptions,
                        Blueprint.of(settings.architecture(), Supplement.Maker.none())),
                new Rounds(settings.rates(), improvement));
        rounds.begin(List.of(this));
    }

    private OnPolicyLearner(Assignment assignment, List<LearningActor> crews, Rounds rounds) {
        this.assignment = assignment;
        this.crews = crews;
        this.rounds = rounds;
    }

    /** Learners of the same actors, one a population. */
    static List<OnPolicyLearner> inPopulations(
            List<Assignment> populations,
            CriticView view,
            ActorCriticSettings settings,
            boolean keepsDescriptions,
            Blueprint blueprint,
            Function<List<LearningActor>, Improvement> improvement) {
        if (populations.size() > 1 && settings.correction().isActive()) {
            throw new IllegalArgumentException("propsEvery must be 0 to learn in several populations, got "
                    + settings.correction().propsEvery());
        }
        Rounds rounds = new Rounds(settings.rates(), improvement);
        List<LearningActor> first = crews(populations.getFirst(), view, settings, keepsDescriptions, blueprint);
        List<OnPolicyLearner> learners = new ArrayList<>();
        learners.add(new OnPolicyLearner(populations.getFirst(), first, rounds));
        for (int population = 1; population < populations.size(); population++) {
            Assignment assignment = populations.get(population);
            List<Crew> divided = Crew.divide(assignment.kinds(), assignment.learned(), settings.sharing());
            if (divided.size() != first.size()) {
                throw new IllegalArgumentException("populations must have as many policies each, got " + first.size()
                        + " and " + divided.size() + "; set sharing=BY_KIND");
            }
            List<LearningActor> crews = new ArrayList<>();
            for (int i = 0; i < divided.size(); i++) {
                int index = population * divided.size() + i;
                crews.add(new LearningActor(
                        first.get(i),
                        population,
                        assignment,
                        divided.get(i),
                        index,
                        view,
                        settings,
                        keepsDescriptions));
            }
            learners.add(new OnPolicyLearner(assignment, crews, rounds));
        }
        rounds.begin(learners);
        return learners;
    }

    private static List<LearningActor> crews(
            Assignment assignment,
            CriticView view,
            ActorCriticSettings settings,
            boolean keepsDescriptions,
            Blueprint blueprint) {
        List<Crew> divided = Crew.divide(assignment.kinds(), assignment.learned(), settings.sharing());
        List<LearningActor> crews = new ArrayList<>();
        for (int i = 0; i < divided.size(); i++) {
            crews.add(new LearningActor(assignment, divided.get(i), i, view, settings, keepsDescriptions, blueprint));
        }
        return crews;
    }

    /** Who learns here. */
    List<LearningActor> crews() {
        return crews;
    }

    @Override
    public void decide(Arena arena) {
        crews.forEach(crew -> crew.rollout.decide(arena, assignment.seed()));
    }

    @Override
    public SequencedMap<String, Double> observe(Arena arena) {
        boolean full = false;
        for (LearningActor crew : crews) {
            full = crew.observe(arena);
        }
        return full ? rounds.finish(arena.steps() * arena.worlds()) : new LinkedHashMap<>();
    }

    /** Tells what an improvement told of these crews, and gathers anew. */
    void restart(List<SequencedMap<String, Double>> told, boolean alone, SequencedMap<String, Double> metrics) {
        int agents = assignment.kinds().stream().mapToInt(Kind::count).sum();
        boolean onlyCrew = crews.size() == 1
                && assignment.learned().size() == assignment.kinds().size();
        for (LearningActor crew : crews) {
            String prefix = (alone ? "" : agents + "_agents.") + (onlyCrew ? "" : crew.crew.name() + ".");
            told.get(crew.index).forEach((name, value) -> metrics.put(prefix + name, value));
            crew.restart();
        }
    }

    @Override
    public Policy policy(int kind, boolean greedy) {
        return policy(kind, greedy, supplements());
    }

    private Supplement.Maker supplements() {
        LearningActor any = crews.getFirst();
        return any.blueprint.supplements(any.population());
    }

    /** What has been learned where something follows what agents perceive. */
    LearnedPolicy policy(int kind, boolean greedy, Supplement.Maker supplements) {
        List<Crew> all = crews.stream().map(crew -> crew.crew).toList();
        List<Actor> actors = crews.stream().map(crew -> crew.actor).toList();
        LearnedPolicy policy = new LearnedPolicy(kind, all, actors, greedy, supplements);
        List<StateValue> values = rounds.values();
        return values.isEmpty()
                ? policy
                : policy.valuedBy(
                        crews.stream().map(crew -> values.get(crew.index)).toList());
    }

    @Override
    public List<Policy> candidates(int kind, Kind as, boolean greedy) {
        return List.of(policy(kind, as, greedy, supplements()));
    }

    /** What has been learned, for agents of whom there may be others in number. */
    Policy policy(int kind, Kind as, boolean greedy, Supplement.Maker supplements) {
        if (assignment.kinds().get(kind).equals(as)) {
            return policy(kind, greedy, supplements);
        }
        for (LearningActor crew : crews) {
            for (Crew.Member member : crew.crew.members()) {
                if (member.kindIndex() == kind
                        && member.agents() == member.kind().count()) {
                    Crew others = new Crew(crew.crew.name(), List.of(new Crew.Member(kind, as, 0, as.count())));
                    List<Actor> actors = List.of(crew.actor.of(as, crew.follows));
                    return new LearnedPolicy(kind, List.of(others), actors, greedy, supplements);
                }
            }
        }
        throw new IllegalArgumentException("agents that do not share a policy cannot be more or fewer; of kind "
                + as.name() + " there are " + as.count() + "; learn with sharing=BY_KIND");
    }

    @Override
    public void save(ArchiveWriter archive) throws IOException {
        for (LearningActor crew : crews) {
            crew.save(archive);
        }
        if (isFirst()) {
            rounds.save(archive, block("updates"));
        }
    }

    @Override
    public void load(ArchiveReader archive) throws IOException {
        for (LearningActor crew : crews) {
            crew.load(archive);
        }
        if (isFirst()) {
            rounds.load(archive, block("updates"));
        }
    }

    private boolean isFirst() {
        return crews.getFirst().first() == crews.getFirst();
    }

    private String block(String name) {
        return "learner." + crews.getFirst().crew.name() + "." + name;
    }

    @Override
    public void close() {
        if (isFirst()) {
            rounds.close();
        }
        crews.forEach(LearningActor::close);
    }
}
