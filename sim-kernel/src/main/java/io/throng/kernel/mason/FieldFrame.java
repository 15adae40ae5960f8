package io.throng.kernel.mason;

/**
 * What one field of a MASON model holds at one moment.
 *
 * @param name of the model's field
 * @param meaning what the numbers are
 * @param width of the field along x, in MASON's unit; of a grid, in cells
 * @param height of the field along y, likewise
 * @param ids of places: a number for each object, the same for its whole life, {@code [objects]}; of values: empty
 * @param values of places: {@code [objects, 2]}, x and y; of values: {@code [width, height]}, column by column
 */
public record FieldFrame(String name, Meaning meaning, double width, double height, int[] ids, double[] values) {
    /** What the numbers of a field are. */
    public enum Meaning {
        /** Where objects are in continuous space. */
        POSITIONS,
        /** In which cells objects are. */
        CELLS,
        /** The values of a grid's cells. */
        VALUES
    }
}
