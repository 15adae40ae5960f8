package io.throng.marl.net;

import io.throng.kernel.archive.ArchiveException;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.marl.tensor.Backend;
import io.throng.marl.tensor.Shapes;
import io.throng.marl.tensor.Tensor;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All weights of a network (and of its head) in one flat tensor, with a named view of each matrix.
 *
 * <p>Optimisers, norms and checkpoints see {@link #flat()}, layers see {@link #get}. Each matrix starts on a 64-byte
 * line; the padding between them is zero and stays zero under every optimiser that leaves a zero gradient alone. A
 * gradient is another {@code Parameters} of the same shapes.
 */
public final class Parameters implements AutoCloseable {
    private static final int LINE_FLOATS = 16;

    private final Backend backend;
    private final List<ParameterShape> shapes;
    private final Tensor flat;
    private final Map<String, Tensor> views = new LinkedHashMap<>();

    /** Zeros, laid out in the order of the shapes; the names must differ. */
    public Parameters(Backend backend, List<ParameterShape> shapes) {
        this.backend = backend;
        this.shapes = List.copyOf(shapes);
        requireDistinctNames(this.shapes);
        int size = this.shapes.stream().mapToInt(Parameters::paddedSize).reduce(0, Math::addExact);
        this.flat = backend.zeros(1, size);
        int first = 0;
        for (ParameterShape shape : this.shapes) {
            views.put(shape.name(), flat.view(first, shape.rows(), shape.columns()));
            first += paddedSize(shape);
        }
    }

    private static void requireDistinctNames(List<ParameterShape> shapes) {
        long names = shapes.stream().map(ParameterShape::name).distinct().count();
        if (shapes.isEmpty() || names != shapes.size()) {
            throw new IllegalArgumentException("parameters must have at least one shape and distinct names, got "
                    + shapes + "; give each network in one set its own prefix");
        }
    }

    private static int paddedSize(ParameterShape shape) {
        return Math.addExact(shape.size(), LINE_FLOATS - 1) / LINE_FLOATS * LINE_FLOATS;
    }

    /** Everything as one row {@code [1, size]}, padding included. */
    public Tensor flat() {
        return flat;
    }

    /** The view of one matrix. */
    public Tensor get(String name) {
        Tensor view = views.get(name);
        if (view == null) {
            throw new IllegalArgumentException(
                    "a parameter name must be one of " + views.keySet() + ", got '" + name + "'; ask for one of these");
        }
        return view;
    }

    /** The matrices in the order of the flat tensor. */
    public List<ParameterShape> shapes() {
        return shapes;
    }

    /** How many weights there are, padding not counted. */
    public long count() {
        return shapes.stream().mapToLong(ParameterShape::size).sum();
    }

    /** New zeros of the same shapes: a gradient, or room for a copy. */
    public Parameters zerosLike() {
        return new Parameters(backend, shapes);
    }

    /** Copies all values from parameters of the same shapes. */
    public void copyFrom(Parameters other) {
        requireSameShapes(other);
        backend.finish();
        flat.copyFrom(other.flat);
    }

    /** Copies every matrix of this that another has under the same name; all of them must be there. */
    public void copyByName(Parameters other) {
        backend.finish();
        views.forEach((name, view) -> view.copyFrom(other.get(name)));
    }

    /** Sets all values to zero. */
    public void clear() {
        backend.fill(0, flat);
    }

    /**
     * Sets this to the sum of the parts, added in the order given: the gradients of several workspaces, whichever
     * threads filled them, always sum to the same bits.
     */
    public void sumOf(List<Parameters> parts) {
        clear();
        for (Parameters part : parts) {
            requireSameShapes(part);
            backend.axpy(1, part.flat, flat);
        }
    }

    /**
     * Moves towards parameters of the same shapes: {@code this = (1 - rate) this + rate other} (Polyak averaging).
     *
     * @param rate in [0, 1]
     */
    public void approach(Parameters other, double rate) {
        requireSameShapes(other);
        backend.scale((float) (1 - rate), flat);
        backend.axpy((float) rate, other.flat, flat);
    }

    /** Writes all values as one block. */
    public void save(ArchiveWriter archive, String name) throws IOException {
        backend.finish();
        archive.floats(name, flat.toArray());
    }

    /**
     * Takes over what {@link #save} wrote.
     *
     * @throws ArchiveException if it has another size
     */
    public void load(ArchiveReader archive, String name) throws IOException {
        fill(archive, name, flat);
    }

    static void fill(ArchiveReader archive, String block, Tensor tensor) throws IOException {
        float[] saved = archive.floats(block);
        if (saved.length != tensor.size()) {
            throw new ArchiveException("the checkpoint's " + block + " has " + saved.length + " numbers, the network "
                    + tensor.size() + "; resume with the settings and scenario it was saved with");
        }
        tensor.copyFrom(saved);
    }

    private void requireSameShapes(Parameters other) {
        if (!shapes.equals(other.shapes)) {
            throw new IllegalArgumentException("parameters must have the same names and shapes, got " + other.shapes
                    + " for " + shapes + "; make them with zerosLike()");
        }
        Shapes.requireSame("other", other.flat, "this", flat);
    }

    /** Frees the memory; views must not be used any more. */
    @Override
    public void close() {
        flat.close();
    }
}
