package io.throng.kernel;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The executions that tests of one behaviour run through. */
final class Executions {
    private static final int[] REGIONS = {1, 4, 13};

    private Executions() {}

    /** All stepping modes with 1, 4 and 13 regions on two threads. */
    static Stream<Execution> all() {
        return Arrays.stream(SteppingMode.values())
                .flatMap(mode -> IntStream.of(REGIONS).mapToObj(regions -> of(mode, regions)));
    }

    /** All stepping modes on one thread. */
    static Stream<Execution> modes() {
        return Arrays.stream(SteppingMode.values()).map(mode -> of(mode, 2).withThreads(1));
    }

    static Execution of(SteppingMode mode, int regions) {
        return Execution.defaults().withThreads(2).withRegions(regions).withMode(mode);
    }
}
