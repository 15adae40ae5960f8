package io.throng.scenarios.comparison;

import io.throng.kernel.random.Philox;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A list in random order, for the references: every element changes places with one that has not been drawn. */
final class Shuffled {
    private Shuffled() {}

    static <T> List<T> of(List<T> values, Philox random) {
        List<T> shuffled = new ArrayList<>(values);
        for (int last = shuffled.size() - 1; last > 0; last--) {
            Collections.swap(shuffled, last, random.nextInt(last + 1));
        }
        return shuffled;
    }
}
