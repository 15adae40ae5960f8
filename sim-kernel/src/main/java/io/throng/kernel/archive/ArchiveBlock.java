package io.throng.kernel.archive;

import java.util.List;

/**
 * What an archive says of one block.
 *
 * @param name its name, unique in the archive
 * @param type what its elements are
 * @param shape its dimensions, one to eight, slowest first; none is negative
 */
public record ArchiveBlock(String name, BlockType type, List<Long> shape) {

    /** Keeps a copy of the shape. */
    public ArchiveBlock {
        shape = List.copyOf(shape);
    }

    /**
     * Returns the number of elements, the product of the dimensions.
     *
     * @throws ArithmeticException if it is above 2<sup>63</sup> - 1
     */
    public long elements() {
        return shape.contains(0L) ? 0 : shape.stream().reduce(1L, Math::multiplyExact);
    }
}
