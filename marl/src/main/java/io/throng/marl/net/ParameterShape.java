package io.throng.marl.net;

/**
 * One named matrix among the parameters of a network.
 *
 * @param name unique among them, such as {@code layer0/weight}
 * @param rows at least 1
 * @param columns at least 1
 */
public record ParameterShape(String name, int rows, int columns) {
    public ParameterShape {
        if (name.isBlank() || rows < 1 || columns < 1) {
            throw new IllegalArgumentException("a parameter must have a name and be at least [1, 1], got '" + name
                    + "' [" + rows + ", " + columns + "]; give both sizes as positive numbers");
        }
    }

    /** How many numbers: rows times columns. */
    public int size() {
        return Math.multiplyExact(rows, columns);
    }
}
