package io.throng.kernel.step;

/** One message in the reference loop's mail. */
record Letter(long receiver, long sender, long kind, int topic, double first, double second) {}
