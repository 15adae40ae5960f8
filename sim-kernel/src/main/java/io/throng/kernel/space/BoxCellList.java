package io.throng.kernel.space;

import io.throng.kernel.state.FloatColumn;
import java.util.stream.Stream;

/**
 * Finds the agents near a point of a {@link Box}: a {@link CellList} with one axis more. Cells are numbered along x
 * first, then y, then z, so a query reads at most 27 straight runs, usually nine: a row of three cells along x is one.
 *
 * <p>A NaN position is kept in a first cell and is near nobody.
 */
public final class BoxCellList implements SpatialIndex {
    /** Room a query needs in its scratch array: first and last of up to 27 runs. */
    public static final int SCRATCH = 54;

    /** 2<sup>24</sup> cells in all. */
    private static final int MOST_CELLS_AN_AXIS = 256;

    private static final int X = 0;
    private static final int Y = 1;
    private static final int Z = 2;
    private static final int FIRST_CARRIED = 3;

    private final Box box;
    private final FloatColumn x;
    private final FloatColumn y;
    private final FloatColumn z;
    private final CellAxis alongX;
    private final CellAxis alongY;
    private final CellAxis alongZ;
    private final int cells;

    private final CellSort sort;

    /**
     * An index of agents at (x, y, z).
     *
     * @param radius the largest distance that will be asked for, in metres, positive
     * @param carried further columns to keep in sorted order, read by {@link #carried(int)}
     */
    public BoxCellList(Box box, double radius, FloatColumn x, FloatColumn y, FloatColumn z, FloatColumn... carried) {
        if (!(radius > 0)) {
            throw new IllegalArgumentException("radius must be a positive number of metres, got " + radius);
        }
        this.box = box;
        this.x = x;
        this.y = y;
        this.z = z;
        this.alongX = CellAxis.of(box.width(), radius, MOST_CELLS_AN_AXIS, box.torus());
        this.alongY = CellAxis.of(box.height(), radius, MOST_CELLS_AN_AXIS, box.torus());
        this.alongZ = CellAxis.of(box.depth(), radius, MOST_CELLS_AN_AXIS, box.torus());
        this.cells = alongX.cells() * alongY.cells() * alongZ.cells();
        this.sort = new CellSort(
                x.table(), Stream.concat(Stream.of(x, y, z), Stream.of(carried)).toArray(FloatColumn[]::new));
    }

    @Override
    public void open(int agents, int shards) {
        sort.open(cells, agents, shards);
    }

    @Override
    public void count(int shard, int fromRow, int toRow) {
        int[] cellOf = sort.cellOf();
        float[] px = x.read();
        float[] py = y.read();
        float[] pz = z.read();
        for (int row = fromRow; row < toRow; row++) {
            cellOf[row] = cell(alongX.of(px[row]), alongY.of(py[row]), alongZ.of(pz[row]));
        }
        sort.count(shard, fromRow, toRow);
    }

    private int cell(int column, int row, int layer) {
        return (layer * alongY.cells() + row) * alongX.cells() + column;
    }

    @Override
    public void arrange() {
        sort.arrange();
    }

    @Override
    public void place(int shard, int fromRow, int toRow) {
        sort.place(shard, fromRow, toRow);
    }

    @Override
    public void gather(int shard) {
        sort.gather(shard);
    }

    @Override
    public int[] order() {
        return sort.agentAt();
    }

    @Override
    public long bytes() {
        return sort.bytes();
    }

    @Override
    public void renumbered(int[] newRow) {
        sort.renumbered(newRow);
    }

    /**
     * Finds the runs of sorted places that hold every agent within the index's radius of a point, and some others.
     *
     * @param runs receives first place and end of each run, {@code [2 * runs]}; at least {@link #SCRATCH} long
     * @return how many entries of {@code runs} were written, two a run
     */
    public int near(float px, float py, float pz, int[] runs) {
        int column = alongX.of(px);
        int row = alongY.of(py);
        int layer = alongZ.of(pz);
        int written = 0;
        for (int k = 0; k < alongZ.beside(layer); k++) {
            int besideLayer = alongZ.wrapped(alongZ.firstBeside(layer) + k);
            for (int j = 0; j < alongY.beside(row); j++) {
                int besideRow = alongY.wrapped(alongY.firstBeside(row) + j);
                written = alongX.runs(sort, cell(0, besideRow, besideLayer), column, column, runs, written);
            }
        }
        return written;
    }

    /**
     * Lists the agents within a distance of a point, cell by cell in the order of their offsets, in a cell by id.
     *
     * @param radius metres, inclusive; at most the index's
     * @param except a row that is left out, or -1
     * @param into receives rows from index 0, as many as fit
     * @return how many there are
     */
    int within(float radius, float px, float py, float pz, int except, int[] into) {
        int column = alongX.of(px);
        int row = alongY.of(py);
        int layer = alongZ.of(pz);
        int columns = alongX.beside(column);
        int besideRow = columns * alongY.beside(row);
        int count = 0;
        for (int i = 0; i < besideRow * alongZ.beside(layer); i++) {
            int cell = cell(
                    alongX.wrapped(alongX.firstBeside(column) + i % columns),
                    alongY.wrapped(alongY.firstBeside(row) + i % besideRow / columns),
                    alongZ.wrapped(alongZ.firstBeside(layer) + i / besideRow));
            for (int place = sort.start()[cell]; place < sort.start()[cell + 1]; place++) {
                int agent = sort.agentAt()[place];
                if (agent != except && isWithin(radius, px, py, pz, place)) {
                    if (count < into.length) {
                        into[count] = agent;
                    }
                    count++;
                }
            }
        }
        return count;
    }

    private boolean isWithin(float radius, float px, float py, float pz, int place) {
        float dx = box.alongX(px, sort.kept(X)[place]);
        float dy = box.alongY(py, sort.kept(Y)[place]);
        float dz = box.alongZ(pz, sort.kept(Z)[place]);
        return dx * dx + dy * dy + dz * dz <= radius * radius;
    }

    /** How many agents the index holds. */
    int agents() {
        return sort.start()[cells];
    }

    /** The box the agents live in. */
    public Box box() {
        return box;
    }

    /** The agents' rows by sorted place. */
    public int[] agentAt() {
        return sort.agentAt();
    }

    /** x by sorted place. */
    public float[] sortedX() {
        return sort.kept(X);
    }

    /** y by sorted place. */
    public float[] sortedY() {
        return sort.kept(Y);
    }

    /** z by sorted place. */
    public float[] sortedZ() {
        return sort.kept(Z);
    }

    /** A carried column by sorted place, in the order given at construction. */
    public float[] carried(int index) {
        return sort.kept(FIRST_CARRIED + index);
    }
}
