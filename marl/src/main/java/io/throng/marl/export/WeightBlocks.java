package io.throng.marl.export;

import io.throng.kernel.archive.ArchiveException;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.marl.net.ParameterShape;
import io.throng.marl.net.Parameters;
import java.io.IOException;
import java.util.List;

/** The numbers of a network as blocks of an archive, a matrix each. */
final class WeightBlocks {
    private static final long MOST_WEIGHTS = 1 << 27;

    private WeightBlocks() {}

    /** Writes blocks whose names start with a prefix. */
    static void write(ArchiveWriter archive, String prefix, Parameters weights) throws IOException {
        for (ParameterShape shape : weights.shapes()) {
            float[] values = weights.get(shape.name()).toArray();
            archive.floats(prefix + shape.name(), values, shape.rows(), shape.columns());
        }
    }

    /** Checks that there are matrices of these shapes, before any memory is taken for them; returns how many numbers they have. */
    static long require(ArchiveReader archive, String prefix, List<ParameterShape> shapes) throws IOException {
        long all = 0;
        for (ParameterShape shape : shapes) {
            String block = prefix + shape.name();
            List<Long> wanted = List.of((long) shape.rows(), (long) shape.columns());
            List<Long> got = archive.block(block).shape();
            if (!got.equals(wanted)) {
                throw new ArchiveException("the policy's network needs " + block + " to be " + wanted + ", got " + got);
            }
            all += (long) shape.rows() * shape.columns();
        }
        return all;
    }

    static void requireFew(long weights) throws ArchiveException {
        if (weights > MOST_WEIGHTS) {
            throw new ArchiveException("a policy must have at most " + MOST_WEIGHTS + " weights, got " + weights);
        }
    }

    /** Takes over what {@link #write} wrote. */
    static void read(ArchiveReader archive, String prefix, Parameters weights) throws IOException {
        for (ParameterShape shape : weights.shapes()) {
            String block = prefix + shape.name();
            float[] values = archive.floats(block);
            for (float value : values) {
                requireFinite(value, block);
            }
            weights.get(shape.name()).copyFrom(values);
        }
    }

    static void requireFinite(double number, String block) throws ArchiveException {
        if (!Double.isFinite(number)) {
            throw new ArchiveException(
                    "all weights must be finite, got " + number + " in " + block + "; train it again");
        }
    }
}
