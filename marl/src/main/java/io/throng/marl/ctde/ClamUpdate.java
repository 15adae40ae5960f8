package io.throng.marl.ctde;

import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.marl.net.Sums;
import java.io.IOException;
import java.util.List;
import java.util.SequencedMap;

/** Learning from rewards, then of trajectories: models change between rollouts, never within one. */
record ClamUpdate(List<LearningActor> actors, List<AgentModel> models, Improvement inner) implements Improvement {
    @Override
    public List<SequencedMap<String, Double>> improve(double rateFactor, long update) {
        List<SequencedMap<String, Double>> told = inner.improve(rateFactor, update);
        for (int i = 0; i < models.size(); i++) {
            Sums learned = models.get(i).learn(rateFactor, update);
            double steps = learned.get("steps");
            if (steps > 0) {
                told.get(i).put("contrastive_loss", learned.get("loss") / steps);
                told.get(i).put("contrastive_accuracy", learned.get("right") / steps);
            }
        }
        return told;
    }

    private String block(int index) {
        return actors.get(index).block("model");
    }

    @Override
    public void save(ArchiveWriter archive) throws IOException {
        inner.save(archive);
        for (int i = 0; i < models.size(); i++) {
            models.get(i).save(archive, block(i));
        }
    }

    @Override
    public void load(ArchiveReader archive) throws IOException {
        inner.load(archive);
        for (int i = 0; i < models.size(); i++) {
            models.get(i).load(archive, block(i));
        }
    }

    @Override
    public void close() {
        inner.close();
        models.forEach(AgentModel::close);
    }
}
