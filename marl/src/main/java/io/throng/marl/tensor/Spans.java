package io.throng.marl.tensor;

import java.util.Map;
import java.util.TreeMap;

/** A set of whole numbers, kept as spans {@code [from, to)} that neither touch nor overlap. */
final class Spans {
    private final TreeMap<Long, Long> ends = new TreeMap<>();

    /** What is done with a span. */
    @FunctionalInterface
    interface Use {
        /** Takes {@code [from, to)}. */
        void take(long from, long to);
    }

    void add(long from, long to) {
        long start = from;
        long end = to;
        Map.Entry<Long, Long> before = ends.floorEntry(start);
        if (before != null && before.getValue() >= start) {
            if (before.getValue() >= end) {
                return;
            }
            start = before.getKey();
        }
        Map.Entry<Long, Long> touched = ends.floorEntry(end);
        while (touched != null && touched.getKey() >= start) {
            end = Math.max(end, touched.getValue());
            ends.remove(touched.getKey());
            touched = ends.floorEntry(end);
        }
        ends.put(start, end);
    }

    void remove(long from, long to) {
        Map.Entry<Long, Long> before = ends.lowerEntry(from);
        if (before != null && before.getValue() > from) {
            long end = before.getValue();
            ends.put(before.getKey(), from);
            if (end > to) {
                ends.put(to, end);
                return;
            }
        }
        Map.Entry<Long, Long> inside = ends.ceilingEntry(from);
        while (inside != null && inside.getKey() < to) {
            ends.remove(inside.getKey());
            if (inside.getValue() > to) {
                ends.put(to, inside.getValue());
                return;
            }
            inside = ends.ceilingEntry(from);
        }
    }

    /** Removes all within {@code [from, to)}, and hands out the spans it was. */
    void take(long from, long to, Use use) {
        if (ends.isEmpty()) {
            return;
        }
        Map.Entry<Long, Long> span = ends.lowerEntry(to);
        while (span != null && span.getValue() > from) {
            long start = Math.max(from, span.getKey());
            long end = Math.min(to, span.getValue());
            remove(start, end);
            use.take(start, end);
            span = ends.lowerEntry(to);
        }
    }
}
