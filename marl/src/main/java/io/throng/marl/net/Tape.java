package io.throng.marl.net;

import io.throng.marl.tensor.Activation;
import io.throng.marl.tensor.Backend;
import io.throng.marl.tensor.Binary;
import io.throng.marl.tensor.Mask;
import io.throng.marl.tensor.Tensor;
import io.throng.marl.tensor.Unary;
import java.util.ArrayList;
import java.util.List;

/**
 * Computes with tensors and remembers how, so that {@link #backward} finds the gradient: reverse-mode differentiation by a
 * Wengert list (Griewank and Walther, "Evaluating derivatives", 2008, chapter 3).
 *
 * <pre>{@code
 * tape.clear();
 * Node q = network.forward(tape, weights, tape.constant(observations));
 * Node loss = tape.mean(tape.square(tape.subtract(q, tape.constant(targets))));
 * tape.backward(loss);                               // adds to weights.gradient()
 * }</pre>
 *
 * <p>Values live in memory of the tape until {@link #clear()}. Networks, heads and losses are written once, over a tape, and
 * run forward only where nothing is tracked. On the processor a row of a result depends on that row of the operands alone,
 * except where an operation says that it sums over rows; so a policy acts the same whatever batch it is asked in. For one
 * thread at a time; several threads may each have a tape and share weights, but not a gradient.
 */
public final class Tape implements AutoCloseable {
    private static final float LAYER_NORM_EPSILON = 1e-5f;

    private final Backend backend;
    private final TapeMemory memory;
    private final List<Runnable> backwards = new ArrayList<>();

    /** An empty tape. */
    public Tape(Backend backend) {
        this.backend = backend;
        this.memory = new TapeMemory(backend);
    }

    /** Whose arithmetic this is. */
    public Backend backend() {
        return backend;
    }

    /** Forgets everything; nodes made before must not be used again. */
    public void clear() {
        backwards.clear();
        memory.clear();
    }

    // ---- where values come from

    /** A value that nobody differentiates by; read when used, so it must not change before {@link #backward}. */
    public Node constant(Tensor value) {
        return new Node(value, false, null);
    }

    /** A constant {@code [rows, columns]} of the tape's own, all elements equal. */
    public Node filled(int rows, int columns, float value) {
        Tensor tensor = memory.take(rows, columns);
        backend.fill(value, tensor);
        return new Node(tensor, false, null);
    }

    /** A copy of {@code rows * columns} numbers in row order as a constant. */
    public Node constant(int rows, int columns, float[] values, int from) {
        Tensor tensor = memory.take(rows, columns);
        backend.finish();
        for (int row = 0; row < rows; row++) {
            tensor.setRow(row, values, from + row * columns);
        }
        return new Node(tensor, false, null);
    }

    /** A value whose {@link Node#gradient()} is wanted, though it is not learned. */
    public Node input(Tensor value) {
        return new Node(value, true, null);
    }

    /** The same value, cut off from what it was computed by: no gradient passes. */
    public Node detach(Node x) {
        return new Node(x.value(), false, null);
    }

    /** One matrix of some weights; its gradient is added to that of the weights. */
    public Node parameter(Weights weights, String name) {
        Tensor value = weights.values().get(name);
        return weights.gradient() == null
                ? new Node(value, false, null)
                : new Node(value, true, weights.gradient().get(name));
    }

    private Node result(int rows, int columns, boolean tracked) {
        return new Node(memory.take(rows, columns), tracked, null);
    }

    private Node zeroed(int rows, int columns, boolean tracked) {
        Node node = result(rows, columns, tracked);
        backend.fill(0, node.value());
        return node;
    }

    private Node shapedAs(Node x, boolean tracked) {
        return result(x.rows(), x.columns(), tracked);
    }

    /** Remembers how a gradient passes from a result to what it was computed of; skipped if none reached the result. */
    private void remember(Node result, Runnable backward) {
        if (result.isTracked()) {
            backwards.add(() -> {
                if (result.gradient() != null) {
                    backward.run();
                }
            });
        }
    }

    /** Where to add a gradient. */
    private Tensor gradient(Node node) {
        if (node.gradient() == null) {
            Tensor gradient = memory.take(node.rows(), node.columns());
            backend.fill(0, gradient);
            node.setGradient(gradient);
        }
        return node.gradient();
    }

