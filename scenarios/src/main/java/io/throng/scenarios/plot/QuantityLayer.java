package io.throng.scenarios.plot;

import io.throng.kernel.record.Channel;
import io.throng.kernel.record.Codes;
import io.throng.kernel.record.Frame;
import io.throng.kernel.record.Layer;
import io.throng.kernel.record.Meaning;
import io.throng.kernel.record.Scene;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Layers of agents and their quantities, by name. */
public final class QuantityLayer {
    private QuantityLayer() {}

    /** A layer of agents by its name, or the first. */
    static Layer.Agents of(Scene scene, Optional<String> name) {
        List<Layer.Agents> layers = scene.layers().stream()
                .filter(Layer.Agents.class::isInstance)
                .map(Layer.Agents.class::cast)
                .toList();
        return layers.stream()
                .filter(layer -> name.isEmpty() || layer.name().equals(name.get()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no layer of agents"
                        + name.map(" "::concat).orElse("") + " in " + scene.title() + "; there are "
                        + layers.stream().map(Layer.Agents::name).toList()));
    }

    /** A quantity of a layer. */
    static Channel channel(Layer.Agents layer, String name) {
        List<Channel> quantities = layer.channels().stream()
                .filter(channel -> channel.meaning() == Meaning.QUANTITY)
                .toList();
        return quantities.stream()
                .filter(channel -> channel.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        layer.name() + " have no quantity " + name + " to be seen; they have "
                                + quantities.stream().map(Channel::name).toList()));
    }

    /** A channel that says where along something agents are: a place, or an amount whose range is known. */
    static Channel space(Layer.Agents layer, String name) {
        List<Channel> spaces = layer.channels().stream()
                .filter(channel -> channel.meaning() == Meaning.X
                        || channel.meaning() == Meaning.Y
                        || (channel.meaning() == Meaning.QUANTITY
                                && !channel.range().isOpen()))
                .toList();
        return spaces.stream()
                .filter(channel -> channel.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        layer.name() + " are nowhere along " + name + "; they have places along "
                                + spaces.stream().map(Channel::name).toList()));
    }

    /**
     * What each agent of a layer has of a quantity, to the precision of a frame; NaN where it is missing.
     *
     * @param layer name of a layer of agents; empty for the first that there is
     * @throws IllegalArgumentException if the scene does not have these
     */
    public static double[] amounts(Scene scene, Frame frame, Optional<String> layer, String quantity) {
        Layer.Agents agents = of(scene, layer);
        int channel = agents.channels().indexOf(channel(agents, quantity));
        Codes codes = ((Frame.Agents) frame.layers().get(scene.indexOf(agents.name())))
                .channels()
                .get(channel);
        return IntStream.range(0, codes.count()).mapToDouble(codes::value).toArray();
    }
}
