package io.throng.scenarios.warehouse;

import java.util.Arrays;

/**
 * In which order the public code comes upon the cells of a jam, which decides between robots with equal rights.
 *
 * <p>It makes a graph of the cells that robots are in and want, robot after robot, and takes the part that hangs together. If
 * that is at least half of the graph, its cells keep their order; if not, networkx goes through them in the order of a Python
 * set of (column, row), which depends on CPython's hash of tuples and its way of putting sets in memory. Both are redone
 * here, so that recorded episodes are replayed exactly. It runs only where queues are tied.
 */
final class PublicOrder {
    private final int[] cells;
    private final int[] targets;
    private final int from;
    private final int to;
    private final int width;

    PublicOrder(int[] cells, int[] targets, int from, int to, int width) {
        this.cells = cells;
        this.targets = targets;
        this.from = from;
        this.to = to;
        this.width = width;
    }

    /** The cells of the jam around a cell that robots want, in order. */
    int[] around(int cell) {
        int[] graph = graph();
        int[] jam = jam(cell);
        for (int first : graph) {
            if (contains(jam, jam.length, first)) {
                jam = jam(first);
                break;
            }
        }
        return 2 * jam.length < graph.length ? inSet(inSet(jam)) : inGraph(graph, jam);
    }

    /** All cells that robots are in or want, as they come. */
    private int[] graph() {
        int[] found = new int[2 * (to - from)];
        int count = 0;
        for (int i = from; i < to; i++) {
            count = add(found, count, cells[i]);
            count = add(found, count, targets[i]);
        }
        return Arrays.copyOf(found, count);
    }

    /** The cells that hang together with one, breadth first: what is wanted from a cell before those who want it. */
    private int[] jam(int start) {
        int[] found = new int[2 * (to - from)];
        int count = add(found, 0, start);
        for (int at = 0; at < count; at++) {
            int robot = Traffic.robotIn(found[at], cells, from, to);
            if (robot >= 0) {
                count = add(found, count, targets[robot]);
            }
            for (int i = from; i < to; i++) {
                if (targets[i] == found[at]) {
                    count = add(found, count, cells[i]);
                }
            }
        }
        return Arrays.copyOf(found, count);
    }

    private static int add(int[] found, int count, int cell) {
        if (contains(found, count, cell)) {
            return count;
        }
        found[count] = cell;
        return count + 1;
    }

    private static boolean contains(int[] found, int count, int cell) {
        for (int i = 0; i < count; i++) {
            if (found[i] == cell) {
                return true;
            }
        }
        return false;
    }

    private static int[] inGraph(int[] graph, int[] jam) {
        return Arrays.stream(graph)
                .filter(cell -> contains(jam, jam.length, cell))
                .toArray();
    }

    /** The cells in the order of a Python set that they were added to one by one. */
    private int[] inSet(int[] added) {
        PythonSet set = new PythonSet();
        for (int cell : added) {
            set.add(cell, PythonSet.hashOfPair(cell % width, cell / width));
        }
        return set.values();
    }
}
