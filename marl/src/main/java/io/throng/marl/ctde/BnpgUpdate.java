package io.throng.marl.ctde;

import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.marl.rollout.Samples;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Policies learn, then the graph by which they knew of each other, from the same advantages. */
record BnpgUpdate(LearningActor actor, int worlds, PpoUpdate inner, LearnedGraph graph) implements Improvement {
    @Override
    public List<SequencedMap<String, Double>> improve(double rateFactor, long update) {
        List<SequencedMap<String, Double>> told = inner.improve(rateFactor, update);
        if (graph.gathered() == 0) {
            return told;
        }
        SequencedMap<String, Double> all = new LinkedHashMap<>(told.getFirst());
        all.putAll(graph.learn(ofTeam(), rateFactor));
        return List.of(all);
    }

    /** The mean advantage of the agents of each world that took part, {@code [steps * worlds]}. */
    private float[] ofTeam() {
        Samples samples = actor.rollout.samples();
        float[] advantages = samples.get(inner.advantages(actor.index)).toArray();
        float[] alive = samples.get(Samples.ALIVE).toArray();
        int rows = actor.rollout.rows();
        float[] team = new float[advantages.length / rows * worlds];
        float[] counts = new float[team.length];
        for (int i = 0; i < advantages.length; i++) {
            int at = i / rows * worlds + actor.crew.worldOf(i % rows, worlds);
            team[at] += alive[i] * advantages[i];
            counts[at] += alive[i];
        }
        for (int at = 0; at < team.length; at++) {
            team[at] /= Math.max(1, counts[at]);
        }
        return team;
    }

    @Override
    public void save(ArchiveWriter archive) throws IOException {
        inner.save(archive);
        graph.save(archive, "graph");
    }

    @Override
    public void load(ArchiveReader archive) throws IOException {
        inner.load(archive);
        graph.load(archive, "graph");
    }

    @Override
    public void close() {
        inner.close();
        graph.close();
    }
}
