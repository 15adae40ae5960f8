package io.throng.scenarios.cli;

import io.throng.agents.Kind;
import io.throng.agents.policy.Policy;
import io.throng.agents.policy.RandomPolicy;
import io.throng.kernel.Parameters;
import io.throng.kernel.Suggestion;
import io.throng.marl.Algorithm;
import io.throng.marl.Team;
import io.throng.scenarios.LearningScenario;
import io.throng.scenarios.io.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The kinds of agents that do not learn by the training's first algorithm: some learn by another, some do not learn.
 *
 * @param learning teams that learn
 * @param fixed kinds that do not
 * @param draw whether fixed policies draw their actions, instead of taking the most likely one
 */
record OtherTeams(List<Learning> learning, List<Fixed> fixed, boolean draw) {
    private static final String RANDOM = "random";
    private static final String SCRIPTED = "scripted";
    private static final String POLICY = "policy";

    /** Kinds that learn by an algorithm of their own. */
    record Learning(List<String> kinds, Algorithm<?> algorithm, Record settings) {
        Team team() {
            return team(algorithm);
        }

        /** The settings are those of this very algorithm. */
        @SuppressWarnings("unchecked")
        private <S extends Record> Team team(Algorithm<S> of) {
            return Team.learning(kinds, of, (S) settings);
        }
    }

    /**
     * A kind that does not learn.
     *
     * @param how random, scripted, or by a policy
     * @param given the policy, or null
     */
    record Fixed(String kind, String how, GivenPolicy given) {}

    OtherTeams {
        learning = List.copyOf(learning);
        fixed = List.copyOf(fixed);
    }

    static OtherTeams none() {
        return new OtherTeams(List.of(), List.of(), false);
    }

    boolean isNone() {
        return learning.isEmpty() && fixed.isEmpty();
    }

    /**
     * Teams as the command line gives them.
     *
     * @param teams kinds with commas between, to the name of their algorithm
     * @param fixed kind to {@code random}, {@code scripted}, a file or a training
     * @param changes settings; those whose name starts with {@code KIND.} of a team are its, and are taken out
     */
    static OtherTeams parse(
            Map<String, String> teams, Map<String, String> fixed, boolean draw, Map<String, String> changes)
            throws IOException {
        List<Learning> learning = new ArrayList<>();
        for (Map.Entry<String, String> team : teams.entrySet()) {
            learning.add(team(List.of(team.getKey().split(",")), Algorithms.named(team.getValue()), changes));
        }
        List<Fixed> following = new ArrayList<>();
        for (Map.Entry<String, String> each : fixed.entrySet()) {
            following.add(fixed(each.getKey(), each.getValue()));
        }
        if (draw && following.stream().noneMatch(each -> each.given() != null)) {
            throw new IllegalArgumentException("--draw is for policies of --fixed, got none");
        }
        return new OtherTeams(learning, following, draw);
    }

    private static Learning team(List<String> kinds, Algorithm<?> algorithm, Map<String, String> changes) {
        List<String> known = List.copyOf(Parameters.values(algorithm.defaults()).keySet());
        Map<String, String> own = new LinkedHashMap<>();
        for (String kind : kinds) {
            String prefix = kind + ".";
            for (String name : List.copyOf(changes.keySet())) {
                if (name.startsWith(prefix)) {
                    String setting = name.substring(prefix.length());
                    if (!known.contains(setting)) {
                        throw new IllegalArgumentException(Suggestion.unknown("parameter", setting, known));
                    }
                    own.put(setting, changes.remove(name));
                }
            }
        }
        return new Learning(kinds, algorithm, Parameters.with(algorithm.defaults(), own));
    }

    private static Fixed fixed(String kind, String how) throws IOException {
        return how.equals(RANDOM) || how.equals(SCRIPTED)
                ? new Fixed(kind, how, null)
                : new Fixed(kind, POLICY, GivenPolicy.read(kind, Path.of(how)));
    }

    /** All teams, that of the training's first algorithm first. */
    List<Team> with(Team first, LearningScenario<?> scenario, Record parameters) {
        List<Team> teams = new ArrayList<>(List.of(first));
        learning.forEach(team -> teams.add(team.team()));
        fixed.forEach(each -> teams.add(Team.fixed(List.of(each.kind()), policy(each, scenario, parameters))));
        return teams;
    }

    private Supplier<Policy> policy(Fixed each, LearningScenario<?> scenario, Record parameters) {
        return () -> switch (each.how()) {
            case RANDOM -> new RandomPolicy();
            case SCRIPTED -> scripted(each.kind(), scenario, parameters);
            default ->
                draw ? each.given().policy().drawing() : each.given().policy().another();
        };
    }

    /** The parameters are those of this very scenario. */
    @SuppressWarnings("unchecked")
    private static <P extends Record> Policy scripted(String kind, LearningScenario<P> scenario, Record parameters) {
        List<Policy> all = scenario.scripted((P) parameters);
        if (all.isEmpty()) {
            throw new IllegalArgumentException(scenario.name() + " has no scripted policy for kind " + kind
                    + "; give random, a file or a training");
        }
        List<String> kinds = scenario.worlds((P) parameters, 1).batches().stream()
                .map(batch -> batch.kind().name())
                .toList();
        return all.get(kinds.indexOf(kind));
    }

