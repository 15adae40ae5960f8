package io.throng.kernel.record;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One kind of things in a {@link Scene}. Later layers are drawn over earlier ones. */
public sealed interface Layer {
    /** Unique in the scene; not blank. */
    String name();

    /**
     * Agents with a place.
     *
     * @param name what they are
     * @param glyph how one is drawn
     * @param size length of a glyph in the scene's unit; 0 to let the viewer choose
     * @param channels an {@link Meaning#X} and a {@link Meaning#Y}, and no other meaning but {@link Meaning#CATEGORY} and
     *     {@link Meaning#QUANTITY} more than once; names differ
     */
    record Agents(String name, Glyph glyph, double size, List<Channel> channels) implements Layer {
        /** Checks the channels. */
        public Agents {
            channels = List.copyOf(channels);
            requireName(name);
            if (!(size >= 0 && Double.isFinite(size))) {
                throw new IllegalArgumentException(
                        "size of " + name + " must be a length of at least 0, got " + size + "; 0 lets viewers choose");
            }
            Set<String> names = new HashSet<>();
            for (Channel channel : channels) {
                if (!names.add(channel.name())) {
                    throw new IllegalArgumentException("channel " + channel.name() + " of " + name + " is given twice");
                }
            }
            requireCount(name, channels, Meaning.X, 1, 1);
            requireCount(name, channels, Meaning.Y, 1, 1);
            requireCount(name, channels, Meaning.HEADING, 0, 1);
            requireCount(name, channels, Meaning.FIELD, 0, 0);
        }

        private static void requireCount(String name, List<Channel> channels, Meaning meaning, int least, int most) {
            long count = channels.stream().filter(c -> c.meaning() == meaning).count();
            if (count < least || count > most) {
                throw new IllegalArgumentException("layer " + name + " must have "
                        + (least == most ? "" + least : least + " or " + most) + " channels of meaning " + meaning
                        + ", got " + count);
            }
        }

        /** The number of the first channel of a meaning, or -1. */
        public int first(Meaning meaning) {
            for (int i = 0; i < channels.size(); i++) {
                if (channels.get(i).meaning() == meaning) {
                    return i;
                }
            }
            return -1;
        }
    }

    /**
     * A value in every cell of a rectangle of cells that covers the scene. Cell {@code row * columns + column}; rows go
     * upwards.
     *
     * @param columns at least 1
     * @param rows at least 1; at most 2<sup>26</sup> cells
     * @param channel of meaning {@link Meaning#FIELD}; or {@link Meaning#CATEGORY}
     */
    record Field(String name, int columns, int rows, Channel channel) implements Layer {
        private static final long MOST_CELLS = 1 << 26;

        /** Checks the shape. */
        public Field {
            requireName(name);
            if (columns < 1 || rows < 1 || (long) columns * rows > MOST_CELLS) {
                throw new IllegalArgumentException("field " + name + " must have 1 to 2^26 cells, got " + columns
                        + " x " + rows + "; give columns and rows");
            }
            if (channel.meaning() != Meaning.FIELD && channel.meaning() != Meaning.CATEGORY) {
                throw new IllegalArgumentException("field " + name
                        + " must have a channel of meaning FIELD or CATEGORY, got " + channel.meaning());
            }
        }

        /** The number of cells. */
        public int cells() {
            return columns * rows;
        }
    }

    /**
     * Connections between agents.
     *
     * @param agents the name of an earlier layer of agents
     * @param directed whether an edge has a head
     */
    record Edges(String name, String agents, boolean directed) implements Layer {
        /** Checks the name. */
        public Edges {
            requireName(name);
        }
    }

    /**
     * Lines that never change: roads, walls.
     *
     * @param width in the scene's unit; 0 for hairlines
     * @param lines each {@code x0, y0, x1, y1, ...}, at least two points; never write to them
     */
    record Lines(String name, double width, List<float[]> lines) implements Layer {
        /** Checks the points. */
        public Lines {
            requireName(name);
            lines = List.copyOf(lines);
            for (float[] line : lines) {
                if (line.length < 4 || line.length % 2 != 0) {
                    throw new IllegalArgumentException(
                            "a line of " + name + " must have two points or more, got " + line.length + " numbers");
                }
            }
        }
    }

    private static void requireName(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a layer needs a name, got an empty one; say what is on it");
        }
    }
}
