package io.throng.kernel.space.graph;

/**
 * Nodes on a rectangular grid, each connected with those beside, above and below; node {@code row * columns + column} is at
 * (column, row).
 *
 * @param columns at least 1
 * @param rows at least 1
 * @param torus whether opposite edges are joined
 */
public record GridGraph(int columns, int rows, boolean torus) implements GraphGenerator {
    /** Checks the lengths. */
    public GridGraph {
        if (columns < 1 || rows < 1) {
            throw new IllegalArgumentException(
                    "columns and rows must be at least 1, got " + columns + " columns and " + rows + " rows");
        }
        Math.multiplyExact(columns, rows);
    }

    @Override
    public Graph generate(long seed) {
        EdgeBag edges = new EdgeBag();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                connect(edges, column, row, column + 1, row);
                connect(edges, column, row, column, row + 1);
            }
        }
        return Graph.undirected(columns * rows, edges.toArray());
    }

    /** Nothing leads through an edge of the grid, or round a torus to the node itself. */
    private void connect(EdgeBag edges, int column, int row, int otherColumn, int otherRow) {
        boolean round = otherColumn == columns || otherRow == rows;
        int node = row * columns + column;
        int other = otherRow % rows * columns + otherColumn % columns;
        if (node != other && (torus || !round)) {
            edges.add(node, other);
        }
    }
}
