package io.throng.marl.net;

/** How a network over sets makes one of what several things say. */
public enum Pooling {
    /** Their mean: of one scale whatever their number. */
    MEAN,
    /** Their sum, which tells how many there are. */
    SUM;

    /** Pools each {@code size} consecutive rows: {@code [groups * size, width]} to {@code [groups, width]}. */
    Node pool(Tape tape, Node things, int size) {
        Node sum = tape.groupSums(things, size);
        return this == SUM ? sum : tape.scale(sum, 1.0 / size);
    }
}
