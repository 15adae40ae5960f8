package io.throng.marl.ctde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.throng.agents.arena.AgentBatch;
import io.throng.agents.arena.Arena;
import io.throng.agents.policy.Policy;
import io.throng.agents.policy.RandomPolicy;
import io.throng.kernel.Execution;
import io.throng.kernel.Parameters;
import io.throng.marl.Algorithm;
import io.throng.marl.ArenaTrainer;
import io.throng.marl.Assignment;
import io.throng.marl.CrowdGame;
import io.throng.marl.Experiment;
import io.throng.marl.MeetingGame;
import io.throng.marl.Team;
import io.throng.marl.Trainer;
import io.throng.marl.checkpoint.Checkpoint;
import io.throng.marl.tensor.CpuBackend;
import io.throng.marl.tensor.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a global agent who switches between learners keeps, whatever was learned. */
class MansaTest {
    private static final long SEED = 5;
    private static final int WORLDS = 24;
    private static final int BATCHES = 12;

    private static final SwitchingTeam.Trials ALWAYS = new SwitchingTeam.Trials() {
        @Override
        public boolean calls(int world) {
            return true;
        }

        @Override
        public boolean skips(int world) {
            return false;
        }
    };

    @TempDir
    Path folder;

    private static <S extends Record> S small(Algorithm<S> algorithm, Map<String, String> options) {
        Map<String, String> all = new LinkedHashMap<>(Map.of(
                "worlds", Integer.toString(WORLDS),
                "hiddenWidth", "16",
                "normalizeInputs", "false",
                "replaySteps", "2000",
                "batchSize", "64",
                "warmup", "240",
                "updateEvery", "48",
                "reportEvery", "240",
                "targetRate", "0.05",
                "epsilonSteps", "2000"));
        all.putAll(options);
        return Parameters.with(algorithm.defaults(), all);
    }

    /** Walkers learn, the pilot flies at random. */
    private static <S extends Record> Trainer walkers(Algorithm<S> algorithm, Map<String, String> options) {
        return new ArenaTrainer(
                List.of(
                        Team.learning(List.of("walker"), algorithm, small(algorithm, options)),
                        Team.fixed(List.of(), RandomPolicy::new)),
                MeetingGame.worldsOfChoices(),
                SEED,
                Execution.defaults().withThreads(1));
    }

    private static Trainer everybody(Map<String, String> options, int threads) {
        Mansa mansa = new Mansa();
        return mansa.create(
                small(mansa, options),
                MeetingGame.worldsOfChoices(),
                SEED,
                Execution.defaults().withThreads(threads));
    }

    /** Returns while learning, then those of what was learned. */
    private static List<Double> history(Trainer trainer) {
        List<Double> history = new ArrayList<>();
        for (int i = 0; i < BATCHES; i++) {
            history.add(trainer.learn().get("return.walker"));
        }
        double[] learned = Experiment.evaluate(
                MeetingGame.worldsOfChoices(),
                trainer.policies(true),
                60,
                9,
                Execution.defaults().withThreads(1));
        Arrays.stream(learned).forEach(history::add);
        return history;
    }

    @Test
    void freeCallsAreCentralisedLearningToTheBit() {
        try (Trainer mansa = walkers(new Mansa(), Map.of("callCost", "0", "central", "QMIX"));
                Trainer qmix = walkers(new Qmix(), Map.of());
                Trainer iql = walkers(new Iql(), Map.of())) {
            List<Double> central = history(qmix);
            assertThat(history(mansa)).isEqualTo(central);
            assertThat(history(iql)).isNotEqualTo(central);
            assertThat(mansa.learn()).containsEntry("central_calls", 1.0);
        }
    }

    @Test
    void callsThatNothingCanBeWorthAreIndependentLearningToTheBit() {
        for (String none : List.of("callCost", "callBudget")) {
            String value = none.equals("callCost") ? "Infinity" : "0";
            try (Trainer mansa = walkers(new Mansa(), Map.of(none, value, "callTrials", "1"));
                    Trainer iql = walkers(new Iql(), Map.of())) {
                assertThat(history(mansa)).isEqualTo(history(iql));
                assertThat(mansa.learn()).containsEntry("central_calls", 0.0);
            }
        }
    }

    @Test
    void budgetIsUsedAndNeverExceeded() {
        for (int budget : new int[] {1, 3}) {
            for (MansaSettings.Central central : MansaSettings.Central.values()) {
                countCalls(budget, central);
            }
        }
    }

