package io.throng.scenarios.script;

import io.throng.kernel.math.Elementary;
import io.throng.kernel.space.Plane;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Some of the agents around the agent whose turn it is, as they stood at the start of the step. Valid within the turn.
 *
 * <p>They come in an order that depends on the world's state alone, so that sums over them have the same bits in every run
 * with the same seed.
 */
public final class Neighbours {
    private final Near near;
    private final AgentColumns columns;
    private final NeighbourGrid grid;
    private final Plane plane;
    private final Places places = new Places();
    private int row;

    Neighbours(Near near, AgentColumns columns, NeighbourGrid grid, Plane plane) {
        this.near = near;
        this.columns = columns;
        this.grid = grid;
        this.plane = plane;
    }

    Neighbours around(int ofRow, double radius) {
        row = ofRow;
        places.clear();
        grid.find(x(), y(), radius, places);
        return this;
    }

    Neighbours all(int ofRow) {
        row = ofRow;
        places.clear();
        for (int place = 0; place < columns.table.rows(); place++) {
            places.add(place);
        }
        return this;
    }

    private float x() {
        return columns.x.read()[row];
    }

    private float y() {
        return columns.y.read()[row];
    }

    /** All of these but the agent whose turn it is. */
    public Neighbours others() {
        Neighbours others = none();
        for (int i = 0; i < places.size(); i++) {
            if (grid.row(places.get(i)) != row) {
                others.places.add(places.get(i));
            }
        }
        return others;
    }

    /**
     * Those of one kind.
     *
     * @throws IllegalArgumentException with the nearest name if there is no such kind
     */
    public Neighbours ofKind(String kind) {
        int number = columns.kinds.number(kind);
        int[] kinds = columns.kind.read();
        Neighbours alike = none();
        for (int i = 0; i < places.size(); i++) {
            if (kinds[grid.row(places.get(i))] == number) {
                alike.places.add(places.get(i));
            }
        }
        return alike;
    }

    /** Those for which a condition holds. */
    public Neighbours matching(Predicate<Neighbour> condition) {
        Neighbour shown = near.look();
        Neighbours some = none();
        for (int i = 0; i < places.size(); i++) {
            if (condition.test(look(shown, places.get(i)))) {
                some.places.add(places.get(i));
            }
        }
        return some;
    }

    private Neighbours none() {
        Neighbours none = near.group();
        none.row = row;
        none.places.clear();
        return none;
    }

    /** How many they are. */
    public int count() {
        return places.size();
    }

    /** For how many of them a condition holds. */
    public int count(Predicate<Neighbour> condition) {
        Neighbour shown = near.look();
        int count = 0;
        for (int i = 0; i < places.size(); i++) {
            count += condition.test(look(shown, places.get(i))) ? 1 : 0;
        }
        return count;
    }

    /** Whether there is nobody. */
    public boolean isEmpty() {
        return places.size() == 0;
    }

    /**
     * The direction of the sum of their headings, in radians in [-π, π]; the agent's own heading if there is nobody.
     *
     * <p>Fisher, "Statistical analysis of circular data", 1993, eq. 2.9.
     */
    public double meanHeading() {
        if (isEmpty()) {
            return columns.heading.read()[row];
        }
        double x = 0;
        double y = 0;
        for (int i = 0; i < places.size(); i++) {
            x += grid.headingX(places.get(i));
            y += grid.headingY(places.get(i));
        }
        return Elementary.atan2(y, x);
    }

    /** Where the middle of their places is from the agent, in radians in [-π, π]; its own heading if there is nobody. */
    public double directionToCentre() {
        if (isEmpty()) {
            return columns.heading.read()[row];
        }
        double x = 0;
        double y = 0;
        for (int i = 0; i < places.size(); i++) {
            x += plane.alongX(x(), grid.x(places.get(i)));
            y += plane.alongY(y(), grid.y(places.get(i)));
        }
        return Elementary.atan2(y, x);
    }

