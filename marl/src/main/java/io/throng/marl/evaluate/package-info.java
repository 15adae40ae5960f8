/**
 * How good policies are, with the doubt that goes with it: of one algorithm over its seeds, and of several on several tasks.
 *
 * <pre>{@code
 * double[][] learned = ...;                     // [seeds, episodes] returns, a row per training seed
 * var bootstrap = Bootstrap.defaults();
 * Evaluation evaluation = Evaluation.of(learned, bootstrap, random);
 * Difference gain = Difference.of(learned, untrained, bootstrap, random);
 * var tasks = new TaskScores(normalised);       // [tasks][runs]
 * Estimate iqm = Estimate.of(tasks, Aggregate.interquartileMean(), bootstrap, random);
 * Estimate better = ProbabilityOfImprovement.of(tasks, others, bootstrap, random);
 * }</pre>
 *
 * <p>May depend on the JDK and on Commons RNG for the random numbers it is handed.
 */
package io.throng.marl.evaluate;
