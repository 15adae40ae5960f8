/**
 * Elementary functions and angles with the same bits on every machine, for whatever reaches a world's state.
 *
 * <pre>{@code
 * double heading = Elementary.atan2(dy, dx);
 * x += speed * Elementary.cos(heading);
 * y += speed * Elementary.sin(heading);
 * double turn = Angles.difference(target, heading);
 * float fast = Elementary.sinf(angle);
 * }</pre>
 *
 * <p>Depends on the JDK only.
 */
package io.throng.kernel.math;
