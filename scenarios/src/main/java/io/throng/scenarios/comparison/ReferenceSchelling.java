package io.throng.scenarios.comparison;

import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Streams;
import java.util.ArrayList;
import java.util.List;

/**
 * The declared segregation model as one would write it down: every agent asks all others where they live. Slow; has the
 * bits of {@link Schelling}.
 *
 * <p>It starts from the committed state of a world's first town and goes on by itself.
 */
public final class ReferenceSchelling {
    private final Schelling.Parameters parameters;
    private final long seed;
    private final List<Inhabitant> inhabitants = new ArrayList<>();
    private final List<Place> empty = new ArrayList<>();

    private record Place(int column, int line) {}

    private static final class Inhabitant {
        final int group;
        Place home;
        boolean happy;

        Inhabitant(int group, Place home) {
            this.group = group;
            this.home = home;
        }
    }

    /** The town as it stands in a world at rest. */
    public ReferenceSchelling(Schelling world, Schelling.Parameters parameters, long seed) {
        this.parameters = parameters;
        this.seed = seed;
        for (int row = 0; row < parameters.inhabitants(); row++) {
            Inhabitant one = new Inhabitant(world.kind(row), new Place(world.column(row), world.line(row)));
            one.happy = world.happy(row);
            inhabitants.add(one);
        }
        int side = parameters.side();
        for (int i = 0; i < side * side - parameters.inhabitants(); i++) {
            empty.add(new Place(world.empty(i) % side, world.empty(i) / side));
        }
    }

    /** Takes a step, of which the number is given. */
    public void step(long step) {
        Philox random = new Philox().reset(seed, 0, step, Streams.SETTLE);
        for (Inhabitant one : Shuffled.of(inhabitants, random)) {
            if (alike(one) >= parameters.content()) {
                one.happy = true;
            } else {
                int chosen = random.nextInt(empty.size());
                Place left = one.home;
                one.home = empty.get(chosen);
                empty.set(chosen, left);
            }
        }
    }

    private int alike(Inhabitant one) {
        int found = 0;
        for (Inhabitant other : inhabitants) {
            int distance =
                    Math.max(Math.abs(other.home.column - one.home.column), Math.abs(other.home.line - one.home.line));
            if (other != one && distance <= parameters.radius() && other.group == one.group) {
                found++;
            }
        }
        return found;
    }

    /** Throws unless a world at rest has the same state. */
    public void requireEqual(Schelling world) {
        for (int row = 0; row < inhabitants.size(); row++) {
            Inhabitant one = inhabitants.get(row);
            Require.same("column", row, one.home.column, world.column(row));
            Require.same("line", row, one.home.line, world.line(row));
            Require.same("happy", row, one.happy ? 1 : 0, world.happy(row) ? 1 : 0);
        }
        for (int i = 0; i < empty.size(); i++) {
            Place place = empty.get(i);
            Require.same("empty cell", i, (long) place.line * parameters.side() + place.column, world.empty(i));
        }
    }
}
