package io.throng.marl.net;

/**
 * What goes into a network: rows, or runs of rows in time.
 *
 * @param rows {@code [steps * sequences, inputs]}: all sequences' first step, then all sequences' second, and so on
 * @param steps how long each sequence is; 1 where there is no time
 * @param memory what was remembered before the first step, {@code [sequences, memory]}; null where nothing is
 * @param kept {@code [steps * sequences, 1]}: 0 where the memory is forgotten before a step, because an episode begins; null
 *     where there is no memory
 */
public record Sequence(Node rows, int steps, Node memory, Node kept) {
    /** Rows without time. */
    public static Sequence of(Node rows) {
        return new Sequence(rows, 1, null, null);
    }

    /** How many there are. */
    public int sequences() {
        return rows.rows() / steps;
    }
}
