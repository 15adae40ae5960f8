package io.throng.marl.ctde;

import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.marl.Assignment;
import io.throng.marl.net.Sums;
import io.throng.marl.rollout.Replay;
import io.throng.marl.rollout.Sharing;
import java.io.IOException;
import java.util.List;

/** {@link Qmix} for the agents of one kind, as a centralised learner to be called. */
final class MonotonicValues implements CentralValues {
    private final ValueDecomposition values;
    private final ActorChoice choice;

    MonotonicValues(Assignment assignment, int kind, ValueDecompositionSettings settings) {
        Assignment ofKind = new Assignment(
                assignment.game(),
                assignment.kinds(),
                List.of(kind),
                assignment.worlds(),
                assignment.seed(),
                assignment.backend(),
                assignment.workers());
        ReplaySettings replay = settings.replay();
        Sharing within = replay.sharing() == Sharing.NONE ? Sharing.NONE : Sharing.BY_KIND;
        this.values = new ValueDecomposition(
                ofKind,
                ValueDecompositionSettings.ofSteps(settings.mixingWidth(), settings.exploration(), replay.with(within)),
                (agents, state) -> new MonotonicMixer(agents, state, settings.mixingWidth()));
        this.choice = new ActorChoice(assignment.backend(), kind, values.crews(), values.actors());
    }

    @Override
    public void choose(int worlds, float[] observations, float[] masks, int[] into) {
        choice.choose(worlds, observations, masks, into);
    }

    @Override
    public void update(Replay replay, double rateFactor, long update, Sums told) {
        values.update(replay, rateFactor, update, told);
    }

    @Override
    public void save(ArchiveWriter archive) throws IOException {
        values.save(archive);
    }

    @Override
    public void load(ArchiveReader archive) throws IOException {
        values.load(archive);
    }

    @Override
    public void close() {
        choice.close();
        values.close();
    }
}
