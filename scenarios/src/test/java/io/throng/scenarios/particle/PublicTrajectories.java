package io.throng.scenarios.particle;

import io.throng.agents.arena.GameFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Episodes of equal length that a public implementation played, as lines of a word and numbers.
 *
 * <p>Before the first, {@code parameters} that differ from the defaults, as name=value. An episode begins with
 * {@code landmarks}, {@code goals} where there are some, and {@code agents}, all x, y. Then come for every step
 * {@code actions}, {@code agents} (x, y, velocity x, velocity y of each), {@code rewards}, and, if not of every step then
 * of the last, {@code observations}.
 */
final class PublicTrajectories {
    private static final class Step {
        final double[] actions;
        double[] states = {};
        double[] rewards = {};
        double[] observations = {};

        Step(double[] actions) {
            this.actions = actions;
        }
    }

    private static final class Episode {
        final double[] landmarks;
        double[] goals = {};
        double[] start = {};
        final List<Step> steps = new ArrayList<>();

        Episode(double[] landmarks) {
            this.landmarks = landmarks;
        }
    }

    private final Map<String, String> parameters = new HashMap<>();
    private final List<Episode> episodes = new ArrayList<>();

    PublicTrajectories(List<String> lines) {
        for (String line : lines) {
            String[] words = line.split(" ");
            if (words[0].equals("parameters")) {
                Arrays.stream(words)
                        .skip(1)
                        .map(word -> word.split("="))
                        .forEach(set -> parameters.put(set[0], set[1]));
            } else {
                add(
                        words[0],
                        Arrays.stream(words)
                                .skip(1)
                                .mapToDouble(Double::parseDouble)
                                .toArray());
            }
        }
    }

    private void add(String word, double[] numbers) {
        switch (word) {
            case "landmarks" -> episodes.add(new Episode(numbers));
            case "goals" -> episodes.getLast().goals = numbers;
            case "agents" -> addAgents(episodes.getLast(), numbers);
            case "actions" -> episodes.getLast().steps.add(new Step(numbers));
            case "rewards" -> episodes.getLast().steps.getLast().rewards = numbers;
            case "observations" -> episodes.getLast().steps.getLast().observations = numbers;
            default -> throw new IllegalArgumentException("no such line: " + word);
        }
    }

    private static void addAgents(Episode episode, double[] numbers) {
        if (episode.steps.isEmpty()) {
            episode.start = numbers;
        } else {
            episode.steps.getLast().states = numbers;
        }
    }

    /** What differs from the scenario's defaults; the episodes go on for at least a step more than was recorded. */
    Map<String, String> parameters() {
        Map<String, String> all = new HashMap<>(parameters);
        all.put("episodeSteps", String.valueOf(steps() + 1));
        return all;
    }

    private int steps() {
        return episodes.getFirst().steps.size();
    }

    /** Replays all episodes, a world each, and returns the largest difference of any state or reward. */
    double replay(GameFactory game) {
        GameFactory placed = Placed.in(game, (world, agents, landmarks, goals) -> {
            Episode episode = episodes.get(world);
            copy(episode.start, agents);
            copy(episode.landmarks, landmarks);
            Arrays.setAll(goals, i -> (int) episode.goals[i]);
        });
        double worst = 0;
        try (ParticleArena arena = new ParticleArena(placed, episodes.size(), 1)) {
            for (int step = 0; step < steps(); step++) {
                for (int world = 0; world < episodes.size(); world++) {
                    arena.act(world, episodes.get(world).steps.get(step).actions);
                }
                arena.arena.step();
                worst = Math.max(worst, difference(arena, step));
            }
        }
        return worst;
    }

    private static void copy(double[] from, double[] to) {
        System.arraycopy(from, 0, to, 0, from.length);
    }

    private double difference(ParticleArena arena, int step) {
        double[] position = arena.position();
        double[] velocity = arena.velocity();
        double worst = 0;
        int row = 0;
        for (int world = 0; world < episodes.size(); world++) {
            Step expected = episodes.get(world).steps.get(step);
            double[] rewards = arena.rewards(world);
            for (int i = 0; i < expected.rewards.length; i++, row++) {
                for (int axis = 0; axis < 2; axis++) {
                    worst = larger(worst, expected.states[4 * i + axis] - position[2 * row + axis]);
                    worst = larger(worst, expected.states[4 * i + 2 + axis] - velocity[2 * row + axis]);
                }
                worst = larger(worst, expected.rewards[i] - rewards[i]);
            }
            if (expected.observations.length > 0) {
                requireObservations(expected.observations, arena.observations(world));
            }
        }
        return worst;
    }

    private static double larger(double worst, double difference) {
        return Math.max(worst, Math.abs(difference));
    }

    private static void requireObservations(double[] expected, float[] seen) {
        if (seen.length != expected.length) {
            throw new AssertionError("there must be " + expected.length + " observations, got " + seen.length);
        }
        for (int i = 0; i < seen.length; i++) {
            if (!(Math.abs(seen[i] - expected[i]) <= 1e-9 + Math.ulp(seen[i]) / 2)) {
                throw new AssertionError("observation " + i + " must be " + expected[i] + ", got " + seen[i]);
            }
        }
    }
}
