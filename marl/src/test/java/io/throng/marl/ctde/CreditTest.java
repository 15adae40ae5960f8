package io.throng.marl.ctde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.throng.agents.Kind;
import io.throng.agents.arena.AgentBatch;
import io.throng.agents.arena.Arena;
import io.throng.agents.arena.Ending;
import io.throng.agents.arena.Factors;
import io.throng.agents.arena.Game;
import io.throng.kernel.Execution;
import io.throng.kernel.Parameters;
import io.throng.kernel.Turn;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.marl.Assignment;
import io.throng.marl.MeetingGame;
import io.throng.marl.rollout.CriticView;
import io.throng.marl.rollout.Samples;
import io.throng.marl.tensor.CpuBackend;
import io.throng.marl.tensor.Workers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/** How a team's return is divided among its agents and their steps. */
class CreditTest {
    private static final int STEPS = 34;
    private static final Map<String, String> SMALL = Map.of(
            "credit", "UNIFORM",
            "worlds", "3",
            "rolloutSteps", Integer.toString(STEPS),
            "hiddenWidth", "8",
            "normalizeInputs", "false");

    private static LareSettings settings(Map<String, String> changes) {
        return Parameters.with(Parameters.with(LareSettings.defaults(), SMALL), changes);
    }

    private static Assignment assignment(Game game, int worlds, Workers workers) {
        return new Assignment(game, game.kinds(), List.of(0, 1), worlds, 7, new CpuBackend(), workers);
    }

    private static Game meeting() {
        return MeetingGame.worlds().apply(1).game();
    }

    @Test
    void worthsAreLearnedFromSumsAlone() {
        try (Workers workers = new Workers(1);
                FactorModel model =
                        new FactorModel(assignment(meeting(), 1, workers), settings(Map.of("factorSteps", "50")), 2)) {
            Random random = new Random(2);
            for (int i = 0; i < 1500; i++) {
                model.add(episode(random));
            }
            double loss = 1;
            for (int update = 0; update < 40; update++) {
                loss = model.learn(update);
            }
            assertThat(loss).isLessThan(0.1);
            float[] rows = {-1, 0.5f, 0, 0.5f, 1, 0.5f, 0, -0.5f};
            float[] worths = new float[4];
            model.value(rows, worths);
            for (int row = 0; row < worths.length; row++) {
                assertThat(worths[row]).isCloseTo((float) worth(rows[2 * row], rows[2 * row + 1]), within(0.3f));
            }
        }
    }

    private static double worth(double first, double second) {
        return 2 * first * first - second - 3;
    }

    /** Of 10 to 20 rows, so that the mean worth of a row is seen too. */
    private static Episode episode(Random random) {
        Episode episode = new Episode(2);
        int length = 10 + random.nextInt(11);
        for (int row = 0; row < length; row++) {
            float[] factors = {2 * random.nextFloat() - 1, 2 * random.nextFloat() - 1};
            episode.add(factors, 0, worth(factors[0], factors[1]));
        }
        return episode;
    }

    /** Divides a rollout's returns and keeps what came of it. */
    private static final class Divided implements Improvement {
        private final TeamReturns returns;
        private final List<LearningActor> actors;
        private boolean done;

        Divided(TeamReturns returns, List<LearningActor> actors) {
            this.returns = returns;
            this.actors = actors;
        }

        @Override
        public List<SequencedMap<String, Double>> improve(double rateFactor, long update) {
            returns.divide(actors, update);
            done = true;
            return List.of(new LinkedHashMap<>(), new LinkedHashMap<>());
        }

        @Override
        public void save(ArchiveWriter archive) {}

        @Override
        public void load(ArchiveReader archive) {}

        @Override
        public void close() {}
    }

