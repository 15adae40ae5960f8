package io.throng.scenarios.foraging;

import io.throng.agents.spec.EntityGroup;
import io.throng.agents.spec.Feature;
import io.throng.agents.spec.ObservationSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * A list of things: (row, column, level) of each food seen, row by row; of oneself; of each other player seen. Places left
 * over hold (-1, -1, 0). Rows and columns count from the top left of what is seen of the field.
 *
 * <p>As in the public code, another player is seen if its row and column so counted lie in [0, 2 sight], which near the top
 * and the left border reaches further than sight.
 */
final class Things implements Sight {
    private static final int WIDTH = 3;

    private final int size;
    private final int players;
    private final int foods;
    private final int sight;
    private final int highestPlayer;
    private final int highestFood;

    Things(Foraging.Parameters rules) {
        this.size = rules.size();
        this.players = rules.agents();
        this.foods = rules.foods();
        this.sight = rules.reach();
        this.highestPlayer = rules.maxPlayerLevel();
        this.highestFood = rules.maxFoodLevel() == 0 ? 3 * highestPlayer : rules.maxFoodLevel();
    }

    @Override
    public ObservationSpec spec() {
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < foods; i++) {
            add(features, "food " + i, highestFood);
        }
        add(features, "own", highestPlayer);
        for (int i = 1; i < players; i++) {
            add(features, "other " + i, highestPlayer);
        }
        List<EntityGroup> entities = new ArrayList<>();
        entities.add(new EntityGroup("food", 0, foods, WIDTH));
        if (players > 1) {
            entities.add(new EntityGroup("others", WIDTH * (foods + 1), players - 1, WIDTH));
        }
        return new ObservationSpec(features, entities);
    }

    private void add(List<Feature> features, String what, int highest) {
        features.add(new Feature(what + " row", "", -1, size - 1));
        features.add(new Feature(what + " column", "", -1, size - 1));
        features.add(new Feature(what + " level", "", 0, highest));
    }

    @Override
    public void see(
            int player,
            int[] cells,
            int[] levels,
            int firstPlayer,
            int[] field,
            int firstCell,
            float[] into,
            int from) {
        int row = cells[firstPlayer + player] / size;
        int column = cells[firstPlayer + player] % size;
        int top = Math.max(row - sight, 0);
        int left = Math.max(column - sight, 0);
        int bottom = Math.min(row + sight, size - 1);
        int right = Math.min(column + sight, size - 1);
        int at = from;
        for (int r = top; r <= bottom; r++) {
            for (int c = left; c <= right; c++) {
                int level = field[firstCell + r * size + c];
                if (level > 0) {
                    at = put(into, at, r - top, c - left, level);
                }
            }
        }
        at = nothing(into, at, from + WIDTH * foods);
        at = put(into, at, row - top, column - left, levels[firstPlayer + player]);
        for (int i = 0; i < players; i++) {
            int r = cells[firstPlayer + i] / size - top;
            int c = cells[firstPlayer + i] % size - left;
            if (i != player && r >= 0 && c >= 0 && r <= 2 * sight && c <= 2 * sight) {
                at = put(into, at, r, c, levels[firstPlayer + i]);
            }
        }
        nothing(into, at, from + WIDTH * (foods + players));
    }

    private static int put(float[] into, int at, int row, int column, int level) {
        into[at] = row;
        into[at + 1] = column;
        into[at + 2] = level;
        return at + WIDTH;
    }

    private static int nothing(float[] into, int from, int to) {
        for (int at = from; at < to; at += WIDTH) {
            put(into, at, -1, -1, 0);
        }
        return to;
    }
}
