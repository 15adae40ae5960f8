package io.throng.kernel.state;

/**
 * One array of a saved table.
 *
 * @param name table and column, {@code agents.x}
 * @param values a primitive array: float, double, int or long
 */
public record TableBlock(String name, Object values) {}
