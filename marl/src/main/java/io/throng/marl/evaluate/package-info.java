/**
 * How good a policy is, with the doubt that goes with it: means over seeds and bootstrap intervals.
 *
 * <pre>{@code
 * double[][] learned = ...;                     // [seeds, episodes] returns, a row per training seed
 * var bootstrap = Bootstrap.defaults();
 * Evaluation evaluation = Evaluation.of(learned, bootstrap, random);
 * Difference gain = Difference.of(learned, untrained, bootstrap, random);
 * }</pre>
 *
 * <p>May depend on the JDK and on Commons RNG for the random numbers it is handed.
 */
package io.throng.marl.evaluate;
