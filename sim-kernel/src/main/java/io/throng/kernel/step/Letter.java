package io.throng.kernel.step;

/**
 * One message in the reference loop's mail.
 *
 * @param sent the step it was sent in; from outside: that before the one it is delivered in
 * @param due the step it is delivered in
 */
record Letter(long sent, long due, long receiver, long sender, long kind, int topic, double first, double second) {
    boolean late() {
        return due > sent + 1;
    }
}
