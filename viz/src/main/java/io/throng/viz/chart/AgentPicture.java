package io.throng.viz.chart;

import io.throng.kernel.record.Codes;
import io.throng.kernel.record.Extent;
import io.throng.kernel.record.Frame;
import io.throng.kernel.record.Glyph;
import io.throng.kernel.record.Layer;
import io.throng.kernel.record.Meaning;
import java.util.function.IntToDoubleFunction;

/**
 * One layer of agents as it is drawn.
 *
 * @param name what they are
 * @param glyph how one is drawn where there are few
 * @param size length of a glyph in the extent's unit; 0 to choose by how many there are
 * @param extent the rectangle to show
 * @param agents how many; indices run from 0
 * @param x position, in the extent's unit
 * @param y position, upwards, in the extent's unit
 * @param heading radians, counter-clockwise from the direction of x
 * @param colouring what colour says
 */
record AgentPicture(
        String name,
        Glyph glyph,
        double size,
        Extent extent,
        int agents,
        IntToDoubleFunction x,
        IntToDoubleFunction y,
        IntToDoubleFunction heading,
        Colouring colouring) {

    static AgentPicture of(Layer.Agents layer, Frame.Agents frame, Extent extent, int number) {
        Codes x = frame.channels().get(layer.first(Meaning.X));
        Codes y = frame.channels().get(layer.first(Meaning.Y));
        int heading = layer.first(Meaning.HEADING);
        Codes headings = heading < 0 ? null : frame.channels().get(heading);
        return new AgentPicture(
                layer.name(),
                layer.glyph(),
                layer.size(),
                extent,
                frame.count(),
                x::value,
                y::value,
                agent -> headings == null ? 0 : headings.value(agent),
                Colouring.of(layer, frame, number));
    }

    /** How many agents lie outside the extent and are not drawn. */
    int outside() {
        int count = 0;
        for (int agent = 0; agent < agents; agent++) {
            if (!extent.contains(x.applyAsDouble(agent), y.applyAsDouble(agent))) {
                count++;
            }
        }
        return count;
    }
}