    /**
     * Adds the derivatives of the sum of all elements of a loss to the gradients of all weights it was computed with, and
     * sets {@link Node#gradient()} of all tracked nodes.
     */
    public void backward(Node loss) {
        if (!loss.isTracked()) {
            throw new IllegalArgumentException("a loss must depend on weights that are learned, got one of constants;"
                    + " give Weights with a gradient");
        }
        Tensor ones = memory.take(loss.rows(), loss.columns());
        backend.fill(1, ones);
        backward(loss, ones);
    }

    /** The same where the derivative of something further on by the output is given, shaped as the output. */
    public void backward(Node output, Tensor derivative) {
        backend.axpy(1, derivative, gradient(output));
        for (int i = backwards.size() - 1; i >= 0; i--) {
            backwards.get(i).run();
        }
        backwards.clear();
    }

    // ---- layers

    /** {@code f(x w + bias)}: x {@code [rows, inputs]}, w {@code [inputs, outputs]}, bias {@code [1, outputs]}. */
    public Node dense(Node x, Node w, Node bias, Activation f) {
        int rows = x.rows();
        Node y = result(rows, w.columns(), x.isTracked() || w.isTracked());
        backend.dense(x.value(), w.value(), bias.value(), f, y.value(), rows);
        remember(y, () -> {
            Tensor d = y.gradient();
            backend.activationBackward(f, y.value(), d, rows);
            if (w.isTracked()) {
                backend.gemm(true, false, x.columns(), w.columns(), rows, 1, x.value(), d, 1, gradient(w));
                backend.addColumnSums(d, gradient(bias), rows);
            }
            if (x.isTracked()) {
                boolean fresh = x.gradient() == null;
                if (fresh) {
                    x.setGradient(memory.take(rows, x.columns()));
                }
                float beta = fresh ? 0 : 1;
                backend.gemm(false, true, rows, x.columns(), w.columns(), 1, d, w.value(), beta, x.gradient());
            }
        });
        return y;
    }

    /** Layer normalisation of each row with learned scale and shift, both {@code [1, columns]}. */
    public Node layerNorm(Node x, Node scale, Node shift) {
        int rows = x.rows();
        Node y = shapedAs(x, x.isTracked() || scale.isTracked());
        Tensor statistics = memory.take(rows, Backend.STATISTICS);
        backend.layerNorm(x.value(), scale.value(), shift.value(), LAYER_NORM_EPSILON, y.value(), statistics, rows);
        remember(y, () -> {
            Tensor dx = x.isTracked() ? memory.take(rows, x.columns()) : null;
            Tensor dScale = scale.isTracked() ? gradient(scale) : memory.take(1, x.columns());
            Tensor dShift = shift.isTracked() ? gradient(shift) : memory.take(1, x.columns());
            backend.layerNormBackward(x.value(), statistics, scale.value(), y.gradient(), dx, dScale, dShift, rows);
            if (dx != null) {
                addTo(x, dx);
            }
        });
        return y;
    }

    /** Takes over a gradient made for this node alone. */
    private void addTo(Node node, Tensor gradient) {
        if (node.gradient() == null) {
            node.setGradient(gradient);
        } else {
            backend.axpy(1, gradient, node.gradient());
        }
    }

    /** A gated recurrent unit's new state; see {@link Backend#gatedUnit}. */
    public Node gatedUnit(Node ofInput, Node ofHidden, Node hidden) {
        boolean tracked = ofInput.isTracked() || ofHidden.isTracked() || hidden.isTracked();
        Node y = shapedAs(hidden, tracked);
        Tensor gates = memory.take(hidden.rows(), 3 * hidden.columns());
        backend.gatedUnit(ofInput.value(), ofHidden.value(), hidden.value(), gates, y.value());
        remember(y, () -> {
            Tensor dOfInput = memory.take(ofInput.rows(), ofInput.columns());
            Tensor dOfHidden = memory.take(ofHidden.rows(), ofHidden.columns());
            Tensor dHidden = hidden.isTracked() ? gradient(hidden) : memory.take(hidden.rows(), hidden.columns());
            backend.gatedUnitBackward(
                    ofHidden.value(), hidden.value(), gates, y.gradient(), dOfInput, dOfHidden, dHidden);
            if (ofInput.isTracked()) {
                addTo(ofInput, dOfInput);
            }
            if (ofHidden.isTracked()) {
                addTo(ofHidden, dOfHidden);
            }
        });
        return y;
    }

