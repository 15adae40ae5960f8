package io.throng.marl.log;

import java.util.SequencedMap;

/**
 * The few protocol-buffer messages of an event file ({@code tensorflow/core/util/event.proto} and
 * {@code framework/summary.proto}), with the field numbers given there.
 */
final class EventMessages {
    private static final int EVENT_WALL_TIME = 1;
    private static final int EVENT_STEP = 2;
    private static final int EVENT_FILE_VERSION = 3;
    private static final int EVENT_SUMMARY = 5;
    private static final int EVENT_SESSION_LOG = 7;
    private static final int SUMMARY_VALUE = 1;
    private static final int VALUE_TAG = 1;
    private static final int VALUE_SIMPLE_VALUE = 2;
    private static final int SESSION_LOG_STATUS = 1;
    private static final int SESSION_LOG_START = 1;

    private EventMessages() {}

    /** The first event of every file. */
    static byte[] fileVersion(double wallTimeSeconds) {
        return new ProtocolBuffer()
                .fixed64(EVENT_WALL_TIME, wallTimeSeconds)
                .string(EVENT_FILE_VERSION, "brain.Event:2")
                .bytes();
    }

    /** Tells the reader that events at or after the step, written before this one, are void. */
    static byte[] sessionStart(double wallTimeSeconds, long step) {
        var sessionLog = new ProtocolBuffer().varint(SESSION_LOG_STATUS, SESSION_LOG_START);
        return event(wallTimeSeconds, step)
                .message(EVENT_SESSION_LOG, sessionLog)
                .bytes();
    }

    /** All numbers of one step. */
    static byte[] scalars(double wallTimeSeconds, long step, SequencedMap<String, Double> values) {
        var summary = new ProtocolBuffer();
        values.forEach((tag, value) -> summary.message(
                SUMMARY_VALUE,
                new ProtocolBuffer().string(VALUE_TAG, tag).fixed32(VALUE_SIMPLE_VALUE, value.floatValue())));
        return event(wallTimeSeconds, step).message(EVENT_SUMMARY, summary).bytes();
    }

    private static ProtocolBuffer event(double wallTimeSeconds, long step) {
        return new ProtocolBuffer().fixed64(EVENT_WALL_TIME, wallTimeSeconds).varint(EVENT_STEP, step);
    }
}
