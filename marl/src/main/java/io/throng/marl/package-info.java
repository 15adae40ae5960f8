/**
 * Who learns: algorithms, trainers and experiments.
 *
 * <pre>{@code
 * Trainer trainer = new Mappo().create(PpoSettings.defaults(), worlds, 7, Execution.defaults());
 * Experiment.train(trainer, 1_000_000, MetricSink.all(), () -> false, Experiment.AfterBatch.nothing());
 * double[] returns = Experiment.evaluate(worlds, trainer.policies(true), 1000, 1, Execution.defaults());
 * }</pre>
 *
 * <p>An {@link io.throng.marl.Algorithm} makes a {@link io.throng.marl.Learner} for the kinds of a {@link io.throng.marl.Team};
 * an {@link io.throng.marl.ArenaTrainer} steps the worlds that all teams share.
 *
 * <p>Depends on {@code kernel} and {@code agents}.
 */
package io.throng.marl;