    /** Who plays a kind while those that learn act at random: what a training is compared with. */
    Policy atRandom(String kind, LearningScenario<?> scenario, Record parameters) {
        Optional<Fixed> following =
                fixed.stream().filter(each -> each.kind().equals(kind)).findFirst();
        return following.isPresent()
                ? policy(following.get(), scenario, parameters).get()
                : new RandomPolicy();
    }

    /** The algorithm that a kind learns by; the first one unless it is in another team. */
    Algorithm<?> algorithmOf(String kind, Algorithm<?> first) {
        for (Learning team : learning) {
            if (team.kinds().contains(kind)) {
                return team.algorithm();
            }
        }
        return first;
    }

    private List<String> taken() {
        List<String> taken = new ArrayList<>();
        learning.forEach(team -> taken.addAll(team.kinds()));
        fixed.forEach(each -> taken.add(each.kind()));
        return taken;
    }

    /**
     * Checks that the teams are of kinds of a game, and that policies fit them.
     *
     * @throws IllegalArgumentException if not
     */
    void requireFit(List<Kind> kinds, LearningScenario<?> scenario, Record parameters) {
        List<String> names = kinds.stream().map(Kind::name).toList();
        List<String> left = new ArrayList<>(names);
        for (String kind : taken()) {
            if (!names.contains(kind)) {
                throw new IllegalArgumentException(Suggestion.unknown("kind", kind, names));
            }
            if (!left.remove(kind)) {
                throw new IllegalArgumentException("a kind must be in one team, got " + kind + " in two");
            }
        }
        if (left.isEmpty()) {
            throw new IllegalArgumentException(
                    "one kind at least must learn by the training's first algorithm, got all of " + names
                            + " in other teams; name that algorithm first");
        }
        for (Fixed each : fixed) {
            if (each.given() != null) {
                each.given().policy().requireFit(kinds.get(names.indexOf(each.kind())));
            } else if (each.how().equals(SCRIPTED)) {
                scripted(each.kind(), scenario, parameters);
            }
        }
    }

    /** Adds the teams to a manifest. */
    void describe(Map<String, Object> manifest) {
        if (isNone()) {
            return;
        }
        List<Map<String, Object>> teams = new ArrayList<>();
        for (Learning team : learning) {
            Map<String, Object> described = new LinkedHashMap<>();
            described.put("kinds", team.kinds());
            described.put("algorithm", team.algorithm().name());
            described.put("settings", Parameters.values(team.settings()));
            teams.add(described);
        }
        manifest.put("teams", teams);
        List<Map<String, Object>> following = new ArrayList<>();
        for (Fixed each : fixed) {
            Map<String, Object> described = new LinkedHashMap<>();
            described.put("kind", each.kind());
            described.put("how", each.how());
            if (each.given() != null) {
                described.putAll(each.given().describe());
            }
            following.add(described);
        }
        manifest.put("fixed", following);
        manifest.put("draw", draw);
    }

    /** Keeps copies of the policies in a training's folder. */
    void keep(RunFolder folder) throws IOException {
        for (Fixed each : fixed) {
            if (each.given() != null) {
                each.given().keep(folder);
            }
        }
    }

    /** The teams of an earlier training. */
    static OtherTeams kept(RunFolder folder, Map<String, Object> manifest) throws IOException {
        List<Learning> learning = new ArrayList<>();
        for (Map<?, ?> team : maps(manifest.get("teams"))) {
            Algorithm<?> algorithm = Algorithms.named(String.valueOf(team.get("algorithm")));
            Map<String, String> settings = new LinkedHashMap<>();
            if (team.get("settings") instanceof Map<?, ?> saved) {
                saved.forEach((name, value) -> settings.put(String.valueOf(name), String.valueOf(value)));
            }
            List<String> kinds = team.get("kinds") instanceof List<?> names
                    ? names.stream().map(String::valueOf).toList()
                    : List.of();
            learning.add(new Learning(kinds, algorithm, Parameters.with(algorithm.defaults(), settings)));
        }
        List<Fixed> following = new ArrayList<>();
        for (Map<?, ?> each : maps(manifest.get("fixed"))) {
            String how = String.valueOf(each.get("how"));
            GivenPolicy given = how.equals(POLICY) ? GivenPolicy.kept(folder, each) : null;
            following.add(new Fixed(String.valueOf(each.get("kind")), how, given));
        }
        return new OtherTeams(learning, following, Boolean.TRUE.equals(manifest.get("draw")));
    }

    private static List<Map<?, ?>> maps(Object value) {
        List<Map<?, ?>> maps = new ArrayList<>();
        if (value instanceof List<?> list) {
            for (Object each : list) {
                if (each instanceof Map<?, ?> map) {
                    maps.add(map);
                }
            }
        }
        return maps;
    }
}
