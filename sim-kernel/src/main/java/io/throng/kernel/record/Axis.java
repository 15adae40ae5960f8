package io.throng.kernel.record;

/**
 * One axis of a {@link Chart}.
 *
 * @param quantity what is measured, such as {@code mean return}; not blank
 * @param unit its unit, such as {@code m/s}; empty for a pure number or a count
 */
public record Axis(String quantity, String unit) {
    /** Checks both parts. */
    public Axis {
        if (quantity.isBlank()) {
            throw new IllegalArgumentException(
                    "quantity of an axis must not be blank, got \"" + quantity + "\"; say what is measured");
        }
    }

    /** The words along the axis: {@code speed (m/s)}, or the quantity alone where there is no unit. */
    public String label() {
        return unit.isBlank() ? quantity : quantity + " (" + unit + ")";
    }
}
