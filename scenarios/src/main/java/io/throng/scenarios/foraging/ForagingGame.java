package io.throng.scenarios.foraging;

import io.throng.agents.Kind;
import io.throng.agents.arena.Game;
import io.throng.agents.spec.ActionSpec;
import io.throng.agents.spec.ObservationSpec;
import io.throng.kernel.Turn;
import io.throng.kernel.random.Philox;
import io.throng.kernel.record.AgentRows;
import io.throng.kernel.record.Camera;
import io.throng.kernel.record.Extent;
import io.throng.kernel.record.Glyph;
import io.throng.kernel.record.Range;
import io.throng.kernel.state.IntColumn;
import io.throng.kernel.state.Table;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rules of level-based foraging. A step: actions that cannot be done become none; who is alone in wanting a cell moves
 * there; then those who load share the food next to them if their levels suffice.
 *
 * <p>As in the public code, a player may move into a cell whose occupant wanted to leave and could not, so that two share a
 * cell, and players may swap.
 */
final class ForagingGame implements Game {
    static final int NONE = 0;
    static final int NORTH = 1;
    static final int SOUTH = 2;
    static final int WEST = 3;
    static final int EAST = 4;
    static final int LOAD = 5;
    private static final int ATTEMPTS = 1000;
    private static final int MOST_LEVEL = 6;
    private static final int[] DOWN = {0, -1, 1, 0, 0, 0};
    private static final int[] RIGHT = {0, 0, 0, -1, 1, 0};

    private final Foraging.Parameters rules;
    private final int size;
    private final int players;

    /** Where a player is, {@code row * size + column}. */
    final IntColumn cell;

    final IntColumn level;
    private final IntColumn action;

    /** Levels of food by cell, {@code [size * size]}; 0 for none. */
    final IntColumn field;

    /** The sum of the levels of all food at first. */
    final IntColumn spawned;

    private final Sight sight;
    private final List<Kind> kinds;

    ForagingGame(Foraging.Parameters rules, Table agents, Table worlds) {
        this.rules = rules;
        this.size = rules.size();
        this.players = rules.agents();
        this.cell = agents.ints("cell", "");
        this.level = agents.ints("level", "");
        this.action = agents.ints("action", "");
        this.field = worlds.ints("field", "levels", size * size);
        this.spawned = worlds.ints("spawned", "levels");
        this.sight = rules.view().gridObservation() ? new Layers(rules) : new Things(rules);
        ObservationSpec sees = sight.spec();
        ActionSpec acts = new ActionSpec.Discrete(List.of("none", "north", "south", "west", "east", "load"));
        this.kinds = List.of(new Kind("player", players, sees, acts));
    }

    @Override
    public List<Kind> kinds() {
        return kinds;
    }

    @Override
    public int episodeLimit() {
        return rules.episodeSteps();
    }

    @Override
    public void begin(Turn turn, int world) {
        Philox random = turn.random();
        int[] food = field.write();
        int from = world * size * size;
        Arrays.fill(food, from, from + size * size, 0);
        for (int i = 0; i < players; i++) {
            action.write()[world * players + i] = NONE;
            placePlayer(random, world, i);
        }
        spawned.write()[world] = placeFood(random, world);
    }

    private void placePlayer(Philox random, int world, int player) {
        int row = world * players + player;
        int range = rules.levels().maxPlayerLevel() - rules.levels().minPlayerLevel() + 1;
        int place = random.nextInt(size * size);
        for (int attempt = 1; attempt < ATTEMPTS && isTaken(world, player, place); attempt++) {
            place = random.nextInt(size * size);
        }
        cell.write()[row] = place;
        level.write()[row] = rules.levels().minPlayerLevel() + random.nextInt(range);
    }

    /** Whether one of the first players of a world stands there. */
    private boolean isTaken(int world, int firstPlayers, int place) {
        for (int i = 0; i < firstPlayers; i++) {
            if (cell.write()[world * players + i] == place) {
                return true;
            }
        }
        return false;
    }

