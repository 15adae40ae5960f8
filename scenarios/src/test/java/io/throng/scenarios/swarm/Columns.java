package io.throng.scenarios.swarm;

import io.throng.kernel.World;
import io.throng.kernel.state.Column;

/** Copies of a world's committed columns, in order of ids. */
public final class Columns {
    private Columns() {}

    public static double[] of(World world, String name) {
        Column column = world.agents().columns().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        double[] values = new double[world.agents().rows()];
        for (int rank = 0; rank < values.length; rank++) {
            values[rank] = column.value(world.agents().rowAt(rank), 0);
        }
        return values;
    }
}
