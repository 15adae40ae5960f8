package io.throng.scenarios.foraging;

import io.throng.agents.spec.Feature;
import io.throng.agents.spec.ObservationSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Three layers of the cells around a player, row by row: levels of players, levels of food, and 1 where one could go. Cells
 * outside the field are 0 in all three.
 */
final class Layers implements Sight {
    private final int size;
    private final int players;
    private final int sight;
    private final int side;
    private final int highestPlayer;
    private final int highestFood;

    Layers(Foraging.Parameters rules) {
        this.size = rules.size();
        this.players = rules.agents();
        this.sight = rules.reach();
        this.side = 2 * sight + 1;
        this.highestPlayer = rules.maxPlayerLevel();
        this.highestFood = rules.maxFoodLevel() == 0 ? 3 * highestPlayer : rules.maxFoodLevel();
    }

    @Override
    public ObservationSpec spec() {
        List<Feature> features = new ArrayList<>();
        add(features, "player", highestPlayer);
        add(features, "food", highestFood);
        add(features, "free", 1);
        return new ObservationSpec(features);
    }

    private void add(List<Feature> features, String what, int highest) {
        for (int i = 0; i < side * side; i++) {
            features.add(new Feature(what + " " + (i / side - sight) + " " + (i % side - sight), "", 0, highest));
        }
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
        int top = cells[firstPlayer + player] / size - sight;
        int left = cells[firstPlayer + player] % size - sight;
        int layer = side * side;
        for (int i = 0; i < layer; i++) {
            int row = top + i / side;
            int column = left + i % side;
            boolean inside = row >= 0 && row < size && column >= 0 && column < size;
            int food = inside ? field[firstCell + row * size + column] : 0;
            into[from + i] = 0;
            into[from + layer + i] = food;
            into[from + 2 * layer + i] = inside && food == 0 ? 1 : 0;
        }
        for (int i = 0; i < players; i++) {
            int row = cells[firstPlayer + i] / size - top;
            int column = cells[firstPlayer + i] % size - left;
            if (row >= 0 && row < side && column >= 0 && column < side) {
                into[from + row * side + column] = levels[firstPlayer + i];
                into[from + 2 * layer + row * side + column] = 0;
            }
        }
    }
}
