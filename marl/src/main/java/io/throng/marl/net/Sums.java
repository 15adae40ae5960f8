package io.throng.marl.net;

import io.throng.kernel.archive.ArchiveException;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.marl.tensor.Tensor;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sums by name: the diagnostics of an update, added up in a fixed order. For one thread. */
public final class Sums {
    private final Map<String, double[]> sums = new LinkedHashMap<>();

    /** Adds to a sum. */
    public void add(String name, double value) {
        sums.computeIfAbsent(name, n -> new double[1])[0] += value;
    }

    /** Adds all elements of a tape's value. */
    public void add(String name, Tape tape, Node node) {
        tape.backend().finish();
        Tensor value = node.value();
        double sum = 0;
        for (int row = 0; row < value.rows(); row++) {
            for (int column = 0; column < value.columns(); column++) {
                sum += value.get(row, column);
            }
        }
        add(name, sum);
    }

    /** Adds the sums of another. */
    public void add(Sums other) {
        other.sums.forEach((name, sum) -> add(name, sum[0]));
    }

    /** A sum; 0 if nothing was added. */
    public double get(String name) {
        double[] sum = sums.get(name);
        return sum == null ? 0 : sum[0];
    }

    /** All sums, each divided by a number, in the order of their first addition. */
    public Map<String, Double> dividedBy(double divisor) {
        Map<String, Double> means = new LinkedHashMap<>();
        sums.forEach((name, sum) -> means.put(name, sum[0] / divisor));
        return means;
    }

    /** Forgets everything. */
    public void clear() {
        sums.clear();
    }

    /** Writes all sums under names that start with {@code name}. */
    public void save(ArchiveWriter archive, String name) throws IOException {
        archive.text(name + ".names", String.join("\n", sums.keySet()));
        archive.doubles(
                name + ".sums",
                sums.values().stream().mapToDouble(sum -> sum[0]).toArray());
    }

    /**
     * Takes over what {@link #save} wrote.
     *
     * @throws ArchiveException if names and sums are not equally many
     */
    public void load(ArchiveReader archive, String name) throws IOException {
        double[] saved = archive.doubles(name + ".sums");
        String[] names = saved.length == 0
                ? new String[0]
                : archive.text(name + ".names").split("\n", -1);
        if (names.length != saved.length) {
            throw new ArchiveException(
                    name + " must have a name for each of " + saved.length + " sums, got " + names.length);
        }
        sums.clear();
        for (int i = 0; i < names.length; i++) {
            add(names[i], saved[i]);
        }
    }
}
