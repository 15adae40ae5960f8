package io.throng.marl.ctde;

import io.throng.agents.Kind;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Streams;
import io.throng.marl.Assignment;
import io.throng.marl.net.Descent;
import io.throng.marl.net.Layout;
import io.throng.marl.net.Parameters;
import io.throng.marl.rollout.ActionHead;
import io.throng.marl.rollout.Actor;
import io.throng.marl.rollout.ActorPass;
import io.throng.marl.rollout.Crew;
import io.throng.marl.rollout.Replay;
import io.throng.marl.rollout.ReplayRows;
import io.throng.marl.tensor.Backend;
import io.throng.marl.tensor.Mask;
import io.throng.marl.tensor.Tensor;
import java.io.IOException;

/** A crew's actor that learns off policy by gradients through critics: its optimiser, its slow copy, and drawn rows. */
final class ReplayCrew implements AutoCloseable {
    private static final double OUTPUT_GAIN = 0.01;

    final Crew crew;
    final int index;
    final Actor actor;
    final Parameters target;
    final Descent descent;
    final ActorPass pass;
    final ReplayRows rows;
    private final Backend backend;

    ReplayCrew(Assignment assignment, ReplaySettings settings, Crew crew, int index, ActionHead head) {
        settings.requireNoMemory();
        this.crew = crew;
        this.index = index;
        this.backend = assignment.backend();
        Kind kind = crew.kind();
        int agent = crew.members().getFirst().firstAgentOfGame(assignment.kinds());
        this.actor = new Actor(
                backend,
                kind,
                head,
                outputs ->
                        settings.architecture().network(Layout.of(kind.observation()), outputs, OUTPUT_GAIN, "actor."),
                new Philox().reset(assignment.seed(), agent, 0, Streams.WEIGHTS));
        this.target = actor.parameters().zerosLike();
        target.copyFrom(actor.parameters());
        Rates rates = settings.rates();
        this.descent =
                new Descent(backend, actor.parameters(), rates.ofActor(), rates.gradientNorm(), assignment.workers());
        this.pass = new ActorPass(crew, actor, assignment.worlds());
        this.rows = new ReplayRows(crew, assignment.kinds(), settings.batchSize());
    }

    private int features() {
        return crew.kind().observation().size();
    }

    /** What each agent perceived, or perceived next, {@code [rows, features]}; the caller closes it. */
    Tensor observations(Replay replay, Replay.Part part, int[] places) {
        return tensor(rows.rows(), features(), rows.own(replay, part, features(), places));
    }

    /** What each was allowed; the caller closes its tensor. */
    Mask mask(Replay replay, Replay.Part part, int[] places) {
        int choices = crew.kind().action().choices();
        if (choices == 0) {
            return Mask.all();
        }
        return Mask.of(tensor(rows.rows(), choices, rows.own(replay, part, choices, places)));
    }

    /** A number for each row, {@code [rows, 1]}; the caller closes it. */
    Tensor column(float[] numbers) {
        return tensor(rows.rows(), 1, numbers);
    }

    /** A tensor of the backend; the caller closes it. */
    Tensor tensor(int tensorRows, int columns, float[] numbers) {
        Tensor tensor = backend.zeros(tensorRows, columns);
        tensor.copyFrom(numbers);
        return tensor;
    }

    /** Random numbers for a purpose of an update, addressed after the draw of steps. */
    Philox random(long seed, long update, int purpose) {
        return new Philox().reset(seed, 1 + 8L * index + purpose, update, Streams.LEARN);
    }

    int tiles() {
        return (rows.rows() + backend.tileRows() - 1) / backend.tileRows();
    }

    int from(int tile) {
        return tile * backend.tileRows();
    }

    int to(int tile) {
        return Math.min(rows.rows(), from(tile) + backend.tileRows());
    }

    void save(ArchiveWriter archive) throws IOException {
        descent.save(archive, block("actor"));
        target.save(archive, block("actor.target"));
    }

    void load(ArchiveReader archive) throws IOException {
        descent.load(archive, block("actor"));
        target.load(archive, block("actor.target"));
        actor.publish();
    }

    String block(String name) {
        return "crew." + crew.name() + "." + name;
    }

    @Override
    public void close() {
        pass.close();
        descent.close();
        target.close();
        actor.close();
    }
}
