package io.throng.kernel.record;

import io.throng.kernel.state.FloatColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;

/** What is to be seen of agents: where they are, where they head, which kind they are, how much of something they have. */
public final class AgentShot implements Camera.Shot {
    private final AgentRows rows;
    private final Extent extent;
    private final List<Channel> channels = new ArrayList<>();
    private final List<Source> sources = new ArrayList<>();

    AgentShot(AgentRows rows, Extent extent) {
        this.rows = rows;
        this.extent = extent;
    }

    AgentRows rows() {
        return rows;
    }

    List<Channel> channels() {
        return channels;
    }

    /** Positions inside the scene's extent, from columns. */
    public AgentShot at(FloatColumn x, FloatColumn y) {
        return at(Source.of(x), Source.of(y), alongX(), alongY());
    }

    /** Positions inside the scene's extent, by functions of the row. */
    public AgentShot at(IntToDoubleFunction x, IntToDoubleFunction y) {
        return at(Source.of(x), Source.of(y), alongX(), alongY());
    }

    /** Positions that may lie anywhere. */
    public AgentShot anywhere(IntToDoubleFunction x, IntToDoubleFunction y) {
        return at(Source.of(x), Source.of(y), Range.open(), Range.open());
    }

    private AgentShot at(Source x, Source y, Range alongX, Range alongY) {
        add(Channel.of("x", Meaning.X, extent.unit(), alongX), x);
        return add(Channel.of("y", Meaning.Y, extent.unit(), alongY), y);
    }

    private Range alongX() {
        return Range.of(extent.minX(), extent.maxX());
    }

    private Range alongY() {
        return Range.of(extent.minY(), extent.maxY());
    }

    /** Headings as the direction of vectors; of (0, 0), along x. */
    public AgentShot heading(FloatColumn dx, FloatColumn dy) {
        return add(Channel.heading("heading"), Source.ofHeading(dx, dy));
    }

    /** Headings in radians, counter-clockwise from the direction of x. */
    public AgentShot heading(IntToDoubleFunction radians) {
        return add(Channel.heading("heading"), Source.ofHeading(radians));
    }

    /**
     * A kind or a state, shown by colour if it is the first.
     *
     * @param names at most 255
     * @param of the index into the names, from a row
     */
    public AgentShot category(String name, List<String> names, IntUnaryOperator of) {
        return add(Channel.category(name, names), Source.ofCategory(of));
    }

    /** A quantity. */
    public AgentShot quantity(String name, String unit, Range range, IntToDoubleFunction of) {
        return add(Channel.of(name, Meaning.QUANTITY, unit, range), Source.of(of));
    }

    private AgentShot add(Channel channel, Source source) {
        channels.add(channel);
        sources.add(source);
        return this;
    }

    @Override
    public Frame.Content take() {
        int[] row = rows.rows();
        int count = row.length;
        List<Codes> codes = new ArrayList<>(sources.size());
        for (int i = 0; i < sources.size(); i++) {
            Channel channel = channels.get(i);
            codes.add(sources.get(i).take(channel.meaning(), channel.range(), row, count));
        }
        return new Frame.Agents(count, rows.ids(), codes);
    }
}
