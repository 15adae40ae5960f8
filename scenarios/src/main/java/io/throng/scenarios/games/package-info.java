/**
 * Small games whose answers are known: matrices played again and again, the coordination game of policies that are Bayesian
 * networks, slotted ALOHA, and a road with crossings at which agents must act together.
 *
 * <pre>{@code
 * Climbing climbing = new Climbing();
 * GameWorld worlds = climbing.worlds(climbing.defaults(), 128);
 * }</pre>
 *
 * <p>Depends on {@code scenarios}, {@code agents} and the kernel's columns and random numbers.
 */
package io.throng.scenarios.games;
