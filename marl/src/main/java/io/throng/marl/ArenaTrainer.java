package io.throng.marl;

import io.throng.agents.Kind;
import io.throng.agents.arena.GameWorld;
import io.throng.agents.policy.Policy;
import io.throng.kernel.Execution;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.kernel.random.Seeds;
import io.throng.marl.tensor.Backend;
import io.throng.marl.tensor.CpuBackend;
import io.throng.marl.tensor.Workers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.IntFunction;

/**
 * Steps many worlds of one game in which teams learn, each by its algorithm, or follow fixed policies. There may be several
 * populations: games of the same kinds of agents in other numbers, each with as many worlds, stepped in turn.
 */
public final class ArenaTrainer implements Trainer {
    private final Workers workers;
    private final List<Venue> venues = new ArrayList<>();

    /** Teams that learn on the processor. */
    public ArenaTrainer(List<Team> teams, IntFunction<GameWorld> worlds, long seed, Execution execution) {
        this(teams, worlds, seed, execution, new CpuBackend());
    }

    /**
     * Teams that have learned nothing.
     *
     * @param teams of which every kind belongs to one; as many worlds are stepped as the first that learns wants
     * @param worlds makes the worlds to learn in, given how many; may be called more than once
     * @param backend what networks learn on
     */
    public ArenaTrainer(
            List<Team> teams, IntFunction<GameWorld> worlds, long seed, Execution execution, Backend backend) {
        this(teams, List.of(worlds), seed, execution, backend);
    }

    /**
     * Teams that learn in several populations at once.
     *
     * @param populations worlds of each, of the same kinds of agents; their numbers of agents differ
     */
    public ArenaTrainer(
            List<Team> teams,
            List<IntFunction<GameWorld>> populations,
            long seed,
            Execution execution,
            Backend backend) {
        this.workers = new Workers(execution.threads());
        int worlds = worldsWanted(teams);
        for (int i = 0; i < populations.size(); i++) {
            long ofVenue = i == 0 ? seed : Seeds.derive(seed, "population " + i);
            String prefix = i == 0 ? "" : "population." + i + ".";
            venues.add(new Venue(populations.get(i), worlds, ofVenue, prefix, execution));
        }
        requireSameKinds();
        List<Kind> kinds = venues.getFirst().kinds();
        List<List<Integer>> divided = divide(teams, kinds);
        for (int i = 0; i < teams.size(); i++) {
            addTeam(teams.get(i), divided.get(i), backend);
        }
    }

    private void requireSameKinds() {
        List<String> names = venues.getFirst().kinds().stream().map(Kind::name).toList();
        for (Venue venue : venues) {
            List<String> others = venue.kinds().stream().map(Kind::name).toList();
            if (!others.equals(names)) {
                throw new IllegalArgumentException(
                        "populations must have the same kinds of agents, got " + names + " and " + others);
            }
        }
        if (venues.stream().map(Venue::agents).distinct().count() < venues.size()) {
            throw new IllegalArgumentException("populations must differ in how many agents they have, got "
                    + venues.stream().map(Venue::agents).toList());
        }
    }

    private void addTeam(Team team, List<Integer> own, Backend backend) {
        switch (team.side()) {
            case Team.Side.Learning<?> learning -> {
                List<Assignment> assignments = venues.stream()
                        .map(venue -> new Assignment(
                                venue.game(), venue.kinds(), own, venue.worlds(), venue.seed(), backend, workers))
                        .toList();
                List<Learner> learners = learning.learners(assignments);
                for (int i = 0; i < learners.size(); i++) {
                    venues.get(i).add(learners.get(i), own);
                }
            }
            case Team.Side.Fixed fixed -> venues.forEach(venue -> venue.add(fixed, own));
        }
    }

    private static int worldsWanted(List<Team> teams) {
        for (Team team : teams) {
            if (team.side() instanceof Team.Side.Learning<?> learning) {
                return learning.worlds();
            }
        }
        throw new IllegalArgumentException("one team at least must learn, got " + teams);
    }

