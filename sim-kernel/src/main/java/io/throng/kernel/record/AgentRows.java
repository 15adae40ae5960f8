package io.throng.kernel.record;

import io.throng.kernel.state.Table;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Which agents are on a layer, in order of their ids. */
public interface AgentRows {
    /** Their rows now. */
    int[] rows();

    /** Their ids now, ascending; empty if they are 0, 1, 2, ... */
    long[] ids();

    /** Whether they are agents of the world, whom it knows by these ids. */
    boolean areAgents();

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

            @Override
            public boolean areAgents() {
                return true;
            }
        };
    }

    /** The agents of a table of which something is true of their rows. */
    static AgentRows where(Table table, IntPredicate isThere) {
        return new AgentRows() {
            @Override
            public int[] rows() {
                return IntStream.range(0, table.rows())
                        .map(table::rowAt)
                        .filter(isThere)
                        .toArray();
            }

            @Override
            public long[] ids() {
                return IntStream.of(rows()).mapToLong(table::id).toArray();
            }

            @Override
            public boolean areAgents() {
                return true;
            }
        };
    }

    /** So many things that are no agents of the world, with ids of their own number. */
    static AgentRows things(int count) {
        return range(0, count, false);
    }

    /** So many agents from a row on, whose ids are the numbers of their rows. */
    static AgentRows range(int first, int count) {
        return range(first, count, true);
    }

    /** Those of so many things, with ids of their own number, of which something is true. */
    static AgentRows where(int count, IntPredicate isThere) {
        return new AgentRows() {
            @Override
            public int[] rows() {
                return IntStream.range(0, count).filter(isThere).toArray();
            }

            @Override
            public long[] ids() {
                int[] rows = rows();
                return rows.length == count
                        ? new long[0]
                        : IntStream.of(rows).asLongStream().toArray();
            }

            @Override
            public boolean areAgents() {
                return false;
            }
        };
    }

    private static AgentRows range(int first, int count, boolean agents) {
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

            @Override
            public boolean areAgents() {
                return agents;
            }
        };
    }
}
