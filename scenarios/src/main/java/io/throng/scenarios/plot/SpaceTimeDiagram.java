package io.throng.scenarios.plot;

import io.throng.kernel.record.Axis;
import io.throng.kernel.record.Channel;
import io.throng.kernel.record.Codes;
import io.throng.kernel.record.Extent;
import io.throng.kernel.record.Frame;
import io.throng.kernel.record.HeatMap;
import io.throng.kernel.record.Layer;
import io.throng.kernel.record.Meaning;
import io.throng.kernel.record.Range;
import io.throng.kernel.record.Scene;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where agents are along one direction, over time: how many, or the mean of a quantity of theirs. Jams, waves and stripes
 * show as bands. Time runs to the right and space upwards, as is usual for traffic (Treiber, Kesting, "Traffic Flow
 * Dynamics", 2013, chapter 3); a cell without agents is blank.
 */
public final class SpaceTimeDiagram {
    private static final int PARTS = 120;
    private static final int MOST_COLUMNS = 240;

    private final int number;
    private final Layer.Agents layer;
    private final int place;
    private final Optional<Channel> channel;
    private final double low;
    private final double high;
    private final List<Column> columns = new ArrayList<>();
    private int framesAColumn = 1;

    private record Column(long step, double[] sums, double[] counts, int frames) {}

    /**
     * A diagram without columns yet.
     *
     * @param layer name of a layer of agents; empty for the first that there is
     * @param along name of the channel that says where: x, y, or an amount with a known range, such as a place along a road
     * @param quantity name of a channel with an amount; empty to count the agents
     * @throws IllegalArgumentException if the scene does not have these
     */
    public SpaceTimeDiagram(Scene scene, Optional<String> layer, String along, Optional<String> quantity) {
        this.layer = QuantityLayer.of(scene, layer);
        this.number = scene.indexOf(this.layer.name());
        Channel space = QuantityLayer.space(this.layer, along);
        this.place = this.layer.channels().indexOf(space);
        this.channel = quantity.map(name -> QuantityLayer.channel(this.layer, name));
        Range range = space.range().isOpen() ? extent(scene, space.meaning()) : space.range();
        this.low = range.low();
        this.high = range.high();
    }

    private static Range extent(Scene scene, Meaning along) {
        Extent extent = scene.extent();
        return along == Meaning.X ? Range.of(extent.minX(), extent.maxX()) : Range.of(extent.minY(), extent.maxY());
    }

    /** Adds a moment, of a later step than the one before. */
    public void add(Frame frame) {
        Frame.Agents agents = (Frame.Agents) frame.layers().get(number);
        Codes places = agents.channels().get(place);
        Optional<Codes> values =
                channel.map(of -> agents.channels().get(layer.channels().indexOf(of)));
        Column column = new Column(frame.step(), new double[PARTS], new double[PARTS], 1);
        for (int i = 0; i < agents.count(); i++) {
            double at = (places.value(i) - low) / (high - low) * PARTS;
            double value = values.isPresent() ? values.get().value(i) : 1;
            if (at >= 0 && at <= PARTS && !Double.isNaN(value)) {
                int part = Math.min((int) at, PARTS - 1);
                column.sums()[part] += value;
                column.counts()[part]++;
            }
        }
        append(column);
    }

    /** Joins the moment to the last column while that has too few; halves the columns when there are too many. */
    private void append(Column column) {
        if (!columns.isEmpty() && columns.getLast().frames() < framesAColumn) {
            columns.add(joined(columns.removeLast(), column));
            return;
        }
        if (columns.size() == MOST_COLUMNS) {
            for (int i = 0; i < MOST_COLUMNS / 2; i++) {
                columns.set(i, joined(columns.get(i), columns.remove(i + 1)));
            }
            framesAColumn *= 2;
        }
        columns.add(column);
    }

    private static Column joined(Column first, Column second) {
        double[] sums = first.sums().clone();
        double[] counts = first.counts().clone();
        Arrays.setAll(sums, i -> sums[i] + second.sums()[i]);
        Arrays.setAll(counts, i -> counts[i] + second.counts()[i]);
        return new Column(first.step(), sums, counts, first.frames() + second.frames());
    }

    /**
     * What was added.
     *
     * @throws IllegalArgumentException if no agent had a place at any moment
     */
    public HeatMap map(String title) {
        if (columns.stream().allMatch(column -> Arrays.stream(column.counts()).sum() == 0)) {
            throw new IllegalArgumentException("no " + layer.name() + " was anywhere in " + columns.size()
                    + " frames; a space-time diagram needs agents with places");
        }
        String what = channel.map(of -> "mean " + of.name()).orElse(layer.name());
        List<List<Double>> cells = IntStream.range(0, PARTS)
                .mapToObj(part ->
                        columns.stream().map(column -> cell(column, part)).toList())
                .toList();
        return new HeatMap(
                title,
                channel.map(of -> what + " of " + layer.name()).orElse(what + " in each cell") + ", " + framesAColumn
                        + (framesAColumn == 1 ? " frame" : " frames") + " a column",
                new HeatMap.Side(
                        new Axis("step", ""),
                        RoundLabels.of(
                                columns.stream().mapToDouble(Column::step).toArray())),
                new HeatMap.Side(
                        new Axis(
                                layer.channels().get(place).name(),
                                layer.channels().get(place).unit()),
                        RoundLabels.of(IntStream.range(0, PARTS)
                                .mapToDouble(part -> low + part * (high - low) / PARTS)
                                .toArray())),
                new Axis(what, channel.map(Channel::unit).orElse("")),
                cells);
    }

    private double cell(Column column, int part) {
        double count = column.counts()[part];
        if (count == 0) {
            return Double.NaN;
        }
        return column.sums()[part] / (channel.isPresent() ? count : column.frames());
    }
}