    /**
     * Attention within groups of rows; see {@link Backend#attention}.
     *
     * @param present {@code [groups, asked]} of 0 and 1, or null
     */
    public Attended attention(Node queries, Node keys, Node values, Tensor present, int groups, int heads) {
        boolean tracked = queries.isTracked() || keys.isTracked() || values.isTracked();
        Node y = shapedAs(queries, tracked);
        Tensor weights = memory.take(queries.rows(), heads * (keys.rows() / groups));
        backend.attention(queries.value(), keys.value(), values.value(), present, groups, heads, weights, y.value());
        remember(
                y,
                () -> backend.attentionBackward(
                        queries.value(),
                        keys.value(),
                        values.value(),
                        weights,
                        groups,
                        heads,
                        y.gradient(),
                        gradient(queries),
                        gradient(keys),
                        gradient(values)));
        return new Attended(y, new Node(weights, false, null));
    }

    /**
     * What comes of attention.
     *
     * @param heard what each row that asked took in, {@code [asking rows, width]}
     * @param weights of what it was taken from, {@code [asking rows, heads * asked]}, cut off from what they came from
     */
    public record Attended(Node heard, Node weights) {}

    /** A matrix of its own for each row: x {@code [rows, n]} times w {@code [rows, n * m]} is {@code [rows, m]}. */
    public Node rowProducts(Node x, Node w, int outputs) {
        Node y = zeroed(x.rows(), outputs, x.isTracked() || w.isTracked());
        backend.addRowProducts(x.value(), w.value(), y.value());
        remember(
                y,
                () -> backend.rowProductsBackward(
                        x.value(),
                        w.value(),
                        y.gradient(),
                        x.isTracked() ? gradient(x) : null,
                        w.isTracked() ? gradient(w) : null));
        return y;
    }

    // ---- element by element

    private Node unary(Unary op, Node x) {
        Node y = shapedAs(x, x.isTracked());
        backend.unary(op, x.value(), y.value());
        remember(y, () -> backend.unaryBackward(op, x.value(), y.value(), y.gradient(), gradient(x)));
        return y;
    }

    /** e^x. */
    public Node exp(Node x) {
        return unary(Unary.EXP, x);
    }

    /** The natural logarithm of positive numbers. */
    public Node log(Node x) {
        return unary(Unary.LOG, x);
    }

    /** tanh x. */
    public Node tanh(Node x) {
        return unary(Unary.TANH, x);
    }

    /** 1 / (1 + e^-x). */
    public Node sigmoid(Node x) {
        return unary(Unary.SIGMOID, x);
    }

    /** max(x, 0). */
    public Node relu(Node x) {
        return unary(Unary.RELU, x);
    }

    /** x where positive, else e^x - 1. */
    public Node elu(Node x) {
        return unary(Unary.ELU, x);
    }

    /** log(1 + e^x). */
    public Node softplus(Node x) {
        return unary(Unary.SOFTPLUS, x);
    }

    /** x^2. */
    public Node square(Node x) {
        return unary(Unary.SQUARE, x);
    }

    /** The square root of numbers from 0. */
    public Node sqrt(Node x) {
        return unary(Unary.SQRT, x);
    }

    /** |x|. */
    public Node abs(Node x) {
        return unary(Unary.ABS, x);
    }

    /** {@code scale x + shift}. */
    public Node affine(Node x, double scale, double shift) {
        Node y = shapedAs(x, x.isTracked());
        backend.affine((float) scale, (float) shift, x.value(), y.value());
        remember(y, () -> backend.axpy((float) scale, y.gradient(), gradient(x)));
        return y;
    }

    /** {@code factor x}. */
    public Node scale(Node x, double factor) {
        return affine(x, factor, 0);
    }

    /** {@code -x}. */
    public Node negate(Node x) {
        return affine(x, -1, 0);
    }

