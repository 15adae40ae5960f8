/**
 * What can be read from what policies have learned.
 *
 * <pre>{@code
 * var probe = new TypeProbe(modelling, opponents, 10);   // a policy of clam, and scripted opponents of several types
 * Experiment.play(worlds, List.of(opponents, probe), 400, seed, execution);
 * double[] right = probe.right();                        // mean: accuracy; by chance 1 / opponents.types()
 * }</pre>
 *
 * <p>May depend on agents, and on the networks, tensors and CTDE learners of this module.
 */
package io.throng.marl.probe;
