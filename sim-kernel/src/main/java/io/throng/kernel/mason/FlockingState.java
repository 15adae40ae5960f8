package io.throng.kernel.mason;

import java.util.Map;
import sim.engine.RandomSequence;
import sim.engine.SimState;
import sim.engine.Steppable;
import sim.field.continuous.Continuous2D;
import sim.util.Bag;
import sim.util.Double2D;

/** Birds over MASON's continuous space; see {@link MasonProgram}. */
final class FlockingState extends ComparedState {
    private static final long serialVersionUID = 1;
    private static final double CELL_PER_DISTANCE = 1 / 1.5;
    private static final double COHERE = 0.03;
    private static final double SEPARATE = 0.015;
    private static final double MATCH = 0.05;

    private final int birds;
    private final double side;
    private final double visualDistance;
    private final boolean corrected;
    private final Continuous2D space;
    private long neighboursSeen;

    FlockingState(long seed, int birds, double side, double visualDistance, boolean corrected) {
        super(seed);
        this.birds = birds;
        this.side = side;
        this.visualDistance = visualDistance;
        this.corrected = corrected;
        this.space = new Continuous2D(visualDistance * CELL_PER_DISTANCE, side, side);
    }

    @Override
    public void start() {
        super.start();
        Steppable[] all = new Steppable[birds];
        for (int i = 0; i < birds; i++) {
            Double2D place = new Double2D(random.nextDouble() * side, random.nextDouble() * side);
            Bird bird = new Bird();
            bird.velocity = new Double2D(2 * random.nextDouble() - 1, 2 * random.nextDouble() - 1);
            bird.place = place;
            space.setObjectLocation(bird, place);
            all[i] = bird;
        }
        schedule.scheduleRepeating(new RandomSequence(all));
    }

    @Override
    Map<String, Double> figures() {
        return Map.of("neighbours", neighboursSeen / (double) (birds * schedule.getSteps()));
    }

    private final class Bird implements Steppable {
        private static final long serialVersionUID = 1;
        private Double2D place = new Double2D();
        private Double2D velocity = new Double2D();

        @Override
        public void step(SimState state) {
            place = space.getObjectLocation(this);
            Bag seen = corrected
                    ? space.getNeighborsExactlyWithinDistance(place, visualDistance, true)
                    : space.getNeighborsWithinDistance(place, visualDistance, true);
            neighboursSeen += seen.numObjs - 1;
            Double2D away = separation(seen);
            Double2D towards = cohesion(seen);
            Double2D along = matching(seen);
            double x = COHERE * towards.x + SEPARATE * away.x + MATCH * along.x + velocity.x;
            double y = COHERE * towards.y + SEPARATE * away.y + MATCH * along.y + velocity.y;
            double length = Math.sqrt(x * x + y * y);
            if (length > 0) {
                velocity = new Double2D(x / length, y / length);
            }
            place = new Double2D(space.stx(place.x + velocity.x), space.sty(place.y + velocity.y));
            space.setObjectLocation(this, place);
        }

        private double wayX(Bird other) {
            return corrected ? space.tdx(other.place.x, place.x) : other.place.x - place.x;
        }

        private double wayY(Bird other) {
            return corrected ? space.tdy(other.place.y, place.y) : other.place.y - place.y;
        }

        private Double2D cohesion(Bag seen) {
            double x = 0;
            double y = 0;
            for (int i = 0; i < seen.numObjs; i++) {
                Bird other = (Bird) seen.objs[i];
                if (other != this) {
                    x += wayX(other);
                    y += wayY(other);
                }
            }
            return share(x, y, seen);
        }

        private Double2D separation(Bag seen) {
            double x = 0;
            double y = 0;
            for (int i = 0; i < seen.numObjs; i++) {
                Bird other = (Bird) seen.objs[i];
                if (other != this) {
                    double dx = wayX(other);
                    double dy = wayY(other);
                    if (dx * dx + dy * dy < 1) {
                        x -= dx;
                        y -= dy;
                    }
                }
            }
            return share(x, y, seen);
        }

        private Double2D matching(Bag seen) {
            double x = 0;
            double y = 0;
            for (int i = 0; i < seen.numObjs; i++) {
                Bird other = (Bird) seen.objs[i];
                if (other != this) {
                    x += other.velocity.x;
                    y += other.velocity.y;
                }
            }
            return share(x, y, seen);
        }

        private Double2D share(double x, double y, Bag seen) {
            int others = Math.max(1, seen.numObjs - 1);
            return new Double2D(x / others, y / others);
        }
    }
}
