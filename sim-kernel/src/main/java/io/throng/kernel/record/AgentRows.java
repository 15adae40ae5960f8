package io.throng.kernel.record;

import io.throng.kernel.state.Table;

/** Which agents are on a layer: a number of rows, in order of their ids. */
public interface AgentRows {
    /** How many there are now. */
    int count();

    /** The row of the one with a rank. */
    int row(int rank);

    /** The id of the one with a rank; ascends. */
    long id(int rank);

    /** All agents of a table. */
    static AgentRows of(Table table) {
        return new AgentRows() {
            @Override
            public int count() {
                return table.rows();
            }

            @Override
            public int row(int rank) {
                return table.rowAt(rank);
            }

            @Override
            public long id(int rank) {
                return table.id(table.rowAt(rank));
            }
        };
    }

    /** So many rows with ids of their own number: things that are no agents of a table, or the first of one. */
    static AgentRows first(int count) {
        return range(0, count);
    }

    /** So many rows from one on, with ids of their own number. */
    static AgentRows range(int first, int count) {
        return new AgentRows() {
            @Override
            public int count() {
                return count;
            }

            @Override
            public int row(int rank) {
                return first + rank;
            }

            @Override
            public long id(int rank) {
                return (long) first + rank;
            }
        };
    }
}
