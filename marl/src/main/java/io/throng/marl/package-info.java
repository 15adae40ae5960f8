/**
 * Who learns: algorithms, trainers and experiments.
 *
 * <pre>{@code
 * Trainer trainer = new Mappo().create(PpoSettings.defaults(), worlds, 7, Execution.defaults());
 * Experiment.train(trainer, 1_000_000, MetricSink.all(), () -> false, Experiment.AfterBatch.nothing());
 * double[] returns = Experiment.evaluate(worlds, trainer.policies(true), 1000, 1, Execution.defaults());
 * }</pre>
 *
 * <p>Depends on {@code kernel} and {@code agents}.
 */
package io.throng.marl;