    /** Food stands apart, not on the border; returns the sum of its levels. */
    private int placeFood(Philox random, int world) {
        int given = rules.levels().maxFoodLevel();
        int highest = given == 0 ? lowestThree(world) : given;
        int lowest = rules.forceCoop() ? highest : Math.min(rules.levels().minFoodLevel(), highest);
        int placed = 0;
        int sum = 0;
        for (int attempt = 0; attempt < ATTEMPTS && placed < rules.foods(); attempt++) {
            int row = 1 + random.nextInt(size - 2);
            int column = 1 + random.nextInt(size - 2);
            int place = row * size + column;
            if (isApart(world, row, column) && !isTaken(world, players, place)) {
                int worth = lowest + random.nextInt(highest - lowest + 1);
                field.write()[world * size * size + place] = worth;
                placed++;
                sum += worth;
            }
        }
        return sum;
    }

    private int lowestThree(int world) {
        int from = world * players;
        return Arrays.stream(level.write(), from, from + players)
                .sorted()
                .limit(3)
                .sum();
    }

    /** Whether there is no food in the block of nine cells around, or two cells away in a row or column. */
    private boolean isApart(int world, int row, int column) {
        for (int i = -1; i <= 1; i++) {
            for (int j = -1; j <= 1; j++) {
                if (foodToPlace(world, row + i, column + j) > 0) {
                    return false;
                }
            }
        }
        return foodToPlace(world, row - 2, column) == 0
                && foodToPlace(world, row + 2, column) == 0
                && foodToPlace(world, row, column - 2) == 0
                && foodToPlace(world, row, column + 2) == 0;
    }

    private int foodToPlace(int world, int row, int column) {
        boolean inside = row >= 0 && row < size && column >= 0 && column < size;
        return inside ? field.write()[(world * size + row) * size + column] : 0;
    }

    @Override
    public void act(Turn turn, int row, float[] actions, int from) {
        int wanted = (int) actions[from];
        if (wanted != actions[from] || wanted < NONE || wanted > LOAD) {
            throw new IllegalArgumentException("an action must be a whole number in [0, 5], got " + actions[from]);
        }
        action.write()[row] = can(row, wanted) ? wanted : NONE;
    }

    /** Whether an action does something as the world is: nobody stands in the way, but food and the border do. */
    private boolean can(int row, int wanted) {
        int world = row / players;
        int at = cell.read()[row];
        return switch (wanted) {
            case NONE -> true;
            case LOAD ->
                isFood(world, at, NORTH)
                        || isFood(world, at, SOUTH)
                        || isFood(world, at, WEST)
                        || isFood(world, at, EAST);
            default -> isInside(at, wanted) && !isFood(world, at, wanted);
        };
    }

    private boolean isInside(int at, int move) {
        int row = at / size + DOWN[move];
        int column = at % size + RIGHT[move];
        return row >= 0 && row < size && column >= 0 && column < size;
    }

    private boolean isFood(int world, int at, int move) {
        return isInside(at, move) && field.read()[world * size * size + at + DOWN[move] * size + RIGHT[move]] > 0;
    }

    @Override
    public boolean settle(Turn turn, int world, double[] rewards, int from) {
        Arrays.fill(rewards, from, from + players, 0);
        move(world);
        return load(world, rewards, from) == 0;
    }

    private void move(int world) {
        int first = world * players;
        for (int i = first; i < first + players; i++) {
            int target = target(i);
            boolean alone = true;
            for (int j = first; j < first + players; j++) {
                alone &= j == i || target(j) != target;
            }
            cell.write()[i] = alone ? target : cell.read()[i];
        }
    }

    private int target(int row) {
        int wanted = action.write()[row];
        return cell.read()[row] + DOWN[wanted] * size + RIGHT[wanted];
    }

