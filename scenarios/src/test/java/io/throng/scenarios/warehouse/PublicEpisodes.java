package io.throng.scenarios.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throng.kernel.Parameters;
import io.throng.scenarios.OneWorld;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Replays episodes that robotic-warehouse played, told line by line: {@code rules} as parameters; then where an episode begins
 * {@code robots} (column, row, heading, whether it carries, whether it has delivered), {@code shelves} that are not where they
 * began (number, column, row) and {@code requests} (numbers); for every step {@code actions}, {@code rewards} and those three
 * again; {@code seen} is all observations; {@code ended} whether the rules ended it; {@code end}. What is requested next is
 * taken over, as it is drawn.
 */
final class PublicEpisodes {
    private Warehouse.Parameters rules;
    private Layout layout;
    private OneWorld world;
    private Robots robots;
    private int[] homes;
    private double[] told = {};
    private int[] shelves;
    private boolean playing;
    private boolean ended;
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
            case "robots" -> told = numbers;
            case "shelves" -> shelves = shelves(numbers);
            case "requests" -> requestsAre(numbers);
            case "actions" -> act(numbers);
            case "rewards" -> rewardsAre(numbers);
            case "seen" -> seenIs(numbers);
            case "ended" -> assertThat(ended).isEqualTo(numbers[0] == 1);
            case "end" -> playing = false;
            default -> throw new IllegalArgumentException("no such line: " + line);
        }
    }

    private void open(String text) {
        Map<String, String> changes = Stream.of(text.split(" ", -1))
                .map(word -> word.split("=", 2))
                .collect(Collectors.toMap(word -> word[0], word -> word[1]));
        rules = Parameters.with(new Warehouse().defaults(), changes);
        layout = new Layout(rules.size(), rules.columnHeight());
        world = new OneWorld(new Warehouse().game(rules), 1);
        robots = ((WarehouseGame) world.game).robots;
        homes = IntStream.range(0, layout.cells())
                .filter(cell -> !layout.isHighway(cell))
                .toArray();
    }

    private int[] shelves(double[] moved) {
        int[] places = homes.clone();
        for (int i = 0; i < moved.length; i += 3) {
            places[(int) moved[i] - 1] = cell(moved, i + 1);
        }
        int[] floor = new int[layout.cells()];
        for (int shelf = 0; shelf < places.length; shelf++) {
            floor[places[shelf]] = shelf + 1;
        }
        return floor;
    }

    private int cell(double[] numbers, int from) {
        return (int) (numbers[from + 1] * layout.width() + numbers[from]);
    }

    private int[] ofRobots(int number) {
        return IntStream.range(0, rules.agents())
                .map(robot -> (int) told[5 * robot + number])
                .toArray();
    }

    private int[] cells() {
        return IntStream.range(0, rules.agents())
                .map(robot -> cell(told, 5 * robot))
                .toArray();
    }

    private void requestsAre(double[] numbers) {
        int[] requested = new int[layout.shelves()];
        for (double number : numbers) {
            requested[(int) number - 1] = 1;
        }
        if (!playing) {
            world.set(this::place);
            playing = true;
        } else {
            assertThat(robots.cell.read()).startsWith(cells());
            assertThat(robots.heading.read()).startsWith(ofRobots(2));
            assertThat(robots.carries.read()).startsWith(ofRobots(3));
            assertThat(robots.delivered.read()).startsWith(ofRobots(4));
            assertThat(robots.shelf.read()).startsWith(shelves);
            assertThat(Arrays.stream(robots.requested.read()).sum()).isEqualTo(numbers.length);
        }
        world.set(() -> System.arraycopy(requested, 0, robots.requested.write(), 0, requested.length));
    }

    private void place() {
        System.arraycopy(cells(), 0, robots.cell.write(), 0, rules.agents());
        System.arraycopy(ofRobots(2), 0, robots.heading.write(), 0, rules.agents());
        Arrays.fill(robots.carries.write(), 0);
        Arrays.fill(robots.delivered.write(), 0);
        Arrays.fill(robots.message.write(), 0);
        robots.idleSteps.write()[0] = 0;
        System.arraycopy(shelves, 0, robots.shelf.write(), 0, shelves.length);
    }

    private void act(double[] actions) {
        for (int i = 0; i < actions.length; i++) {
            world.actions[i] = (float) actions[i];
        }
        ended = world.step();
        steps++;
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
