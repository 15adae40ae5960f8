package io.throng.marl.ctde;

import io.throng.kernel.archive.ArchiveException;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.marl.rollout.StateValue;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;

/** What learners on policy do together: improve, once all of them have gathered enough. They gather in lockstep. */
final class Rounds implements AutoCloseable {
    private final Rates rates;
    private final Function<List<LearningActor>, Improvement> making;
    private List<OnPolicyLearner> learners = List.of();
    private Improvement improvement;
    private long updates;
    private int finished;
    private long environmentSteps;

    Rounds(Rates rates, Function<List<LearningActor>, Improvement> making) {
        this.rates = rates;
        this.making = making;
    }

    /** To be called once, when all learners are there. */
    void begin(List<OnPolicyLearner> all) {
        learners = all;
        improvement = making.apply(
                all.stream().flatMap(learner -> learner.crews().stream()).toList());
    }

    /**
     * A learner has gathered enough; the last one brings the improvement about, and gets its diagnostics.
     *
     * @param steps environment steps of its arena
     */
    SequencedMap<String, Double> finish(long steps) {
        SequencedMap<String, Double> metrics = new LinkedHashMap<>();
        environmentSteps += steps;
        finished++;
        if (finished < learners.size()) {
            return metrics;
        }
        learners.forEach(learner -> learner.crews().forEach(LearningActor::prepare));
        List<SequencedMap<String, Double>> told = improvement.improve(rates.factor(environmentSteps), updates++);
        learners.forEach(learner -> learner.restart(told, learners.size() == 1, metrics));
        finished = 0;
        environmentSteps = 0;
        return metrics;
    }

    /** What critics say of the states of each crew's agents, by the crews' indices; maybe nothing. */
    List<StateValue> values() {
        return improvement.values();
    }

    void save(ArchiveWriter archive, String name) throws IOException {
        archive.longs(name, new long[] {updates});
        improvement.save(archive);
    }

    void load(ArchiveReader archive, String name) throws IOException {
        long[] saved = archive.longs(name);
        if (saved.length != 1 || saved[0] < 0) {
            throw new ArchiveException(name + " must be one number from 0, got " + saved.length);
        }
        improvement.load(archive);
        updates = saved[0];
    }

    @Override
    public void close() {
        improvement.close();
    }
}