    /** Pays for loading; returns how much food is left. */
    private int load(int world, double[] rewards, int from) {
        int[] food = field.write();
        int first = world * players;
        boolean[] done = null;
        for (int i = 0; i < players; i++) {
            if (action.write()[first + i] == LOAD && (done == null || !done[i])) {
                done = done == null ? new boolean[players] : done;
                lift(world, i, done, rewards, from);
            }
        }
        int left = 0;
        for (int at = world * size * size; at < (world + 1) * size * size; at++) {
            left += food[at];
        }
        return left;
    }

    /** All who load next to the food beside a player try together. */
    private void lift(int world, int player, boolean[] done, double[] rewards, int from) {
        int first = world * players;
        int place = foodBeside(world, cell.write()[first + player]);
        if (place < 0) {
            done[player] = true;
            return;
        }
        int worth = field.write()[world * size * size + place];
        int strength = 0;
        for (int i = 0; i < players; i++) {
            strength += takesPart(first + i, place) && !done[i] ? level.read()[first + i] : 0;
        }
        for (int i = 0; i < players; i++) {
            if (takesPart(first + i, place) && !done[i]) {
                done[i] = true;
                rewards[from + i] = strength < worth
                        ? rewards[from + i] - rules.penalty()
                        : share(world, level.read()[first + i], worth, strength);
            }
        }
        if (strength >= worth) {
            field.write()[world * size * size + place] = 0;
        }
    }

    private double share(int world, int own, int worth, int strength) {
        double reward = (double) own * worth;
        return rules.normalizeRewards() ? reward / ((double) strength * spawned.read()[world]) : reward;
    }

    private boolean takesPart(int row, int place) {
        int at = cell.write()[row];
        int apart = Math.abs(at / size - place / size) + Math.abs(at % size - place % size);
        return apart == 1 && action.write()[row] == LOAD;
    }

    /** The first cell with food to the north, south, west and east, as the public code looks for it; -1 for none. */
    private int foodBeside(int world, int at) {
        int[] food = field.write();
        int from = world * size * size;
        int row = at / size;
        int column = at % size;
        if (row > 1 && food[from + at - size] > 0) {
            return at - size;
        }
        if (row < size - 1 && food[from + at + size] > 0) {
            return at + size;
        }
        if (column > 1 && food[from + at - 1] > 0) {
            return at - 1;
        }
        return column < size - 1 && food[from + at + 1] > 0 ? at + 1 : -1;
    }

    @Override
    public void observe(Turn turn, int row, float[] into, int from) {
        int world = row / players;
        sight.see(
                row % players,
                cell.read(),
                level.read(),
                world * players,
                field.read(),
                world * size * size,
                into,
                from);
    }

    @Override
    public void mask(Turn turn, int row, float[] into, int from) {
        if (rules.view().masks()) {
            for (int wanted = NONE; wanted <= LOAD; wanted++) {
                into[from + wanted] = can(row, wanted) ? 1 : 0;
            }
        }
    }

    /** Row 0 at the top, as in the public code. */
    @Override
    public Camera camera() {
        List<String> levels = IntStream.rangeClosed(0, MOST_LEVEL)
                .mapToObj(food -> food == 0 ? "no food" : "food of level " + food)
                .toList();
        return Camera.on("world 0", Extent.of(size, size, ""))
                .cells("food", size, size, levels, place -> Math.min(MOST_LEVEL, field.read()[upsideDown(place)]))
                .agents(
                        "players",
                        Glyph.DISC,
                        0.6,
                        AgentRows.first(players),
                        all -> all.at(row -> cell.read()[row] % size + 0.5, row -> size - cell.read()[row] / size - 0.5)
                                .quantity("level", "", Range.open(), row -> level.read()[row]));
    }

    private int upsideDown(int place) {
        return (size - 1 - place / size) * size + place % size;
    }
}
