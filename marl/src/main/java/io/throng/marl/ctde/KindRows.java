package io.throng.marl.ctde;

import io.throng.agents.Kind;
import io.throng.marl.rollout.Crew;
import io.throng.marl.rollout.Replay;
import io.throng.marl.rollout.ReplayRows;
import java.util.List;

/** All agents of one kind in drawn steps of worlds: what they perceive together is the team's state. */
final class KindRows {
    private final Kind kind;
    private final ReplayRows rows;

    KindRows(List<Kind> kinds, int index, int steps) {
        this.kind = kinds.get(index);
        Crew all = new Crew(kind.name(), List.of(new Crew.Member(index, kind, 0, kind.count())));
        this.rows = new ReplayRows(all, kinds, steps);
    }

    Kind kind() {
        return kind;
    }

    /** Numbers of a state. */
    int width() {
        return kind.count() * kind.observation().size();
    }

    /** {@code [steps, width]}: as well {@code [steps * agents, features]}. */
    float[] states(Replay replay, Replay.Part observations, int[] places) {
        return rows.own(replay, observations, kind.observation().size(), places);
    }

    /** {@code [steps * agents, choices]}. */
    float[] masks(Replay replay, Replay.Part masks, int[] places) {
        return rows.own(replay, masks, kind.action().choices(), places);
    }

    /** What each agent did, {@code [steps * agents]}. */
    int[] actions(Replay replay, int[] places) {
        float[] all = rows.own(replay, Replay.Part.ACTIONS, 1, places);
        int[] actions = new int[all.length];
        for (int i = 0; i < all.length; i++) {
            actions[i] = (int) all[i];
        }
        return actions;
    }

    /** What the team was paid: the mean over its agents, {@code [steps]}. */
    double[] paid(Replay replay, int[] places) {
        float[] all = rows.own(replay, Replay.Part.REWARDS, 1, places);
        double[] paid = new double[places.length];
        for (int i = 0; i < all.length; i++) {
            paid[i / kind.count()] += all[i] / kind.count();
        }
        return paid;
    }

    /** 1 where the episode goes on and one of the team still takes part, else 0, {@code [steps]}. */
    double[] goesOn(Replay replay, int[] places) {
        float[] alive = rows.own(replay, Replay.Part.NEXT_ALIVE, 1, places);
        double[] goesOn = new double[places.length];
        for (int i = 0; i < alive.length; i++) {
            int step = i / kind.count();
            goesOn[step] = Math.max(goesOn[step], alive[i] * replay.goesOn(places[step]));
        }
        return goesOn;
    }
}
