package io.throng.marl.ctde;

import io.throng.marl.net.Node;
import io.throng.marl.net.Tape;
import io.throng.marl.net.Weights;
import io.throng.marl.rollout.Actor;
import io.throng.marl.rollout.Crew;
import io.throng.marl.tensor.Backend;
import io.throng.marl.tensor.Tensor;
import java.util.List;

/** What actors who know values of choices do: each agent what is best by its own values, from what it perceives itself. */
final class ActorChoice implements JointChoice, AutoCloseable {
    private final Backend backend;
    private final int kind;
    private final List<Crew> crews;
    private final List<Actor> actors;
    private final Tape tape;

    /** Choices of a kind's agents; crews without agents of the kind do not matter. The actors stay the caller's. */
    ActorChoice(Backend backend, int kind, List<Crew> crews, List<Actor> actors) {
        this.backend = backend;
        this.kind = kind;
        this.crews = crews;
        this.actors = actors;
        this.tape = new Tape(backend);
    }

    @Override
    public void choose(int worlds, float[] observations, float[] masks, int[] into) {
        for (int i = 0; i < crews.size(); i++) {
            for (Crew.Member member : crews.get(i).members()) {
                if (member.kindIndex() == kind) {
                    choose(worlds, member, actors.get(i), observations, masks, into);
                }
            }
        }
    }

    private void choose(int worlds, Crew.Member member, Actor actor, float[] observations, float[] masks, int[] into) {
        int features = member.kind().observation().size();
        int choices = member.kind().action().choices();
        int rows = worlds * member.agents();
        float[] seen = new float[rows * features];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(observations, rowOfKind(member, row) * features, seen, row * features, features);
        }
        for (int from = 0; from < rows; from += backend.tileRows()) {
            int count = Math.min(backend.tileRows(), rows - from);
            tape.clear();
            Node input = tape.constant(count, features, seen, from * features);
            Tensor values = actor.network()
                    .forward(tape, Weights.frozen(actor.parameters()), input)
                    .value();
            backend.finish();
            for (int i = 0; i < count; i++) {
                int at = rowOfKind(member, from + i);
                into[at] = ValueDecomposition.best(values, i, masks, at * choices, choices);
            }
        }
    }

    private static int rowOfKind(Crew.Member member, int row) {
        return row / member.agents() * member.kind().count() + member.firstAgent() + row % member.agents();
    }

    @Override
    public void close() {
        tape.close();
    }
}