    /** How far away the middle of their places is, in metres; 0 if there is nobody. */
    public double distanceToCentre() {
        if (isEmpty()) {
            return 0;
        }
        double x = 0;
        double y = 0;
        for (int i = 0; i < places.size(); i++) {
            x += plane.alongX(x(), grid.x(places.get(i)));
            y += plane.alongY(y(), grid.y(places.get(i)));
        }
        return Math.sqrt(x * x + y * y) / places.size();
    }

    /**
     * The way out from among them, in radians in [-π, π]: the sum of the directions away from each, a near one counting
     * for more (by 1 / distance). Who is at the agent's own place does not count; the agent's own heading if nobody does.
     */
    public double directionAway() {
        double x = 0;
        double y = 0;
        for (int i = 0; i < places.size(); i++) {
            double dx = plane.alongX(x(), grid.x(places.get(i)));
            double dy = plane.alongY(y(), grid.y(places.get(i)));
            double squared = dx * dx + dy * dy;
            if (squared > 0) {
                x -= dx / squared;
                y -= dy / squared;
            }
        }
        return x == 0 && y == 0 ? columns.heading.read()[row] : Elementary.atan2(y, x);
    }

    /** Sum of a property; 0 if there is nobody. */
    public double sum(String property) {
        double[] values = columns.property(property).read();
        double sum = 0;
        for (int i = 0; i < places.size(); i++) {
            sum += values[grid.row(places.get(i))];
        }
        return sum;
    }

    /** Mean of a property; NaN if there is nobody, so ask {@link #isEmpty} first. */
    public double mean(String property) {
        return sum(property) / places.size();
    }

    /** Shows each of them in turn. What is shown is valid until the next is shown. */
    public void forEach(Consumer<Neighbour> action) {
        Neighbour shown = near.look();
        for (int i = 0; i < places.size(); i++) {
            action.accept(look(shown, places.get(i)));
        }
    }

    /**
     * The nearest of them that is not the agent itself; of several as near, the one with the smallest id.
     *
     * @throws NoSuchElementException if there is none
     */
    public Neighbour nearest() {
        int nearest = -1;
        float least = Float.POSITIVE_INFINITY;
        for (int i = 0; i < places.size(); i++) {
            int place = places.get(i);
            float squared = squaredDistance(place);
            if (grid.row(place) != row && (squared < least || squared == least && isOlder(place, nearest))) {
                nearest = place;
                least = squared;
            }
        }
        return look(near.look(), some(nearest));
    }

    /**
     * The one with the least of a property, of several that with the smallest id; may be the agent itself.
     *
     * @throws NoSuchElementException if there is nobody
     */
    public Neighbour least(String property) {
        return extreme(property, 1);
    }

    /** The one with the most of a property, as {@link #least}. */
    public Neighbour most(String property) {
        return extreme(property, -1);
    }

    private Neighbour extreme(String property, double sign) {
        double[] values = columns.property(property).read();
        int best = -1;
        for (int i = 0; i < places.size(); i++) {
            int place = places.get(i);
            double difference = best < 0 ? -1 : sign * (values[grid.row(place)] - values[grid.row(best)]);
            if (difference < 0 || difference == 0 && id(place) < id(best)) {
                best = place;
            }
        }
        return look(near.look(), some(best));
    }

    private long id(int place) {
        return columns.table.id(grid.row(place));
    }

    private float squaredDistance(int place) {
        float dx = plane.alongX(x(), grid.x(place));
        float dy = plane.alongY(y(), grid.y(place));
        return dx * dx + dy * dy;
    }

    private boolean isOlder(int place, int other) {
        return other >= 0 && id(place) < id(other);
    }

    /**
     * One of them, each as likely, drawn with the agent's random numbers; may be the agent itself unless it was left out.
     *
     * @throws NoSuchElementException if there is nobody
     */
    public Neighbour anyone() {
        int place = isEmpty() ? -1 : places.get(near.draws().choice(places.size()));
        return look(near.look(), some(place));
    }

    private int some(int place) {
        if (place < 0) {
            throw new NoSuchElementException(
                    "agent " + columns.table.id(row) + " has no such neighbour; ask others().isEmpty() first");
        }
        return place;
    }

    private Neighbour look(Neighbour shown, int place) {
        shown.look(grid.row(place), x(), y());
        return shown;
    }
}
