package io.throng.kernel;

/**
 * Mail from outside the world as it took effect: a run with the same seed and journal is the same run.
 *
 * @param step the step in whose inbox it was
 * @param receiver the agent's id
 * @param topic what it means
 * @param first its first value
 * @param second its second value
 */
public record Command(long step, long receiver, int topic, double first, double second) {}
