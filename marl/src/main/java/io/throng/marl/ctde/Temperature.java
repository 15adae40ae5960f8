package io.throng.marl.ctde;

import io.throng.kernel.archive.ArchiveException;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.kernel.math.Elementary;
import java.io.IOException;

/** What a nat of entropy is worth: more while there is less of it than there should be (Haarnoja et al., 2018b, eq. 18). */
final class Temperature {
    private final double wanted;
    private final double rate;
    private double logarithm;

    /**
     * A temperature.
     *
     * @param wanted entropy in nats
     * @param rate by how much its logarithm changes per nat missing
     */
    Temperature(double wanted, double rate, double first) {
        this.wanted = wanted;
        this.rate = rate;
        this.logarithm = Elementary.log(first);
    }

    double value() {
        return Elementary.exp(logarithm);
    }

    void adapt(double entropy) {
        logarithm += rate * (wanted - entropy);
    }

    void save(ArchiveWriter archive, String name) throws IOException {
        archive.doubles(name, new double[] {logarithm});
    }

    void load(ArchiveReader archive, String name) throws IOException {
        double[] saved = archive.doubles(name);
        if (saved.length != 1 || !Double.isFinite(saved[0])) {
            throw new ArchiveException(name + " must be one finite number, got " + saved.length + " numbers");
        }
        logarithm = saved[0];
    }
}
