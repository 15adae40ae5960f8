package io.throng.kernel.space;

import io.throng.kernel.state.IntColumn;
import java.util.Arrays;

/**
 * A grid on which at most one agent stands on a cell, as one byte a cell: what looking around costs least on. An agent is
 * shown by a number of its own, such as its kind; an empty cell by 0.
 *
 * <p>A shard draws a share of the cells, for which it looks at all agents. Agents whose cell is negative stand nowhere.
 */
public final class CellMap implements SpatialIndex {
    /** What an empty cell shows. */
    public static final byte EMPTY = 0;

    private final IntColumn cell;
    private final IntColumn shown;
    private final byte[] map;
    private int rows;
    private int shards;

    /**
     * A map of agents.
     *
     * @param cells how many there are
     * @param cell each agent's cell, below {@code cells}; negative for nowhere
     * @param shown what stands for the agent, in [1, 127]
     */
    public CellMap(int cells, IntColumn cell, IntColumn shown) {
        this.cell = cell;
        this.shown = shown;
        this.map = new byte[cells];
    }

    @Override
    public void open(int newRows, int newShards) {
        rows = newRows;
        shards = newShards;
    }

    @Override
    public void count(int shard, int fromRow, int toRow) {
        Arrays.fill(map, firstCell(shard), firstCell(shard + 1), EMPTY);
    }

    @Override
    public void arrange() {}

    @Override
    public void place(int shard, int fromRow, int toRow) {
        int from = firstCell(shard);
        int to = firstCell(shard + 1);
        int[] standing = cell.read();
        int[] showing = shown.read();
        for (int row = 0; row < rows; row++) {
            int its = standing[row];
            if (its >= from && its < to) {
                draw(its, showing[row]);
            }
        }
    }

    @Override
    public void renumbered(int[] newRow) {}

    private void draw(int its, int number) {
        if (map[its] != EMPTY || number <= EMPTY || number > Byte.MAX_VALUE) {
            throw new IllegalStateException("cell " + its + " shows " + map[its] + " already, or an agent on it shows "
                    + number + "; one agent a cell, shown by 1 to 127");
        }
        map[its] = (byte) number;
    }

    private int firstCell(int shard) {
        return (int) ((long) map.length * shard / shards);
    }

    /** What every cell shows, {@code [cells]}; never write to it. */
    public byte[] cells() {
        return map;
    }
}
