package io.throng.marl.tensor;

/** The kernels again, slow and obvious, in double; matrices are row-major. */
final class Reference {
    private Reference() {}

    static double[] doubles(Tensor tensor) {
        float[] floats = tensor.toArray();
        double[] doubles = new double[floats.length];
        for (int i = 0; i < floats.length; i++) {
            doubles[i] = floats[i];
        }
        return doubles;
    }

    /** alpha op(a) op(b) + beta c; op(a) is [m, k] and op(b) is [k, n]. */
    static double[] gemm(
            boolean transposeA,
            boolean transposeB,
            int m,
            int n,
            int k,
            double alpha,
            Tensor a,
            Tensor b,
            double beta,
            Tensor c) {
        double[] result = new double[m * n];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int p = 0; p < k; p++) {
                    double left = transposeA ? a.get(p, i) : a.get(i, p);
                    double right = transposeB ? b.get(j, p) : b.get(p, j);
                    sum += left * right;
                }
                result[i * n + j] = alpha * sum + beta * c.get(i, j);
            }
        }
        return result;
    }

    /** One chain of fused multiply-adds for each element, from the bias on, in float. */
    static float[] dense(Tensor x, Tensor w, Tensor bias, Activation f, int rows) {
        float[] y = new float[rows * w.columns()];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < w.columns(); j++) {
                float sum = bias.get(0, j);
                for (int k = 0; k < w.rows(); k++) {
                    sum = Math.fma(x.get(i, k), w.get(k, j), sum);
                }
                y[i * w.columns() + j] = activate(f, sum);
            }
        }
        return y;
    }

    private static float activate(Activation f, float z) {
        return switch (f) {
            case IDENTITY -> z;
            case TANH -> FloatMath.tanh(z);
            case RELU -> Math.max(z, 0f);
        };
    }

    static double[] layerNorm(Tensor x, Tensor scale, Tensor shift, double epsilon, int rows) {
        int width = x.columns();
        double[] y = new double[rows * width];
        for (int i = 0; i < rows; i++) {
            double mean = mean(x, i);
            double deviation = Math.sqrt(variance(x, i, mean) + epsilon);
            for (int j = 0; j < width; j++) {
                y[i * width + j] = (x.get(i, j) - mean) / deviation * scale.get(0, j) + shift.get(0, j);
            }
        }
        return y;
    }

    /** dx, from the Jacobian of the normalised row written out: ([j = k] - 1/n - normal_j normal_k / n) / deviation. */
    static double[] layerNormBackward(Tensor x, Tensor scale, double epsilon, Tensor dy, int rows) {
        int width = x.columns();
        double[] dx = new double[rows * width];
        for (int i = 0; i < rows; i++) {
            double mean = mean(x, i);
            double deviation = Math.sqrt(variance(x, i, mean) + epsilon);
            for (int k = 0; k < width; k++) {
                double normalK = (x.get(i, k) - mean) / deviation;
                for (int j = 0; j < width; j++) {
                    double normalJ = (x.get(i, j) - mean) / deviation;
                    double same = j == k ? 1 : 0;
                    double slope = (same - 1.0 / width - normalJ * normalK / width) / deviation;
                    dx[i * width + k] += dy.get(i, j) * scale.get(0, j) * slope;
                }
            }
        }
        return dx;
    }

    static double mean(Tensor x, int row) {
        double sum = 0;
        for (int j = 0; j < x.columns(); j++) {
            sum += x.get(row, j);
        }
        return sum / x.columns();
    }

    static double variance(Tensor x, int row, double mean) {
        double sum = 0;
        for (int j = 0; j < x.columns(); j++) {
            sum += (x.get(row, j) - mean) * (x.get(row, j) - mean);
        }
        return sum / x.columns();
    }

    /** Log-softmax of the columns [from, to) of one row, forbidden logits as -1e10. */
    static double[] logSoftmax(Tensor logits, Mask mask, int row, int from, int to) {
        double[] z = new double[to - from];
        double highest = Double.NEGATIVE_INFINITY;
        for (int j = from; j < to; j++) {
            boolean forbidden = mask.restricts() && mask.allowed().get(row, j) == 0;
            z[j - from] = forbidden ? -1e10 : logits.get(row, j);
            highest = Math.max(highest, z[j - from]);
        }
        double sum = 0;
        for (double value : z) {
            sum += StrictMath.exp(value - highest);
        }
        for (int j = 0; j < z.length; j++) {
            z[j] -= highest + StrictMath.log(sum);
        }
        return z;
    }

    /** One more term of a running sum. */
    interface Term {
        float addTo(float sum, int index);
    }

    /** {@link FixedSum} in its documented order: sixteen running sums, and a tree over them. */
    static float fixedSum(int from, int count, Term term) {
        float[] sums = new float[16];
        for (int i = 0; i < count; i++) {
            sums[i % 16] = term.addTo(sums[i % 16], from + i);
        }
        float[] tree = new float[4];
        for (int lane = 0; lane < 4; lane++) {
            tree[lane] = (sums[lane] + sums[lane + 4]) + (sums[lane + 8] + sums[lane + 12]);
        }
        return (tree[0] + tree[1]) + (tree[2] + tree[3]);
    }
}
