package io.throng.viz.chart;

import io.throng.kernel.record.Channel;
import io.throng.kernel.record.Codes;
import io.throng.kernel.record.Frame;
import io.throng.kernel.record.Glyph;
import io.throng.kernel.record.Layer;
import io.throng.kernel.record.Meaning;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** What the colour of an agent says in an {@link AgentPicture}. */
sealed interface Colouring {
    /** Colour tells the heading, by a cyclic map. */
    record Heading() implements Colouring {}

    /**
     * Colour tells how many agents share a place; where agents are few enough to be drawn singly, all look alike.
     *
     * @param colour the number of their colour, then
     */
    record Density(int colour) implements Colouring {}

    /**
     * Colour tells the kind.
     *
     * @param names in the order of the legend
     * @param of from an agent's index to its category in [0, names)
     */
    record Category(List<String> names, IntUnaryOperator of) implements Colouring {}

    /**
     * The first category that tells agents apart, or else the heading of darts, or else the density.
     *
     * @param number of the layer among those of agents
     */
    static Colouring of(Layer.Agents layer, Frame.Agents frame, int number) {
        for (int i = 0; i < layer.channels().size(); i++) {
            Channel channel = layer.channels().get(i);
            if (channel.meaning() == Meaning.CATEGORY && channel.categories().size() > 1) {
                Codes codes = frame.channels().get(i);
                return new Category(channel.categories(), codes::code);
            }
        }
        boolean darts = layer.glyph() == Glyph.DART && layer.first(Meaning.HEADING) >= 0;
        return darts ? new Heading() : new Density(number);
    }
}
