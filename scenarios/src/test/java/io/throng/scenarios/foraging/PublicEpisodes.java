package io.throng.scenarios.foraging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throng.kernel.Parameters;
import io.throng.scenarios.OneWorld;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Replays episodes that lb-foraging played, told line by line: {@code rules} as parameters; {@code players} and {@code food}
 * (row, column, level of each, food row by row) where an episode begins; then for every step {@code masks}, {@code actions},
 * {@code players}, {@code food} and {@code rewards}; {@code seen} is all observations; {@code end}.
 */
final class PublicEpisodes {
    private Foraging.Parameters rules;
    private OneWorld world;
    private ForagingGame game;
    private double[] players = {};
    private boolean playing;
    private boolean ended;
    private boolean foodLeft;
    private int steps;
    private int rewarded;

    /** Steps replayed. */
    int steps() {
        return steps;
    }

    /** Rewards above 0 among them. */
    int rewarded() {
        return rewarded;
    }

    /** Replays a line; fails where the worlds differ. */
    void read(String line) {
        String[] words = line.split(" ", 2);
        String rest = words.length > 1 ? words[1] : "";
        if (words[0].equals("rules")) {
            open(rest);
            return;
        }
        double[] numbers = Arrays.stream(rest.split(" ", -1))
                .filter(word -> !word.isEmpty())
                .mapToDouble(Double::parseDouble)
                .toArray();
        switch (words[0]) {
            case "players" -> players = numbers;
            case "food" -> foodIs(numbers);
            case "masks" -> masksAre(numbers);
            case "actions" -> act(numbers);
            case "rewards" -> rewardsAre(numbers);
            case "seen" -> seenIs(numbers);
            case "end" -> end();
            default -> throw new IllegalArgumentException("no such line: " + line);
        }
    }

    private void open(String text) {
        Map<String, String> changes = new HashMap<>(Map.of("masks", "true"));
        changes.putAll(Stream.of(text.split(" ", -1))
                .map(word -> word.split("=", 2))
                .collect(Collectors.toMap(word -> word[0], word -> word[1])));
        rules = Parameters.with(new Foraging().defaults(), changes);
        world = new OneWorld(new Foraging().game(rules), 1);
        game = (ForagingGame) world.game;
    }

    private void foodIs(double[] food) {
        int[] field = new int[rules.size() * rules.size()];
        for (int i = 0; i < food.length; i += 3) {
            field[cell(food, i)] = (int) food[i + 2];
        }
        if (!playing) {
            world.set(() -> place(field));
            playing = true;
        }
        assertThat(game.cell.read()).startsWith(cells());
        assertThat(game.level.read()).startsWith(levels());
        assertThat(game.field.read()).startsWith(field);
        foodLeft = food.length > 0;
    }

    private void place(int[] field) {
        System.arraycopy(cells(), 0, game.cell.write(), 0, rules.agents());
        System.arraycopy(levels(), 0, game.level.write(), 0, rules.agents());
        System.arraycopy(field, 0, game.field.write(), 0, field.length);
        game.spawned.write()[0] = Arrays.stream(field).sum();
    }

    private int cell(double[] things, int from) {
        return (int) (things[from] * rules.size() + things[from + 1]);
    }

    private int[] cells() {
        int[] cells = new int[rules.agents()];
        Arrays.setAll(cells, i -> cell(players, 3 * i));
        return cells;
    }

    private int[] levels() {
        int[] levels = new int[rules.agents()];
        Arrays.setAll(levels, i -> (int) players[3 * i + 2]);
        return levels;
    }

    private void masksAre(double[] masks) {
        for (int i = 0; i < masks.length; i++) {
            assertThat(world.masks[i]).isEqualTo((float) masks[i]);
        }
    }

    private void act(double[] actions) {
        for (int i = 0; i < actions.length; i++) {
            world.actions[i] = (float) actions[i];
        }
        ended = world.step();
        steps++;
    }

    private void end() {
        assertThat(ended).isEqualTo(!foodLeft);
        playing = false;
    }

    private void rewardsAre(double[] rewards) {
        for (int i = 0; i < rewards.length; i++) {
            assertThat(world.rewards[i]).isCloseTo(rewards[i], within(1e-12));
            rewarded += rewards[i] > 0 ? 1 : 0;
        }
    }

    private void seenIs(double[] seen) {
        for (int i = 0; i < seen.length; i++) {
            assertThat(world.observations[i]).isEqualTo((float) seen[i]);
        }
        assertThat(world.observations).hasSize(seen.length);
    }
}
