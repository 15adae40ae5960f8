package io.throng.marl.ctde;

/** Sums over samples behind the diagnostics of an update. */
final class PpoSums {
    double policyLoss;
    double entropy;
    double divergence;
    double clipped;
    double valueLoss;
    long samples;

    void addPolicy(double loss, double sampleEntropy, double sampleDivergence, boolean wasClipped) {
        policyLoss += loss;
        entropy += sampleEntropy;
        divergence += sampleDivergence;
        clipped += wasClipped ? 1 : 0;
        samples++;
    }

    void addValue(double loss) {
        valueLoss += loss;
    }

    void add(PpoSums other) {
        policyLoss += other.policyLoss;
        entropy += other.entropy;
        divergence += other.divergence;
        clipped += other.clipped;
        valueLoss += other.valueLoss;
        samples += other.samples;
    }

    void clear() {
        policyLoss = 0;
        entropy = 0;
        divergence = 0;
        clipped = 0;
        valueLoss = 0;
        samples = 0;
    }
}