    /** {@code min(max(x, low), high)}; no gradient passes where it binds. */
    public Node clamp(Node x, double low, double high) {
        Node y = shapedAs(x, x.isTracked());
        backend.clamp(x.value(), (float) low, (float) high, y.value());
        remember(y, () -> backend.clampBackward(x.value(), (float) low, (float) high, y.gradient(), gradient(x)));
        return y;
    }

    /** Operands are of one shape, or one of them is a row {@code [1, columns]} or a column {@code [rows, 1]} for all. */
    private Node binary(Binary op, Node first, Node second) {
        int rows = Math.max(first.rows(), second.rows());
        int columns = Math.max(first.columns(), second.columns());
        Node a = spread(first, rows, columns);
        Node b = spread(second, rows, columns);
        Node z = result(rows, columns, a.isTracked() || b.isTracked());
        backend.binary(op, a.value(), b.value(), z.value());
        remember(
                z,
                () -> backend.binaryBackward(
                        op,
                        a.value(),
                        b.value(),
                        z.gradient(),
                        a.isTracked() ? gradient(a) : null,
                        b.isTracked() ? gradient(b) : null));
        return z;
    }

    /** A row for all rows, or a column for all columns, or what has the shape already. */
    public Node spread(Node x, int rows, int columns) {
        if (x.rows() == rows && x.columns() == columns) {
            return x;
        }
        if (x.rows() == 1 && x.columns() == columns) {
            Node y = zeroed(rows, columns, x.isTracked());
            backend.addToRows(x.value(), y.value());
            remember(y, () -> backend.addColumnSums(y.gradient(), gradient(x), rows));
            return y;
        }
        if (x.columns() == 1 && x.rows() == rows) {
            Node y = zeroed(rows, columns, x.isTracked());
            backend.addToColumns(x.value(), y.value());
            remember(y, () -> backend.addRowSums(y.gradient(), gradient(x)));
            return y;
        }
        if (x.rows() == 1 && x.columns() == 1) {
            return spread(spread(x, 1, columns), rows, columns);
        }
        throw new IllegalArgumentException("operands must have one shape, or be a row or a column for all, got "
                + x.value().shape() + " for [" + rows + ", " + columns + "]");
    }

    /** a + b. */
    public Node add(Node a, Node b) {
        return binary(Binary.ADD, a, b);
    }

    /** a - b. */
    public Node subtract(Node a, Node b) {
        return binary(Binary.SUBTRACT, a, b);
    }

    /** a b, element by element. */
    public Node multiply(Node a, Node b) {
        return binary(Binary.MULTIPLY, a, b);
    }

    /** a / b, element by element. */
    public Node divide(Node a, Node b) {
        return binary(Binary.DIVIDE, a, b);
    }

    /** The smaller of each two. */
    public Node minimum(Node a, Node b) {
        return binary(Binary.MINIMUM, a, b);
    }

    /** The larger of each two. */
    public Node maximum(Node a, Node b) {
        return binary(Binary.MAXIMUM, a, b);
    }

    // ---- sums, rows and columns

    /** The sum over the columns, {@code [rows, 1]}. */
    public Node rowSums(Node x) {
        if (x.columns() == 1) {
            return x;
        }
        Node y = zeroed(x.rows(), 1, x.isTracked());
        backend.addRowSums(x.value(), y.value());
        remember(y, () -> backend.addToColumns(y.gradient(), gradient(x)));
        return y;
    }

    /** The sum over the rows, {@code [1, columns]}. */
    public Node columnSums(Node x) {
        Node y = zeroed(1, x.columns(), x.isTracked());
        backend.addColumnSums(x.value(), y.value(), x.rows());
        remember(y, () -> backend.addToRows(y.gradient(), gradient(x)));
        return y;
    }

    /** The sum of all elements, {@code [1, 1]}. */
    public Node sum(Node x) {
        return columnSums(rowSums(x));
    }

    /** The mean of all elements, {@code [1, 1]}. */
    public Node mean(Node x) {
        return scale(sum(x), 1.0 / ((double) x.rows() * x.columns()));
    }

    /** The sums over each {@code size} consecutive rows: {@code [groups * size, columns]} to {@code [groups, columns]}. */
    public Node groupSums(Node x, int size) {
        if (size == 1) {
            return x;
        }
        Node y = zeroed(x.rows() / size, x.columns(), x.isTracked());
        backend.addGroupSums(x.value(), size, y.value());
        remember(y, () -> backend.addToGroups(y.gradient(), size, gradient(x)));
        return y;
    }

