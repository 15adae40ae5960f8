package io.throng.kernel.mason;

/**
 * How one run of a batch stands.
 *
 * @param id its number in the batch, from 0
 * @param masonSeed the seed that MASON's generator got, in [0, 2<sup>32</sup>): the model's own {@code -seed}
 * @param steps of MASON's schedule that it took
 * @param ended whether nothing was left to do
 * @param digest of its state
 * @param measured its measures, in the batch's order
 */
public record Replica(int id, long masonSeed, long steps, boolean ended, long digest, double[] measured) {}
