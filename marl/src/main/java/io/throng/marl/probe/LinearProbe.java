package io.throng.marl.probe;

import io.throng.marl.net.Descent;
import io.throng.marl.net.Mlp;
import io.throng.marl.net.MlpSpec;
import io.throng.marl.net.Node;
import io.throng.marl.net.Parameters;
import io.throng.marl.net.Sums;
import io.throng.marl.net.Tape;
import io.throng.marl.net.Weights;
import io.throng.marl.tensor.AdamParameters;
import io.throng.marl.tensor.CpuBackend;
import io.throng.marl.tensor.Mask;
import io.throng.marl.tensor.Tensor;
import io.throng.marl.tensor.Workers;

/**
 * How much of a label can be read from features by a linear classifier: multinomial logistic regression, fitted to some
 * examples and tried on others (Alain and Bengio, "Understanding intermediate layers using linear classifier probes", ICLR
 * 2017 workshop). Features are standardised by the examples that are fitted.
 */
public final class LinearProbe implements AutoCloseable {
    private static final int STEPS = 400;
    private static final double LEARNING_RATE = 0.05;
    private static final double LARGEST_NORM = 10;
    private static final double SMALLEST_DEVIATION = 1e-6;

    private final int width;
    private final double[] mean;
    private final double[] deviation;
    private final CpuBackend backend = new CpuBackend();
    private final Mlp classifier;
    private final Parameters parameters;

    /**
     * Examples of one label each.
     *
     * @param features {@code [n, width]}, finite, with n at least 1
     * @param labels {@code [n]}, from 0
     */
    public record Examples(float[][] features, int[] labels) {
        /** Checks that there is a label for each row, and that rows are of one width. */
        public Examples {
            if (features.length == 0 || features.length != labels.length) {
                throw new IllegalArgumentException("features and labels must be of as many examples, at least 1, got "
                        + features.length + " and " + labels.length);
            }
            for (float[] row : features) {
                if (row.length != features[0].length) {
                    throw new IllegalArgumentException(
                            "features must be of one width, got " + features[0].length + " and " + row.length);
                }
            }
        }

        int width() {
            return features[0].length;
        }
    }

    private LinearProbe(Examples examples, int labels) {
        this.width = examples.width();
        this.mean = new double[width];
        this.deviation = new double[width];
        standardise(examples.features());
        MlpSpec linear = MlpSpec.defaults(width, labels).withHidden();
        this.classifier = new Mlp(linear, "probe.");
        this.parameters = new Parameters(backend, classifier.shapes());
    }

    private void standardise(float[][] features) {
        for (int i = 0; i < width; i++) {
            double sum = 0;
            double squares = 0;
            for (float[] row : features) {
                sum += row[i];
                squares += (double) row[i] * row[i];
            }
            mean[i] = sum / features.length;
            double variance = squares / features.length - mean[i] * mean[i];
            deviation[i] = Math.max(SMALLEST_DEVIATION, Math.sqrt(Math.max(0, variance)));
        }
    }

    /**
     * Fits a classifier.
     *
     * @param labels how many there are, at least 2; labels of examples are below
     */
    public static LinearProbe fit(Examples examples, int labels) {
        LinearProbe probe = new LinearProbe(examples, labels);
        probe.learn(examples);
        return probe;
    }

    private void learn(Examples examples) {
        float[] rows = rows(examples);
        float[] labels = new float[examples.labels().length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = examples.labels()[i];
        }
        AdamParameters adam = AdamParameters.defaults().withLearningRate(LEARNING_RATE);
        int tileRows = backend.tileRows();
        int tiles = (labels.length + tileRows - 1) / tileRows;
        try (Workers workers = new Workers(1);
                Descent descent = new Descent(backend, parameters, adam, LARGEST_NORM, workers)) {
            for (int step = 0; step < STEPS; step++) {
                double rateFactor = 1 - (double) step / STEPS;
                descent.step(tiles, rateFactor, new Sums(), (tape, weights, tile, sums) -> {
                    int from = tile * tileRows;
                    int count = Math.min(tileRows, labels.length - from);
                    Node log = tape.logSoftmax(scores(tape, weights, rows, from, count), Mask.all());
                    Node right = tape.pick(log, tape.constant(count, 1, labels, from));
                    return tape.scale(right, -1.0 / labels.length);
                });
            }
        }
    }

    private Node scores(Tape tape, Weights weights, float[] rows, int from, int count) {
        return classifier.forward(tape, weights, tape.constant(count, width, rows, from * width));
    }

    private float[] rows(Examples examples) {
        float[] rows = new float[examples.features().length * width];
        int at = 0;
        for (float[] row : examples.features()) {
            for (int i = 0; i < width; i++) {
                rows[at++] = (float) ((row[i] - mean[i]) / deviation[i]);
            }
        }
        return rows;
    }

    /**
     * Which examples are classified rightly.
     *
     * @param examples of the width that was fitted
     * @return 1 for each that is, else 0: their mean is the accuracy
     */
    public double[] right(Examples examples) {
        if (examples.width() != width) {
            throw new IllegalArgumentException("features must be " + width + " wide, got " + examples.width());
        }
        float[] rows = rows(examples);
        double[] right = new double[examples.labels().length];
        try (Tape tape = new Tape(backend)) {
            for (int from = 0; from < right.length; from += backend.tileRows()) {
                int count = Math.min(backend.tileRows(), right.length - from);
                tape.clear();
                Tensor scores = scores(tape, Weights.frozen(parameters), rows, from, count)
                        .value();
                for (int i = 0; i < count; i++) {
                    right[from + i] = highest(scores, i) == examples.labels()[from + i] ? 1 : 0;
                }
            }
        }
        return right;
    }

    private static int highest(Tensor scores, int row) {
        int best = 0;
        for (int column = 1; column < scores.columns(); column++) {
            best = scores.get(row, column) > scores.get(row, best) ? column : best;
        }
        return best;
    }

    @Override
    public void close() {
        parameters.close();
    }
}
