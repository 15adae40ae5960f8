package io.throng.marl.net;

import io.throng.agents.spec.EntityGroup;
import io.throng.marl.tensor.Activation;
import java.util.ArrayList;
import java.util.List;

/** Networks over sets for one row at a time in double, thing by thing, as their papers write them. */
final class ReferenceSetNetwork {
    private static final double EPSILON = 1e-5;

    private final Architecture architecture;
    private final Layout layout;
    private final Parameters parameters;
    private double[] attended = {};
    private double[] ownAttention = {};

    ReferenceSetNetwork(Architecture architecture, Layout layout, Parameters parameters) {
        this.architecture = architecture;
        this.layout = layout;
        this.parameters = parameters;
    }

    /** How much the agent itself attended to everything in the last block of the latest output, head by head. */
    double[] ownAttention() {
        return ownAttention;
    }

    double[] output(float[] row) {
        return switch (architecture.network()) {
            case ATTENTION -> attention(row);
            case DEEP_SETS -> deepSets(row);
            case GRAPH -> graph(row);
            default -> throw new IllegalArgumentException("not over sets: " + architecture);
        };
    }

    private double[] attention(float[] row) {
        List<double[]> things = things(row);
        for (int layer = 0; layer < architecture.hiddenLayers(); layer++) {
            String block = "net.block" + layer + "/";
            List<double[]> next = new ArrayList<>();
            for (double[] x : things) {
                double[] heard = plus(x, dense(block + "heard", attend(block, x, things)));
                ownAttention = next.isEmpty() ? attended : ownAttention;
                double[] y = norm(block + "heard", heard);
                double[] hidden = activated(dense(block + "hidden", y));
                next.add(norm(block + "said", plus(y, dense(block + "said", hidden))));
            }
            things = next;
        }
        return dense("net.output", things.getFirst());
    }

    private double[] attend(String block, double[] asking, List<double[]> things) {
        int heads = architecture.sets().heads();
        int width = asking.length / heads;
        double[] query = dense(block + "query", asking);
        double[] heard = new double[asking.length];
        attended = new double[heads * things.size()];
        for (int head = 0; head < heads; head++) {
            double[] weights = new double[things.size()];
            double sum = 0;
            for (int i = 0; i < weights.length; i++) {
                double[] key = dense(block + "key", things.get(i));
                double score = 0;
                for (int j = head * width; j < (head + 1) * width; j++) {
                    score += query[j] * key[j];
                }
                weights[i] = Math.exp(score / Math.sqrt(width));
                sum += weights[i];
            }
            for (int i = 0; i < weights.length; i++) {
                attended[head * weights.length + i] = weights[i] / sum;
                double[] value = dense(block + "value", things.get(i));
                for (int j = head * width; j < (head + 1) * width; j++) {
                    heard[j] += weights[i] / sum * value[j];
                }
            }
        }
        return heard;
    }

    private double[] deepSets(float[] row) {
        double[] joined = activated(dense("net.self", own(row)));
        for (EntityGroup group : layout.entities()) {
            List<double[]> each = new ArrayList<>();
            for (int i = 0; i < group.count(); i++) {
                double[] x = activated(dense("net.each/" + group.name(), thing(row, group, i)));
                for (int layer = 1; layer < architecture.hiddenLayers(); layer++) {
                    x = activated(dense("net.phi/" + group.name() + "/" + layer, x));
                }
                each.add(x);
            }
            joined = joined(joined, pooled(each));
        }
        for (int layer = 0; layer < architecture.hiddenLayers(); layer++) {
            joined = norm("net.rho/layer" + layer, activated(dense("net.rho/layer" + layer, joined)));
        }
        return dense("net.rho/layer" + architecture.hiddenLayers(), joined);
    }

    private double[] graph(float[] row) {
        List<double[]> nodes = things(row);
        for (int layer = 0; layer < architecture.hiddenLayers(); layer++) {
            String round = "net.round" + layer + "/";
            List<double[]> next = new ArrayList<>();
            for (double[] receiver : nodes) {
                List<double[]> messages = new ArrayList<>();
                for (double[] sender : nodes) {
                    double[] sent = product(round + "sender/weight", sender);
                    messages.add(activated(plus(dense(round + "receiver", receiver), sent)));
                }
                double[] update = activated(dense(round + "node", joined(receiver, pooled(messages))));
                next.add(norm(round + "node", plus(receiver, update)));
            }
            nodes = next;
        }
        return dense("net.output", nodes.getFirst());
    }

    private List<double[]> things(float[] row) {
        List<double[]> things = new ArrayList<>();
        things.add(activated(dense("net.self", own(row))));
        for (EntityGroup group : layout.entities()) {
            for (int i = 0; i < group.count(); i++) {
                things.add(activated(dense("net.each/" + group.name(), thing(row, group, i))));
            }
        }
        return things;
    }

    private double[] own(float[] row) {
        List<Double> own = new ArrayList<>();
        for (int column = 0; column < row.length; column++) {
            int at = column;
            if (layout.entities().stream().noneMatch(group -> at >= group.first() && at < group.end())) {
                own.add((double) row[column]);
            }
        }
        return own.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] thing(float[] row, EntityGroup group, int i) {
        double[] numbers = new double[group.width()];
        for (int j = 0; j < numbers.length; j++) {
            numbers[j] = row[group.first() + i * group.width() + j];
        }
        return numbers;
    }

    private double[] pooled(List<double[]> each) {
        double[] pooled = new double[each.getFirst().length];
        for (double[] x : each) {
            for (int j = 0; j < pooled.length; j++) {
                pooled[j] += architecture.sets().pooling() == Pooling.SUM ? x[j] : x[j] / each.size();
            }
        }
        return pooled;
    }

    private double[] product(String name, double[] x) {
        double[] y = new double[parameters.get(name).columns()];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < y.length; j++) {
                y[j] += x[i] * parameters.get(name).get(i, j);
            }
        }
        return y;
    }

    private double[] dense(String name, double[] x) {
        double[] y = product(name + "/weight", x);
        for (int j = 0; j < y.length; j++) {
            y[j] += parameters.get(name + "/bias").get(0, j);
        }
        return y;
    }

    private double[] activated(double[] x) {
        double[] y = new double[x.length];
        for (int j = 0; j < y.length; j++) {
            y[j] = architecture.activation() == Activation.TANH ? Math.tanh(x[j]) : Math.max(0, x[j]);
        }
        return y;
    }

    private double[] norm(String name, double[] x) {
        double mean = 0;
        double squares = 0;
        for (double number : x) {
            mean += number / x.length;
        }
        for (double number : x) {
            squares += (number - mean) * (number - mean) / x.length;
        }
        double[] y = new double[x.length];
        for (int j = 0; j < y.length; j++) {
            y[j] = (x[j] - mean)
                            / Math.sqrt(squares + EPSILON)
                            * parameters.get(name + "/scale").get(0, j)
                    + parameters.get(name + "/shift").get(0, j);
        }
        return y;
    }

    private static double[] plus(double[] x, double[] y) {
        double[] sum = new double[x.length];
        for (int j = 0; j < sum.length; j++) {
            sum[j] = x[j] + y[j];
        }
        return sum;
    }

    private static double[] joined(double[] x, double[] y) {
        double[] joined = new double[x.length + y.length];
        System.arraycopy(x, 0, joined, 0, x.length);
        System.arraycopy(y, 0, joined, x.length, y.length);
        return joined;
    }
}
