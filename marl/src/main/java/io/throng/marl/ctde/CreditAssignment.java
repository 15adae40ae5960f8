package io.throng.marl.ctde;

import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import java.io.IOException;
import java.util.List;
import java.util.SequencedMap;

/** Learning from rewards that the team's returns were divided into. */
record CreditAssignment(TeamReturns returns, List<LearningActor> actors, Improvement inner) implements Improvement {
    @Override
    public List<SequencedMap<String, Double>> improve(double rateFactor, long update) {
        double error = returns.divide(actors, update);
        List<SequencedMap<String, Double>> told = inner.improve(rateFactor, update);
        if (!Double.isNaN(error)) {
            told.forEach(ofCrew -> ofCrew.put("credit_loss", error));
        }
        return told;
    }

    @Override
    public void save(ArchiveWriter archive) throws IOException {
        inner.save(archive);
    }

    @Override
    public void load(ArchiveReader archive) throws IOException {
        inner.load(archive);
    }

    @Override
    public void close() {
        inner.close();
    }
}
