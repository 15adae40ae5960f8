package io.throng.kernel.step;

/**
 * How rows are cut into consecutive runs, one a part.
 *
 * @param unit rows that are never cut apart: a group, or a cache line
 */
record Cut(int total, int parts, int unit) {
    /** Rows of one part are kept apart by whole cache lines where there are enough rows. */
    private static final int LINE = 16;

    /** Cuts agents' rows. */
    static Cut ofAgents(int rows, int parts) {
        return new Cut(rows, parts, rows >= 4 * LINE * parts ? LINE : 1);
    }

    /** First row of a part, or the number of rows for the part after the last. */
    int from(int part) {
        long units = (total + unit - 1L) / unit;
        return (int) Math.min(total, units * part / parts * unit);
    }

    /** Number of the part that holds a row. */
    int partOf(int row) {
        long units = (total + unit - 1L) / unit;
        int guess = (int) (((long) row / unit * parts + parts - 1) / units);
        int part = Math.min(guess, parts - 1);
        while (from(part) > row) {
            part--;
        }
        while (from(part + 1) <= row) {
            part++;
        }
        return part;
    }
}