    @Test
    void anEqualSplitPaysEveryStepOfAnEpisodeTheSameAndNothingForEpisodesThatHaveNotEnded() {
        LareSettings settings = settings(Map.of());
        try (Workers workers = new Workers(1);
                Arena arena = Arena.open(MeetingGame.worlds().apply(3), 5, Execution.defaults());
                TeamReturns returns = new TeamReturns(assignment(arena.game(), 3, workers), settings)) {
            List<Divided> made = new ArrayList<>();
            OnPolicyLearner learner = new OnPolicyLearner(
                    assignment(arena.game(), 3, workers),
                    CriticView.OWN,
                    settings.ppo().actorCritic(),
                    false,
                    actors -> {
                        made.add(new Divided(returns, actors));
                        return made.getFirst();
                    });
            double[][] shares = play(arena, learner, returns);
            assertThat(made.getFirst().done).isTrue();
            for (LearningActor actor : made.getFirst().actors) {
                int agents = actor.crew.agentsPerWorld();
                for (int step = 0; step < STEPS; step++) {
                    for (int row = 0; row < 3 * agents; row++) {
                        int at = step * 3 * agents + row;
                        double share = shares[step][row / agents];
                        float counts =
                                actor.rollout.samples().get(Samples.ALIVE).get(at, 0);
                        assertThat(counts).isEqualTo(Double.isNaN(share) ? 0 : 1);
                        assertThat(actor.rollout.rewards()[at])
                                .isCloseTo(Double.isNaN(share) ? 0 : (float) share, within(1e-5f));
                    }
                }
            }
            learner.close();
        }
    }

    /** What each step of each world should be paid, from the rewards of the game; not a number where that is not known. */
    private static double[][] play(Arena arena, OnPolicyLearner learner, TeamReturns returns) {
        double[][] shares = new double[STEPS][3];
        double[] sums = new double[3];
        int[] began = new int[3];
        for (int step = 0; step < STEPS; step++) {
            learner.decide(arena);
            returns.decided(arena);
            arena.step();
            returns.stepped(arena);
            for (int world = 0; world < 3; world++) {
                for (AgentBatch batch : arena.batches()) {
                    int count = batch.kind().count();
                    for (int row = world * count; row < (world + 1) * count; row++) {
                        sums[world] += batch.rewards()[row];
                    }
                }
                shares[step][world] = Double.NaN;
                if (arena.ending(world) != Ending.RUNNING) {
                    for (int i = began[world]; i <= step; i++) {
                        shares[i][world] = sums[world] / (3 * (step + 1 - began[world]));
                    }
                    sums[world] = 0;
                    began[world] = step + 1;
                }
            }
            learner.observe(arena);
        }
        return shares;
    }

    @Test
    void gamesWithoutFactorsAndEpisodesLongerThanRolloutsAreNamed() {
        try (Workers workers = new Workers(1)) {
            Assignment without = assignment(new WithoutFactors(meeting()), 1, workers);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Lare().learner(settings(Map.of("credit", "LATENT")), without))
                    .withMessageContaining("(Game.factors), got none for kind walker; set credit=UNIFORM");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Lare().learner(settings(Map.of("rolloutSteps", "9")), without))
                    .withMessageContaining(
                            "rolloutSteps must be at least the episode limit, 10, for credit=UNIFORM, got 9");
        }
    }

    private record WithoutFactors(Game game) implements Game {
        @Override
        public List<Kind> kinds() {
            return game.kinds();
        }

        @Override
        public int episodeLimit() {
            return game.episodeLimit();
        }

        @Override
        public void begin(Turn turn, int world) {
            game.begin(turn, world);
        }

        @Override
        public void act(Turn turn, int row, float[] actions, int from) {
            game.act(turn, row, actions, from);
        }

        @Override
        public boolean settle(Turn turn, int world, double[] rewards, int from) {
            return game.settle(turn, world, rewards, from);
        }

        @Override
        public void observe(Turn turn, int row, float[] into, int from) {
            game.observe(turn, row, into, from);
        }

        @Override
        public Optional<Factors> factors(int kind) {
            return Optional.empty();
        }
    }
}
