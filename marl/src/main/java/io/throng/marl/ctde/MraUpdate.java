package io.throng.marl.ctde;

import io.throng.kernel.archive.ArchiveException;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.marl.Assignment;
import io.throng.marl.rollout.CriticView;
import io.throng.marl.rollout.Samples;
import io.throng.marl.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SequencedMap;

/**
 * Raises the {@link Diversity} of latents, then the return of all of them, and keeps book of what each latent earns in each
 * population. Diversity comes first because what was gathered says most about the policy that gathered it.
 */
final class MraUpdate implements Improvement {
    /** How much the latest rollout counts in what latents are known to earn. */
    private static final double NEWEST = 0.1;

    private final int latents;
    private final List<LearningActor> actors;
    private final PpoUpdate ofReturn;
    private final List<Diversity> diversities = new ArrayList<>();
    private final double[][] earned;

    MraUpdate(
            Assignment assignment, MraSettings settings, int populations, CriticView view, List<LearningActor> actors) {
        this.latents = settings.latents() * populations;
        this.actors = actors;
        this.ofReturn = new PpoUpdate(assignment, settings.ppo(), view, false, actors);
        this.earned = new double[actors.size()][latents];
        for (double[] ofCrew : earned) {
            Arrays.fill(ofCrew, Double.NaN);
        }
        if (settings.latents() > 1 && settings.diversityEpochs() > 0) {
            for (List<LearningActor> sharing : LearningActor.bySharing(actors)) {
                diversities.add(new Diversity(settings, latents, assignment, sharing));
            }
        }
    }

    @Override
    public List<SequencedMap<String, Double>> improve(double rateFactor, long update) {
        actors.forEach(this::keepBook);
        List<Diversity.Learned> learned = diversities.stream()
                .map(diversity -> diversity.learn(rateFactor, update))
                .toList();
        List<SequencedMap<String, Double>> told = ofReturn.improve(rateFactor, update);
        List<List<LearningActor>> bySharing = LearningActor.bySharing(actors);
        for (int i = 0; i < learned.size(); i++) {
            for (int j = 0; j < bySharing.get(i).size(); j++) {
                SequencedMap<String, Double> ofCrew = told.get(bySharing.get(i).get(j).index);
                ofCrew.put("latent_information", learned.get(i).information().get(j));
                ofCrew.put("latent_divergence", learned.get(i).divergence());
            }
        }
        return told;
    }

    private void keepBook(LearningActor actor) {
        double[] sums = new double[latents];
        double[] counts = new double[latents];
        Tensor seen = actor.rollout.samples().get(Samples.OBSERVATIONS);
        Tensor alive = actor.rollout.samples().get(Samples.ALIVE);
        float[] rewards = actor.rollout.rewards();
        int first = seen.columns() - latents;
        for (int row = 0; row < rewards.length; row++) {
            for (int latent = 0; latent < latents; latent++) {
                double weight = seen.get(row, first + latent) * alive.get(row, 0);
                sums[latent] += weight * rewards[row];
                counts[latent] += weight;
            }
        }
        double[] known = earned[actor.index];
        for (int latent = 0; latent < latents; latent++) {
            if (counts[latent] > 0) {
                double now = sums[latent] / counts[latent];
                known[latent] = Double.isNaN(known[latent]) ? now : known[latent] + NEWEST * (now - known[latent]);
            }
        }
    }

    /** How many there are, of all populations. */
    int latents() {
        return latents;
    }

    /** The latent that earns most with a crew, as far as is known; 0 if nothing is. */
    int bestLatent(LearningActor actor) {
        int best = 0;
        for (int latent = 1; latent < latents; latent++) {
            double[] known = earned[actor.index];
            if (known[latent] > known[best] || Double.isNaN(known[best]) && !Double.isNaN(known[latent])) {
                best = latent;
            }
        }
        return best;
    }

    @Override
    public void save(ArchiveWriter archive) throws IOException {
        ofReturn.save(archive);
        for (Diversity diversity : diversities) {
            diversity.save(archive);
        }
        for (LearningActor actor : actors) {
            archive.doubles(actor.block("earned"), earned[actor.index]);
        }
    }

    @Override
    public void load(ArchiveReader archive) throws IOException {
        ofReturn.load(archive);
        for (Diversity diversity : diversities) {
            diversity.load(archive);
        }
        for (LearningActor actor : actors) {
            double[] saved = archive.doubles(actor.block("earned"));
            if (saved.length != latents) {
                throw new ArchiveException(actor.block("earned") + " must be " + latents + " numbers, got "
                        + saved.length + "; resume with the settings it was saved with");
            }
            earned[actor.index] = saved;
        }
    }

    @Override
    public void close() {
        diversities.forEach(Diversity::close);
        ofReturn.close();
    }
}
