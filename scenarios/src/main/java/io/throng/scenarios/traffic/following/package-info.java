/**
 * Car-following models: how a driver chooses the next speed from what is ahead.
 *
 * <pre>{@code
 * CarFollowing idm = new Idm(1, 1.5, 1, 2);                     // a, b, headway, minimum gap
 * double next = idm.follow(20, 30, 50, 15, 0.1);                // speed, desired speed, gap, leader's speed, time step
 * double capacity = Equilibrium.capacity(idm, 30, 5);           // vehicles per hour, and at what speed
 * }</pre>
 *
 * <p>Models without state, but for the cruise controls, which are told what the vehicle remembers ({@link Memory}).
 *
 * <p>Lengths are metres, times seconds. Depends on the JDK alone.
 */
package io.throng.scenarios.traffic.following;
