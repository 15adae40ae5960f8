package io.throng.scenarios.warehouse;

/** Where a robot looks; in the order of the public code. */
enum Heading {
    UP(-1, 0),
    DOWN(1, 0),
    LEFT(0, -1),
    RIGHT(0, 1);

    private static final Heading[] CLOCKWISE = {UP, RIGHT, DOWN, LEFT};
    private static final Heading[] ALL = values();

    final int down;
    final int right;

    Heading(int down, int right) {
        this.down = down;
        this.right = right;
    }

    /** The heading of a number. */
    static Heading of(int ordinal) {
        return ALL[ordinal];
    }

    static int count() {
        return ALL.length;
    }

    /** Quarter turns to the right from up. */
    int quarters() {
        return switch (this) {
            case UP -> 0;
            case RIGHT -> 1;
            case DOWN -> 2;
            case LEFT -> 3;
        };
    }

    /** The heading after quarter turns to the right, in [0, 3]. */
    Heading turned(int quarters) {
        return CLOCKWISE[(quarters() + quarters) % CLOCKWISE.length];
    }
}
