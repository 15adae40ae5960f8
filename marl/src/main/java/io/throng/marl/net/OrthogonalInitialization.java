package io.throng.marl.net;

import io.throng.marl.tensor.Tensor;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Weights whose rows or columns, whichever are fewer, are orthogonal and of equal length: Saxe, McClelland and Ganguli,
 * "Exact solutions to the nonlinear dynamics of learning in deep linear neural networks", ICLR 2014.
 *
 * <p>The vectors are a Gaussian matrix after modified Gram-Schmidt, done twice against rounding (Giraud et al., 2005),
 * in double. That is the Q of a QR decomposition whose R has a positive diagonal, hence uniform over orthogonal
 * matrices.
 */
final class OrthogonalInitialization {
    private OrthogonalInitialization() {}

    /** Fills weights {@code [inputs, outputs]} so that each of the orthogonal vectors has length {@code gain}. */
    static void fill(Tensor weights, double gain, UniformRandomProvider random) {
        boolean tall = weights.rows() >= weights.columns();
        int vectors = tall ? weights.columns() : weights.rows();
        int length = tall ? weights.rows() : weights.columns();
        double[][] basis = orthonormal(vectors, length, random);
        for (int i = 0; i < vectors; i++) {
            for (int j = 0; j < length; j++) {
                weights.set(tall ? j : i, tall ? i : j, (float) (gain * basis[i][j]));
            }
        }
    }

    private static double[][] orthonormal(int vectors, int length, UniformRandomProvider random) {
        NormalDraws normal = new NormalDraws(random);
        double[][] basis = new double[vectors][length];
        for (int i = 0; i < vectors; i++) {
            for (int j = 0; j < length; j++) {
                basis[i][j] = normal.next();
            }
            removePrevious(basis, i);
            removePrevious(basis, i);
            scale(basis[i], 1 / Math.sqrt(dot(basis[i], basis[i])));
        }
        return basis;
    }

    private static void removePrevious(double[][] basis, int index) {
        double[] vector = basis[index];
        scale(vector, 1 / Math.sqrt(dot(vector, vector)));
        for (int i = 0; i < index; i++) {
            double part = dot(basis[i], vector);
            for (int j = 0; j < vector.length; j++) {
                vector[j] -= part * basis[i][j];
            }
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void scale(double[] vector, double factor) {
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= factor;
        }
    }
}