    /** Each row {@code size} times in a row: {@code [groups, columns]} to {@code [groups * size, columns]}. */
    public Node repeatRows(Node x, int size) {
        if (size == 1) {
            return x;
        }
        Node y = zeroed(x.rows() * size, x.columns(), x.isTracked());
        backend.addToGroups(x.value(), size, y.value());
        remember(y, () -> backend.addGroupSums(y.gradient(), size, gradient(x)));
        return y;
    }

    /** The columns side by side; as many rows in each. */
    public Node concat(Node... parts) {
        int columns = 0;
        boolean tracked = false;
        for (Node part : parts) {
            columns += part.columns();
            tracked |= part.isTracked();
        }
        Node y = zeroed(parts[0].rows(), columns, tracked);
        int at = 0;
        for (Node part : parts) {
            backend.addColumns(part.value(), 0, y.value(), at, part.columns());
            at += part.columns();
        }
        remember(y, () -> {
            int from = 0;
            for (Node part : parts) {
                if (part.isTracked()) {
                    backend.addColumns(y.gradient(), from, gradient(part), 0, part.columns());
                }
                from += part.columns();
            }
        });
        return y;
    }

    /** The columns {@code [from, to)}. */
    public Node columns(Node x, int from, int to) {
        if (from == 0 && to == x.columns()) {
            return x;
        }
        Node y = zeroed(x.rows(), to - from, x.isTracked());
        backend.addColumns(x.value(), from, y.value(), 0, to - from);
        remember(y, () -> backend.addColumns(y.gradient(), 0, gradient(x), from, to - from));
        return y;
    }

    /** The rows {@code [from, to)}; no copy. */
    public Node rows(Node x, int from, int to) {
        if (from == 0 && to == x.rows()) {
            return x;
        }
        Node y = new Node(x.value().rowRange(from, to), x.isTracked(), null);
        remember(y, () -> backend.axpy(1, y.gradient(), gradient(x).rowRange(from, to)));
        return y;
    }

    /** Rows of several, one after the other; as many columns in each. */
    public Node stack(List<Node> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        int rows = parts.stream().mapToInt(Node::rows).sum();
        boolean tracked = parts.stream().anyMatch(Node::isTracked);
        Node y = zeroed(rows, parts.getFirst().columns(), tracked);
        int at = 0;
        for (Node part : parts) {
            backend.axpy(1, part.value(), y.value().rowRange(at, at + part.rows()));
            at += part.rows();
        }
        remember(y, () -> {
            int from = 0;
            for (Node part : parts) {
                if (part.isTracked()) {
                    backend.axpy(1, y.gradient().rowRange(from, from + part.rows()), gradient(part));
                }
                from += part.rows();
            }
        });
        return y;
    }

    /** The same numbers in row order as {@code [rows, columns]}; no copy. */
    public Node reshape(Node x, int rows, int columns) {
        if (x.rows() == rows) {
            return x;
        }
        Node y = new Node(x.value().reshape(rows, columns), x.isTracked(), null);
        remember(y, () -> backend.axpy(1, y.gradient().reshape(x.rows(), x.columns()), gradient(x)));
        return y;
    }

    /** {@code x[row][index[row]]}, {@code [rows, 1]}; the indices {@code [rows, 1]} are whole numbers. */
    public Node pick(Node x, Node index) {
        Node y = result(x.rows(), 1, x.isTracked());
        backend.pick(x.value(), index.value(), y.value());
        remember(y, () -> backend.pickBackward(index.value(), y.gradient(), gradient(x)));
        return y;
    }

    /** Logarithms of softmax over all columns, a forbidden one counting as a logit of -1e10. */
    public Node logSoftmax(Node logits, Mask mask) {
        Node y = shapedAs(logits, logits.isTracked());
        Tensor probabilities = memory.take(logits.rows(), logits.columns());
        backend.logSoftmax(logits.value(), mask, 0, logits.columns(), y.value(), probabilities, logits.rows());
        remember(y, () -> backend.logSoftmaxBackward(probabilities, y.gradient(), gradient(logits)));
        return y;
    }

    @Override
    public void close() {
        backwards.clear();
        memory.close();
    }
}