    /** Calls are asked for in every step: as many are made in every episode as may be, in its first steps. */
    private static void countCalls(int budget, MansaSettings.Central central) {
        Mansa mansa = new Mansa();
        MansaSettings settings = small(
                mansa,
                Map.of(
                        "callBudget",
                        Integer.toString(budget),
                        "callTrials",
                        "1",
                        "central",
                        central.name(),
                        "epsilonStart",
                        "0.5"));
        try (Arena arena = Arena.open(
                        MeetingGame.worldsOfChoices().apply(WORLDS),
                        SEED,
                        Execution.defaults().withThreads(1));
                Workers workers = new Workers(1)) {
            List<AgentBatch> batches = arena.batches();
            Assignment assignment = new Assignment(
                    arena.game(),
                    batches.stream().map(AgentBatch::kind).toList(),
                    List.of(0),
                    WORLDS,
                    SEED,
                    new CpuBackend(),
                    workers);
            IndependentValues alone = new IndependentValues(
                    "mansa",
                    assignment,
                    settings.values().exploration(),
                    settings.values().replay());
            try (SwitchingTeam team = new SwitchingTeam(assignment, 0, settings, alone)) {
                int[] left = team.begin(WORLDS);
                int[] made = new int[WORLDS];
                int[] stepsIn = new int[WORLDS];
                for (int step = 0; step < 50; step++) {
                    int[] actions = new int[batches.getFirst().rows()];
                    AgentBatch batch = batches.getFirst();
                    for (int world = 0; world < WORLDS; world++) {
                        boolean begins = batch.begins()[2 * world] != 0;
                        made[world] = begins ? 0 : made[world];
                        stepsIn[world] = begins ? 0 : stepsIn[world];
                    }
                    boolean[] called = team.decide(batch, left, ALWAYS, actions);
                    for (int world = 0; world < WORLDS; world++) {
                        made[world] += called[world] ? 1 : 0;
                        stepsIn[world]++;
                        assertThat(made[world]).isEqualTo(Math.min(budget, stepsIn[world]));
                    }
                    arena.act(List.of(new RandomPolicy(), new RandomPolicy()), step);
                    arena.step();
                }
            }
            alone.close();
        }
    }

    @Test
    void learningAndItsPoliciesKeepToTheBudget() {
        Map<String, String> options = Map.of("callBudget", "1", "callCost", "0", "callTrials", "0.5");
        try (Trainer mansa = everybody(options, 1)) {
            double most = 0;
            for (int i = 0; i < BATCHES; i++) {
                most = Math.max(most, mansa.learn().get("central_calls"));
            }
            assertThat(most).isGreaterThan(0).isLessThan(0.25);
            assertThat(callsInEpisodes(mansa.policies(true), 1)).isPositive();
        }
    }

    /** Plays, and checks that no episode has more calls than the budget; returns how many the walkers made. */
    private static int callsInEpisodes(List<Policy> policies, int budget) {
        int total = 0;
        try (Arena arena = Arena.open(
                MeetingGame.worldsOfChoices().apply(WORLDS),
                SEED + 1,
                Execution.defaults().withThreads(1))) {
            AgentBatch walkers = arena.batches().getFirst();
            int[] made = new int[WORLDS];
            for (int step = 0; step < 40; step++) {
                for (int world = 0; world < WORLDS; world++) {
                    made[world] = walkers.begins()[2 * world] != 0 ? 0 : made[world];
                }
                arena.act(policies, step);
                boolean[] called = ((SwitchingPolicy) policies.getFirst()).called();
                for (int world = 0; world < WORLDS; world++) {
                    made[world] += called[world] ? 1 : 0;
                    total += called[world] ? 1 : 0;
                    assertThat(made[world]).isLessThanOrEqualTo(budget);
                }
                arena.step();
            }
        }
        assertThat(((SwitchingPolicy) policies.getFirst()).calls()).isEqualTo(total);
        return total;
    }

    @Test
    void resumesExactlyWithinABudget() throws IOException {
        Map<String, String> options =
                Map.of("callBudget", "2", "callCost", "0.02", "callTrials", "0.1", "central", "QMIX");
        Path middle = folder.resolve("middle");
        Path end = folder.resolve("end");
        byte[] uninterrupted;
        try (Trainer whole = everybody(options, 2)) {
            for (int i = 0; i < 6; i++) {
                whole.learn();
            }
            Checkpoint.write(end, "mansa", whole);
            uninterrupted = Files.readAllBytes(end);
        }
        try (Trainer first = everybody(options, 1)) {
            for (int i = 0; i < 3; i++) {
                first.learn();
            }
            Checkpoint.write(middle, "mansa", first);
        }
        try (Trainer second = everybody(options, 1)) {
            Checkpoint.read(middle, "mansa", second);
            for (int i = 0; i < 3; i++) {
                second.learn();
            }
            Checkpoint.write(end, "mansa", second);
            assertThat(Files.readAllBytes(end)).isEqualTo(uninterrupted);
        }
    }

    @Test
    void tooManyJointActionsAskForAnotherCentralisedLearner() {
        Mansa mansa = new Mansa();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mansa.create(
                        small(mansa, Map.of()),
                        CrowdGame.worlds(8),
                        SEED,
                        Execution.defaults().withThreads(1)))
                .withMessageContaining("at most 4096 joint actions, got 8 agents of kind walker with 3 choices")
                .withMessageContaining("central=QMIX");
        mansa.create(
                        small(mansa, Map.of("central", "QMIX")),
                        CrowdGame.worlds(8),
                        SEED,
                        Execution.defaults().withThreads(1))
                .close();
    }

    @Test
    void badSettingsAreNamed() {
        Mansa mansa = new Mansa();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> small(mansa, Map.of("callCost", "-1")))
                .withMessageContaining("callCost must be at least 0, got -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> small(mansa, Map.of("callBudget", "-2")))
                .withMessageContaining("callBudget must be in [-1, 2147483647], got -2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> small(mansa, Map.of("callTrials", "1.5")))
                .withMessageContaining("callTrials must be in [0, 1], got 1.5");
    }
}
