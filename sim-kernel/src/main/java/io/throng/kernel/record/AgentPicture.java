package io.throng.kernel.record;

import java.util.function.IntToDoubleFunction;

/**
 * A picture of a world: oriented agents in a rectangle, from one to millions.
 *
 * <p>Positions and headings are functions of the agent's index, so that columns of any kind are drawn without a copy. They
 * are read on the calling thread, several times each, until the drawing returns: what they read must not change before.
 * Agents outside the extent are not drawn; the picture says how many.
 *
 * @param title one line above the picture; not blank
 * @param caption a smaller line under the title; may be empty
 * @param extent the rectangle to show
 * @param agents how many; indices run from 0
 * @param x position, in the extent's unit; finite
 * @param y position, upwards, in the extent's unit; finite
 * @param heading radians, counter-clockwise from the direction of x; any finite value
 * @param colouring what colour says
 */
public record AgentPicture(
        String title,
        String caption,
        Extent extent,
        int agents,
        IntToDoubleFunction x,
        IntToDoubleFunction y,
        IntToDoubleFunction heading,
        Colouring colouring) {
    /** Checks the words and every value of every agent. */
    public AgentPicture {
        if (title.isBlank()) {
            throw new IllegalArgumentException("title of a picture must not be blank; say what it shows");
        }
        if (agents < 0) {
            throw new IllegalArgumentException("agents of a picture must number 0 or more, got " + agents);
        }
        requireFinite("x", agents, x);
        requireFinite("y", agents, y);
        requireFinite("heading", agents, heading);
        if (colouring instanceof Colouring.Category categories) {
            requireKnown(agents, categories);
        }
    }

    /** How many agents lie outside the extent and are not drawn. */
    public int outside() {
        int count = 0;
        for (int agent = 0; agent < agents; agent++) {
            if (!extent.contains(x.applyAsDouble(agent), y.applyAsDouble(agent))) {
                count++;
            }
        }
        return count;
    }

    private static void requireFinite(String name, int agents, IntToDoubleFunction values) {
        for (int agent = 0; agent < agents; agent++) {
            double value = values.applyAsDouble(agent);
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(name + " must be finite, got " + value + " for agent " + agent);
            }
        }
    }

    private static void requireKnown(int agents, Colouring.Category categories) {
        int names = categories.names().size();
        for (int agent = 0; agent < agents; agent++) {
            int category = categories.of().applyAsInt(agent);
            if (category < 0 || category >= names) {
                throw new IllegalArgumentException("category must be in [0, " + names + "), got " + category
                        + " for agent " + agent + "; name every category");
            }
        }
    }
}
