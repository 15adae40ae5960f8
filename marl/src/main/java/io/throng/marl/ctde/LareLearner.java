package io.throng.marl.ctde;

import io.throng.agents.arena.Arena;
import io.throng.agents.policy.Policy;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.marl.Assignment;
import io.throng.marl.Learner;
import java.io.IOException;
import java.util.SequencedMap;

/** Proximal policy optimisation that sees, of the game's rewards, what the team earned in whole episodes. */
final class LareLearner implements Learner {
    private final TeamReturns returns;
    private final OnPolicyLearner learner;

    LareLearner(Assignment assignment, LareSettings settings) {
        this.returns = settings.credit() == LareSettings.Credit.DENSE ? null : new TeamReturns(assignment, settings);
        PpoSettings ppo = settings.ppo();
        this.learner = new OnPolicyLearner(
                assignment,
                settings.critic(),
                ppo.actorCritic(),
                ppo.policyStep().needsDescriptions(),
                actors -> {
                    PpoUpdate update = new PpoUpdate(assignment, ppo, settings.critic(), false, actors);
                    return returns == null ? update : new CreditAssignment(returns, actors, update);
                });
    }

    @Override
    public void decide(Arena arena) {
        learner.decide(arena);
        if (returns != null) {
            returns.decided(arena);
        }
    }

    @Override
    public SequencedMap<String, Double> observe(Arena arena) {
        if (returns != null) {
            returns.stepped(arena);
        }
        return learner.observe(arena);
    }

    @Override
    public Policy policy(int kind, boolean greedy) {
        return learner.policy(kind, greedy);
    }

    @Override
    public void save(ArchiveWriter archive) throws IOException {
        learner.save(archive);
        if (returns != null) {
            returns.save(archive);
        }
    }

    @Override
    public void load(ArchiveReader archive) throws IOException {
        learner.load(archive);
        if (returns != null) {
            returns.load(archive);
        }
    }

    @Override
    public void close() {
        learner.close();
        if (returns != null) {
            returns.close();
        }
    }
}
