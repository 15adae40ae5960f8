package io.throng.scenarios.particle;

import io.throng.agents.arena.GameFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Episodes played by a public implementation, as lines of a word and numbers: {@code landmarks} and {@code agents} for
 * where an episode begins, then for every step {@code actions}, {@code agents} (x, y, velocity x, velocity y of each)
 * and {@code rewards}, in the end {@code observations}.
 */
final class PublicTrajectories {
    private static final class Episode {
        final double[] landmarks;
        final double[] start;
        final List<double[]> actions = new ArrayList<>();
        final List<double[]> states = new ArrayList<>();
        final List<double[]> rewards = new ArrayList<>();

        Episode(double[] landmarks, double[] start) {
            this.landmarks = landmarks;
            this.start = start;
        }
    }

    private final List<Episode> episodes = new ArrayList<>();
    private final List<double[]> lastObservations = new ArrayList<>();

    PublicTrajectories(List<String> lines) {
        double[] landmarks = new double[0];
        for (String line : lines) {
            String[] words = line.split(" ");
            double[] numbers = Arrays.stream(words)
                    .skip(1)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            switch (words[0]) {
                case "landmarks" -> landmarks = numbers;
                case "agents" -> addAgents(landmarks, numbers);
                case "actions" -> episodes.getLast().actions.add(numbers);
                case "rewards" -> episodes.getLast().rewards.add(numbers);
                case "observations" -> lastObservations.add(numbers);
                default -> throw new IllegalArgumentException("no such line: " + words[0]);
            }
        }
    }

    private void addAgents(double[] landmarks, double[] numbers) {
        if (episodes.size() == lastObservations.size()) {
            episodes.add(new Episode(landmarks, numbers));
        } else {
            episodes.getLast().states.add(numbers);
        }
    }

    /** Replays all episodes, a world each, and returns the largest difference of any state or reward. */
    double replay(GameFactory game) {
        GameFactory placed = Placed.in(game, (world, agents, landmarks) -> {
            System.arraycopy(episodes.get(world).start, 0, agents, 0, agents.length);
            System.arraycopy(episodes.get(world).landmarks, 0, landmarks, 0, landmarks.length);
        });
        double worst = 0;
        try (SpreadArena spread = new SpreadArena(placed, episodes.size(), 1)) {
            for (int step = 0; step < episodes.getFirst().actions.size(); step++) {
                writeActions(spread, step);
                spread.arena.step();
                worst = Math.max(worst, difference(spread, step));
            }
            requireObservations(spread);
        }
        return worst;
    }

    private void writeActions(SpreadArena spread, int step) {
        int at = 0;
        for (Episode episode : episodes) {
            for (double action : episode.actions.get(step)) {
                spread.batch().actions()[at++] = (float) action;
            }
        }
    }

    private double difference(SpreadArena spread, int step) {
        double[] position = spread.position();
        double[] velocity = spread.velocity();
        double worst = 0;
        int row = 0;
        for (Episode episode : episodes) {
            double[] state = episode.states.get(step);
            double[] rewards = episode.rewards.get(step);
            for (int i = 0; i < rewards.length; i++, row++) {
                worst = max(worst, state[4 * i] - position[2 * row], state[4 * i + 1] - position[2 * row + 1]);
                worst = max(worst, state[4 * i + 2] - velocity[2 * row], state[4 * i + 3] - velocity[2 * row + 1]);
                worst = max(worst, rewards[i] - spread.batch().rewards()[row], 0);
            }
        }
        return worst;
    }

    private static double max(double worst, double one, double other) {
        return Math.max(worst, Math.max(Math.abs(one), Math.abs(other)));
    }

    private void requireObservations(SpreadArena spread) {
        float[] observations = spread.batch().observations();
        int at = 0;
        for (double[] ofWorld : lastObservations) {
            for (double number : ofWorld) {
                float seen = observations[at++];
                if (!(Math.abs(seen - number) <= 1e-9 + Math.ulp(seen) / 2)) {
                    throw new AssertionError("observation " + (at - 1) + " must be " + number + ", got " + seen);
                }
            }
        }
        if (at != observations.length) {
            throw new AssertionError("there must be " + at + " observations, got " + observations.length);
        }
    }
}
