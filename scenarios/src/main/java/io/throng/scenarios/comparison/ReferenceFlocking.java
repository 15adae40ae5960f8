package io.throng.scenarios.comparison;

import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Streams;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The declared flock as one would write it down: every bird looks at all others. Slow; has the bits of {@link Flocking}.
 *
 * <p>It starts from the committed state of a world's first flock and goes on by itself.
 */
public final class ReferenceFlocking {
    private final Flocking.Parameters parameters;
    private final long seed;
    private final List<Bird> birds = new ArrayList<>();

    private static final class Bird {
        final int rank;
        double x;
        double y;
        double velocityX;
        double velocityY;

        Bird(int rank) {
            this.rank = rank;
        }
    }

    /** A neighbour as a bird sees it: the way to it, and how many cells lie between. */
    private record Neighbour(Bird bird, double wayX, double wayY, int cellsUp, int cellsRight) {
        static final Comparator<Neighbour> ORDER = Comparator.comparingInt(Neighbour::cellsUp)
                .thenComparingInt(Neighbour::cellsRight)
                .thenComparingInt(neighbour -> neighbour.bird.rank);
    }

    /** The flock as it stands in a world at rest. */
    public ReferenceFlocking(Flocking world, Flocking.Parameters parameters, long seed) {
        this.parameters = parameters;
        this.seed = seed;
        for (int row = 0; row < parameters.birds(); row++) {
            Bird bird = new Bird(row);
            bird.x = world.x().read()[row];
            bird.y = world.y().read()[row];
            bird.velocityX = world.velocityX().read()[row];
            bird.velocityY = world.velocityY().read()[row];
            birds.add(bird);
        }
    }

    /** Takes a step, of which the number is given. */
    public void step(long step) {
        for (Bird bird : Shuffled.of(birds, new Philox().reset(seed, 0, step, Streams.SETTLE))) {
            fly(bird);
        }
    }

    private void fly(Bird bird) {
        double cohereX = 0;
        double cohereY = 0;
        double separateX = 0;
        double separateY = 0;
        double matchX = 0;
        double matchY = 0;
        List<Neighbour> neighbours = neighboursOf(bird);
        for (Neighbour neighbour : neighbours) {
            cohereX += neighbour.wayX;
            cohereY += neighbour.wayY;
            matchX += neighbour.bird.velocityX;
            matchY += neighbour.bird.velocityY;
            double distanceSquared = neighbour.wayX * neighbour.wayX + neighbour.wayY * neighbour.wayY;
            if (distanceSquared < parameters.separation() * parameters.separation()) {
                separateX -= neighbour.wayX;
                separateY -= neighbour.wayY;
            }
        }
        double count = Math.max(neighbours.size(), 1);
        double velocityX = bird.velocityX
                + (parameters.cohere() * cohereX + parameters.separate() * separateX + parameters.match() * matchX)
                        / count;
        double velocityY = bird.velocityY
                + (parameters.cohere() * cohereY + parameters.separate() * separateY + parameters.match() * matchY)
                        / count;
        double length = Math.sqrt(velocityX * velocityX + velocityY * velocityY);
        if (length > 0) {
            bird.velocityX = velocityX / length;
            bird.velocityY = velocityY / length;
        }
        bird.x = wrapped(bird.x + parameters.speed() * bird.velocityX);
        bird.y = wrapped(bird.y + parameters.speed() * bird.velocityY);
    }

    private List<Neighbour> neighboursOf(Bird bird) {
        double reach = parameters.visualDistance() * parameters.visualDistance();
        List<Neighbour> neighbours = new ArrayList<>();
        for (Bird other : birds) {
            double wayX = shortest(other.x - bird.x);
            double wayY = shortest(other.y - bird.y);
            if (other != bird && wayX * wayX + wayY * wayY <= reach) {
                int up = cellsBetween(bird.y, other.y);
                int right = cellsBetween(bird.x, other.x);
                neighbours.add(new Neighbour(other, wayX, wayY, up, right));
            }
        }
        neighbours.sort(Neighbour.ORDER);
        return neighbours;
    }

    private double shortest(double way) {
        double side = parameters.side();
        return way > side / 2 ? way - side : way < -side / 2 ? way + side : way;
    }

    private int cellsBetween(double from, double to) {
        int across = Flock.cellsAcross(parameters);
        double perLength = across / parameters.side();
        int between = Flock.cellAlong(to, perLength, across) - Flock.cellAlong(from, perLength, across);
        return between > 1 ? between - across : between < -1 ? between + across : between;
    }

    private double wrapped(double position) {
        return Flock.into(position, parameters.side());
    }

    /** Throws unless a world at rest has the same bits. */
    public void requireEqual(Flocking world) {
        for (Bird bird : birds) {
            Require.sameBits("x", bird.rank, bird.x, world.x().read()[bird.rank]);
            Require.sameBits("y", bird.rank, bird.y, world.y().read()[bird.rank]);
            Require.sameBits(
                    "velocity x", bird.rank, bird.velocityX, world.velocityX().read()[bird.rank]);
            Require.sameBits(
                    "velocity y", bird.rank, bird.velocityY, world.velocityY().read()[bird.rank]);
        }
    }
}