    private static List<List<Integer>> divide(List<Team> teams, List<Kind> kinds) {
        List<String> names = kinds.stream().map(Kind::name).toList();
        List<Integer> left = new ArrayList<>();
        for (int kind = 0; kind < kinds.size(); kind++) {
            left.add(kind);
        }
        List<List<Integer>> divided = new ArrayList<>();
        for (Team team : teams) {
            List<Integer> own = new ArrayList<>();
            for (String name : team.kinds()) {
                int kind = names.indexOf(name);
                if (!left.removeIf(free -> free == kind)) {
                    throw new IllegalArgumentException("a team's kinds must be of this game and of no other team, got "
                            + name + "; the game's kinds are " + names);
                }
                own.add(kind);
            }
            own.sort(null);
            divided.add(own);
        }
        for (int i = 0; i < teams.size(); i++) {
            if (teams.get(i).kinds().isEmpty()) {
                divided.get(i).addAll(left);
                left.clear();
            }
            if (divided.get(i).isEmpty()) {
                throw new IllegalArgumentException("every team must have a kind, got none for team " + (i + 1));
            }
        }
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("every kind must be in a team, but nobody has "
                    + left.stream().map(names::get).toList());
        }
        return divided;
    }

    /** Steps until a learner has something to tell. */
    @Override
    public SequencedMap<String, Double> learn() {
        SequencedMap<String, Double> learned = new LinkedHashMap<>();
        while (learned.isEmpty()) {
            venues.forEach(Venue::step);
            venues.forEach(venue -> learned.putAll(venue.observe()));
        }
        SequencedMap<String, Double> metrics = new LinkedHashMap<>();
        for (Venue venue : venues) {
            String prefix = venues.size() == 1 ? "" : venue.agents() + "_agents.";
            venue.returns().forEach((name, value) -> metrics.put(prefix + name, value));
        }
        metrics.putAll(learned);
        return metrics;
    }

    @Override
    public long environmentSteps() {
        return venues.stream().mapToLong(Venue::environmentSteps).sum();
    }

    @Override
    public List<Policy> policies(boolean greedy) {
        return venues.getFirst().policies(greedy);
    }

    @Override
    public List<List<Policy>> candidates(List<Kind> kinds, boolean greedy) {
        Venue venue = venueOf(kinds);
        if (kinds.size() != venue.kinds().size()) {
            throw new IllegalArgumentException(
                    "worlds must have the kinds learned with, " + venue.kinds() + ", got " + kinds);
        }
        List<List<Policy>> ofKind = new ArrayList<>();
        for (int kind = 0; kind < kinds.size(); kind++) {
            ofKind.add(venue.candidates(kind, kinds.get(kind), greedy));
        }
        int most = ofKind.stream().mapToInt(List::size).max().orElseThrow();
        List<List<Policy>> candidates = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            List<Policy> candidate = new ArrayList<>();
            for (int kind = 0; kind < kinds.size(); kind++) {
                List<Policy> own = ofKind.get(kind);
                candidate.add(own.isEmpty() ? venue.fixed(kind) : own.get(Math.min(i, own.size() - 1)));
            }
            candidates.add(candidate);
        }
        return candidates;
    }

    /** Where the same agents learned, or the first. */
    private Venue venueOf(List<Kind> kinds) {
        return venues.stream()
                .filter(venue -> venue.kinds().equals(kinds))
                .findFirst()
                .orElse(venues.getFirst());
    }

    @Override
    public void save(ArchiveWriter archive) throws IOException {
        for (Venue venue : venues) {
            venue.save(archive);
        }
    }

    @Override
    public void load(ArchiveReader archive) throws IOException {
        for (Venue venue : venues) {
            venue.load(archive);
        }
    }

    @Override
    public void close() {
        venues.forEach(Venue::close);
        workers.close();
    }
}
