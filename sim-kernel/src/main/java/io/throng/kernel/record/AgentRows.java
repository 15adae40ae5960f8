package io.throng.kernel.record;

import io.throng.kernel.state.Table;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Which agents are on a layer, in order of their ids. */
public interface AgentRows {
    /** Their rows now. */
    int[] rows();

    /** Their ids now, ascending; empty if they are 0, 1, 2, ... */
    long[] ids();

    /** All agents of a table. */
    static AgentRows of(Table table) {
        return new AgentRows() {
            @Override
            public int[] rows() {
                int[] rows = new int[table.rows()];
                for (int rank = 0; rank < rows.length; rank++) {
                    rows[rank] = table.rowAt(rank);
                }
                return rows;
            }

            @Override
            public long[] ids() {
                if (table.nextId() == table.rows()) {
                    return new long[0];
                }
                long[] ids = new long[table.rows()];
                for (int rank = 0; rank < ids.length; rank++) {
                    ids[rank] = table.id(table.rowAt(rank));
                }
                return ids;
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
            public int[] rows() {
                return IntStream.range(first, first + count).toArray();
            }

            @Override
            public long[] ids() {
                return first == 0
                        ? new long[0]
                        : LongStream.range(first, (long) first + count).toArray();
            }
        };
    }
}
