package io.throng.marl.ctde;

import io.throng.marl.Algorithm;
import io.throng.marl.Assignment;
import io.throng.marl.Learner;

/**
 * MANSA: agents learn independently, and a global agent learns by switching controls in which states a centralised learner acts
 * for all of them, paying for each call, or within a budget of calls (Mguni et al., "MANSA: learning fast and slow in
 * multi-agent systems", ICML 2023). The equations are in {@link SwitchingValues}.
 *
 * <p>The independent learners are those of {@link Iql}, the centralised one is told by {@link MansaSettings#central}. A team
 * are the agents of one kind: each kind has a centralised learner and a global agent of its own, who see what that kind's
 * agents perceive, and are paid the mean of what they are paid.
 *
 * <p>Independent learners learn from the steps in which they acted, the centralised learner from all, as it can off policy; so
 * what is saved is calls, not updates: in a step without a call no agent acts on what another perceives. Departure: the global
 * agent's values are those of joint actions, so that old steps teach it whoever acted.
 */
public final class Mansa implements Algorithm<MansaSettings> {
    @Override
    public String name() {
        return "mansa";
    }

    @Override
    public String description() {
        return "MANSA: a global agent learns where independent agents should call a centralised learner (Mguni et"
                + " al. 2023).";
    }

    @Override
    public MansaSettings defaults() {
        return MansaSettings.defaults();
    }

    @Override
    public int worlds(MansaSettings settings) {
        return settings.values().replay().worlds();
    }

    @Override
    public Learner learner(MansaSettings settings, Assignment assignment) {
        return new MansaLearner(assignment, settings);
    }
}
