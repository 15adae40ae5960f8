package io.throng.marl.ctde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.throng.agents.arena.AgentBatch;
import io.throng.agents.arena.Arena;
import io.throng.agents.arena.Game;
import io.throng.agents.policy.Policy;
import io.throng.agents.policy.RandomPolicy;
import io.throng.kernel.Execution;
import io.throng.kernel.Parameters;
import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Streams;
import io.throng.marl.Assignment;
import io.throng.marl.MeetingGame;
import io.throng.marl.net.Node;
import io.throng.marl.net.Sums;
import io.throng.marl.net.Tape;
import io.throng.marl.rollout.Crew;
import io.throng.marl.rollout.Sharing;
import io.throng.marl.tensor.CpuBackend;
import io.throng.marl.tensor.Tensor;
import io.throng.marl.tensor.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What agents make of their own steps. */
class ClamTest {
    private static final Map<String, String> SMALL =
            Map.of("window", "10", "contrastBatch", "32", "contrastSteps", "60", "worlds", "4", "projection", "16");

    private static ClamSettings settings() {
        return Parameters.with(ClamSettings.defaults(), SMALL);
    }

    private static Assignment assignment(long seed, int worlds, Workers workers) {
        Game game = MeetingGame.worlds().apply(1).game();
        return new Assignment(game, game.kinds(), List.of(0, 1), worlds, seed, new CpuBackend(), workers);
    }

    private static Crew crew(Assignment assignment) {
        return Crew.divide(assignment.kinds(), assignment.learned(), Sharing.BY_KIND)
                .getFirst();
    }

    @Test
    void lossIsThatOfAClassifierByCosine() {
        CpuBackend backend = new CpuBackend();
        try (Tape tape = new Tape(backend);
                Tensor keys = backend.zeros(2, 3);
                Tensor zeros = backend.zeros(1, 3)) {
            keys.copyFrom(new float[] {1, 0, -1, 0, 1, 0}); // columns (1, 0), (0, 1), (-1, 0)
            Node queries = InfoNce.unit(tape, tape.constant(1, 2, new float[] {3, 4}, 0));
            Node log = InfoNce.logProbabilities(tape, queries, keys, zeros, 0.5);
            double loss = InfoNce.losses(tape, log, 1).value().get(0, 0);
            double sum = Math.exp(0.6 / 0.5) + Math.exp(0.8 / 0.5) + Math.exp(-0.6 / 0.5);
            assertThat(loss).isCloseTo(-Math.log(Math.exp(0.8 / 0.5) / sum), within(1e-5));
        }
    }

    @Test
    void viewsAreOfTheirPartAndNeverEmpty() {
        StepTokens tokens = new StepTokens(10, 1);
        float[] trajectory = new float[10];
        for (int i = 0; i < trajectory.length; i++) {
            trajectory[i] = 100 + i;
        }
        boolean hidSome = false;
        for (int draw = 0; draw < 200; draw++) {
            float[] row = new float[tokens.rowWidth()];
            Philox random = new Philox().reset(1, draw, 0, Streams.LEARN);
            tokens.view(random, trajectory, 5, 10, 3, 0.6, row, 0);
            int shown = 0;
            int last = 0;
            for (int i = 0; i < 10; i++) {
                if (row[3 * i] == 1) {
                    shown++;
                    last = i;
                    assertThat(row[3 * i + 2]).isBetween(105f, 109f);
                } else {
                    assertThat(row[3 * i + 2]).isZero();
                }
            }
            assertThat(shown).isPositive();
            hidSome |= shown <= last;
        }
        assertThat(hidSome).isTrue();
    }

    /** Steps of a trajectory are noise around a place of its own. */
    private static float[] trajectory(Random random, int width, double[] place) {
        float[] steps = new float[10 * width];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = (float) (place[i % width] + 0.3 * random.nextGaussian());
        }
        return steps;
    }

    private static double[] place(Random random, int width) {
        return random.doubles(width, -1, 1).toArray();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void learnsToTellTrajectoriesApart(long seed) {
        try (Workers workers = new Workers(1)) {
            Assignment assignment = assignment(seed, 4, workers);
            try (AgentModel model = new AgentModel(assignment, settings(), crew(assignment), 0)) {
                Random random = new Random(seed);
                int width = model.tokens().width();
                for (int i = 0; i < 64; i++) {
                    model.trajectories().add(trajectory(random, width, place(random, width)));
                }
                Sums first = model.learn(1, 0);
                model.learn(1, 1);
                Sums last = model.learn(1, 2);
                assertThat(last.get("loss")).isLessThan(0.8 * first.get("loss"));
                // of 32 keys one belongs to a view
                assertThat(last.get("right") / last.get("steps")).isGreaterThan(0.5);
                assertThat(embeddingsOfOnePlaceAreAlike(model, random)).isTrue();
            }
        }
    }

    private static boolean embeddingsOfOnePlaceAreAlike(AgentModel model, Random random) {
        int width = model.tokens().width();
        double[] here = place(random, width);
        double[] there = place(random, width);
        float[] steps = new float[3 * 10 * width];
        System.arraycopy(trajectory(random, width, here), 0, steps, 0, 10 * width);
        System.arraycopy(trajectory(random, width, here), 0, steps, 10 * width, 10 * width);
        System.arraycopy(trajectory(random, width, there), 0, steps, 2 * 10 * width, 10 * width);
        float[] into = new float[3 * model.width()];
        model.embed(steps, new float[] {10, 10, 10}, into);
        return distance(into, model.width(), 0, 1) < distance(into, model.width(), 0, 2);
    }

    private static double distance(float[] rows, int width, int one, int other) {
        double squares = 0;
        for (int i = 0; i < width; i++) {
            squares += Math.pow(rows[one * width + i] - rows[other * width + i], 2);
        }
        return Math.sqrt(squares);
    }

    /** What agents of a world are told does not depend on how many worlds there are. */
    @Test
    void agentsAreToldOfTheirOwnStepsAlone() {
        assertThat(told(3, 0)).isEqualTo(told(1, 0)).isNotEmpty();
        assertThat(told(3, 0)).isNotEqualTo(told(3, 1));
    }

    private static List<Float> told(int worlds, int world) {
        List<Float> told = new ArrayList<>();
        try (Workers workers = new Workers(1)) {
            Assignment assignment = assignment(5, worlds, workers);
            try (Arena arena = Arena.open(MeetingGame.worlds().apply(worlds), 5, Execution.defaults());
                    ClamLearner learner = new ClamLearner(assignment, settings())) {
                ModellingPolicy policy = (ModellingPolicy) learner.policy(0, true);
                Policy others = new RandomPolicy();
                for (int step = 0; step < 4; step++) {
                    List<AgentBatch> batches = arena.batches();
                    policy.act(batches.get(0), 5, arena.steps());
                    others.act(batches.get(1), 5, arena.steps());
                    policy.forEachEmbedding((of, embedding) -> {
                        for (int i = 0; i < embedding.length && of == world; i++) {
                            told.add(embedding[i]);
                        }
                    });
                    arena.step();
                }
            }
        }
        return told;
    }

    @Test
    void refusesToModelWhatIsNotPerceived() {
        try (Workers workers = new Workers(1)) {
            Assignment assignment = assignment(1, 4, workers);
            ClamSettings wrong = Parameters.with(settings(), Map.of("modelled", "nobody"));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new ClamLearner(assignment, wrong))
                    .withMessageContaining("nobody")
                    .withMessageContaining("entity group");
        }
    }
}
