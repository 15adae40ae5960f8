package io.throng.scenarios.foraging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Level-based foraging again, slow and obvious: objects on a square, one rule after the other. */
final class ReferenceForaging {
    static final class Player {
        int row;
        int column;
        int level;
        double reward;

        Player(int row, int column, int level) {
            this.row = row;
            this.column = column;
            this.level = level;
        }
    }

    final Foraging.Parameters rules;
    final int[][] food;
    final List<Player> players = new ArrayList<>();
    int spawned;

    ReferenceForaging(Foraging.Parameters rules) {
        this.rules = rules;
        this.food = new int[rules.size()][rules.size()];
    }

    private boolean inside(int row, int column) {
        return row >= 0 && column >= 0 && row < rules.size() && column < rules.size();
    }

    private int foodAt(int row, int column) {
        return inside(row, column) ? food[row][column] : 0;
    }

    boolean isValid(Player player, int action) {
        int r = player.row;
        int c = player.column;
        return switch (action) {
            case 0 -> true;
            case 1 -> inside(r - 1, c) && food[r - 1][c] == 0;
            case 2 -> inside(r + 1, c) && food[r + 1][c] == 0;
            case 3 -> inside(r, c - 1) && food[r][c - 1] == 0;
            case 4 -> inside(r, c + 1) && food[r][c + 1] == 0;
            case 5 -> foodAt(r - 1, c) + foodAt(r + 1, c) + foodAt(r, c - 1) + foodAt(r, c + 1) > 0;
            default -> throw new AssertionError(action);
        };
    }

    /** Returns whether no food is left. */
    boolean step(int[] wanted) {
        List<Player> loading = new ArrayList<>();
        Map<List<Integer>, List<Player>> targets = new HashMap<>();
        for (int i = 0; i < players.size(); i++) {
            Player player = players.get(i);
            player.reward = 0;
            int action = isValid(player, wanted[i]) ? wanted[i] : 0;
            int r = player.row + (action == 2 ? 1 : action == 1 ? -1 : 0);
            int c = player.column + (action == 4 ? 1 : action == 3 ? -1 : 0);
            targets.computeIfAbsent(List.of(r, c), cell -> new ArrayList<>()).add(player);
            if (action == 5) {
                loading.add(player);
            }
        }
        targets.forEach((cell, who) -> {
            if (who.size() == 1) {
                who.getFirst().row = cell.get(0);
                who.getFirst().column = cell.get(1);
            }
        });
        while (!loading.isEmpty()) {
            load(loading, loading.getFirst());
        }
        int left = 0;
        for (int[] row : food) {
            for (int level : row) {
                left += level;
            }
        }
        return left == 0;
    }

    private void load(List<Player> loading, Player player) {
        int r = player.row;
        int c = player.column;
        int[] place = foodAt(r - 1, c) > 0
                ? new int[] {r - 1, c}
                : foodAt(r + 1, c) > 0
                        ? new int[] {r + 1, c}
                        : foodAt(r, c - 1) > 0 ? new int[] {r, c - 1} : new int[] {r, c + 1};
        if (foodAt(place[0], place[1]) == 0) {
            loading.remove(player); // it was taken by a team of which this player was no part
            return;
        }
        int level = food[place[0]][place[1]];
        List<Player> team = loading.stream()
                .filter(p -> Math.abs(p.row - place[0]) + Math.abs(p.column - place[1]) == 1)
                .toList();
        int strength = team.stream().mapToInt(p -> p.level).sum();
        for (Player member : team) {
            if (strength < level) {
                member.reward -= rules.penalty();
            } else {
                member.reward = (double) member.level * level;
                if (rules.normalizeRewards()) {
                    member.reward /= (double) strength * spawned;
                }
            }
        }
        if (strength >= level) {
            food[place[0]][place[1]] = 0;
        }
        loading.removeAll(team);
    }

    float[] things(int who) {
        Player self = players.get(who);
        int sight = rules.reach();
        List<float[]> foods = new ArrayList<>();
        List<float[]> seen = new ArrayList<>();
        int top = Math.max(0, self.row - sight);
        int left = Math.max(0, self.column - sight);
        for (int r = 0; r < rules.size(); r++) {
            for (int c = 0; c < rules.size(); c++) {
                boolean near = Math.abs(r - self.row) <= sight && Math.abs(c - self.column) <= sight;
                if (near && food[r][c] > 0) {
                    foods.add(new float[] {r - top, c - left, food[r][c]});
                }
            }
        }
        seen.add(new float[] {self.row - top, self.column - left, self.level});
        for (int i = 0; i < players.size(); i++) {
            Player other = players.get(i);
            // The public code's transformation, with its reach beyond sight at the top and the left border.
            int r = other.row - self.row + Math.min(sight, self.row);
            int c = other.column - self.column + Math.min(sight, self.column);
            if (i != who && Math.min(r, c) >= 0 && Math.max(r, c) <= 2 * sight) {
                seen.add(new float[] {r, c, other.level});
            }
        }
        float[] row = new float[3 * (rules.foods() + players.size())];
        fill(row, 0, rules.foods(), foods);
        fill(row, 3 * rules.foods(), players.size(), seen);
        return row;
    }

    private static void fill(float[] row, int from, int places, List<float[]> things) {
        for (int i = 0; i < places; i++) {
            float[] thing = i < things.size() ? things.get(i) : new float[] {-1, -1, 0};
            System.arraycopy(thing, 0, row, from + 3 * i, 3);
        }
    }

    float[] layers(int who) {
        int sight = rules.reach();
        int side = 2 * sight + 1;
        float[] row = new float[3 * side * side];
        Player self = players.get(who);
        for (int i = 0; i < side; i++) {
            for (int j = 0; j < side; j++) {
                int r = self.row - sight + i;
                int c = self.column - sight + j;
                int at = i * side + j;
                row[side * side + at] = foodAt(r, c);
                boolean taken = false;
                for (Player player : players) {
                    if (player.row == r && player.column == c) {
                        row[at] = player.level;
                        taken = true;
                    }
                }
                row[2 * side * side + at] = inside(r, c) && !taken && foodAt(r, c) == 0 ? 1 : 0;
            }
        }
        return row;
    }
}
