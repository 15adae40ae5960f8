package io.throng.agents.message;

import io.throng.kernel.Turn;

/**
 * How many steps a message is on its way: evenly drawn from an interval.
 *
 * @param least in steps, in [1, {@link Turn#LONGEST_DELAY}]; 1 is the next step
 * @param most in steps, in [least, {@link Turn#LONGEST_DELAY}]
 */
public record Delay(int least, int most) {
    /** Delivered in the next step. */
    public static final Delay NONE = new Delay(1, 1);

    /** Checks the interval. */
    public Delay {
        if (least < 1 || most < least || most > Turn.LONGEST_DELAY) {
            throw new IllegalArgumentException("delay must be an interval within [1, " + Turn.LONGEST_DELAY
                    + "] steps, got [" + least + ", " + most + "]; mail arrives in the next step at the earliest");
        }
    }

    /** Always the same number of steps. */
    public static Delay of(int steps) {
        return new Delay(steps, steps);
    }

    /** A delay for one message; takes a draw only if there is something to draw. */
    int draw(Turn turn) {
        return least == most ? least : least + turn.mailRandom().nextInt(most - least + 1);
    }
}
