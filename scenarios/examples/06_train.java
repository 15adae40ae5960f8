/*
 * 6. Learning in a world that is there already.
 *
 *     throng run 06_train.java
 *     throng run 06_train.java --steps 1000000 --seed 2
 *
 * Three agents are to cover three landmarks without touching. They learn by MAPPO: while learning, one critic sees the whole
 * world; what is learned is a policy by which each agent decides from what it sees alone. Both before and after, the agents
 * play in worlds that no training has seen. A mean says little without its doubt, so each comes with the interval that holds
 * the true mean in 95 of 100 cases, over episodes of this one training; other seeds would differ by more.
 */
import static io.throng.scenarios.script.Script.parameters;

import io.throng.agents.arena.GameWorld;
import io.throng.kernel.Execution;
import io.throng.kernel.Parameters;
import io.throng.kernel.measure.ProgressLine;
import io.throng.kernel.random.Philox;
import io.throng.marl.Experiment;
import io.throng.marl.Trainer;
import io.throng.marl.ctde.Mappo;
import io.throng.marl.ctde.PpoSettings;
import io.throng.marl.evaluate.Bootstrap;
import io.throng.marl.evaluate.Difference;
import io.throng.marl.evaluate.Evaluation;
import io.throng.marl.evaluate.Interval;
import io.throng.marl.log.ConsoleSink;
import io.throng.scenarios.Catalogue;
import io.throng.scenarios.LearningScenario;

record Params(long steps, long seed, int episodes) {}

void main(String[] args) {
    Params p = parameters(args, new Params(100_000, 1, 500));

    // Which world: any that "throng list" shows as one to learn in. A trainer asks for as many of them as it wants.
    LearningScenario<?> scenario = (LearningScenario<?>) Catalogue.load().named("simple_spread");
    IntFunction<GameWorld> worlds = count -> worlds(scenario, count);
    Execution execution = Execution.defaults();

    // Who learns: any algorithm that "throng list" shows, with its settings; here, fewer worlds at once than usual.
    PpoSettings settings = Parameters.with(PpoSettings.defaults(), Map.of("worlds", "32"));
    try (Trainer trainer = new Mappo().create(settings, worlds, p.seed(), execution)) {
        double[] before = Experiment.evaluate(worlds, trainer.policies(false), p.episodes(), 99, execution);
        train(trainer, p.steps());
        double[] after = Experiment.evaluate(worlds, trainer.policies(false), p.episodes(), 99, execution);
        report(scenario, before, after);
    }
}

void train(Trainer trainer, long steps) {
    var progress = ProgressLine.onStandardOutput(0, steps, "environment steps");
    try (var console = new ConsoleSink(progress, List.of("return"))) {
        Experiment.train(trainer, steps, console, () -> false, Experiment.AfterBatch.nothing());
    }
}

void report(LearningScenario<?> scenario, double[] before, double[] after) {
    Philox random = new Philox();
    print("before", Evaluation.of(new double[][] {before}, Bootstrap.defaults(), random));
    print("after", Evaluation.of(new double[][] {after}, Bootstrap.defaults(), random));
    Difference gain = Difference.of(new double[][] {after}, new double[][] {before}, Bootstrap.defaults(), random);
    IO.println(gain.isClear() ? "That is a clear difference." : "That may be chance: train longer.");
    IO.println(scenario.scale());
}

void print(String when, Evaluation returns) {
    Interval interval = returns.interval();
    IO.println("%-6s return %.2f, 95 %% interval [%.2f, %.2f]"
            .formatted(when, returns.mean(), interval.low(), interval.high()));
}

<P extends Record> GameWorld worlds(LearningScenario<P> scenario, int count) {
    return scenario.worlds(scenario.defaults(), count);
}
