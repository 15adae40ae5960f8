package io.throng.kernel.mason;

import java.util.Map;
import sim.engine.SimState;
import sim.engine.Steppable;
import sim.engine.Stoppable;
import sim.field.grid.IntGrid2D;
import sim.field.grid.SparseGrid2D;
import sim.util.Bag;
import sim.util.Int2D;

/** Predators and prey over MASON's sparse grid, every animal in the schedule; see {@link MasonProgram}. */
final class WolfSheepState extends ComparedState {
    private static final long serialVersionUID = 1;
    private static final int SHEEP_ORDER = 1;
    private static final int WOLF_ORDER = 2;
    private static final int GRASS_ORDER = 3;
    private static final int SHEEP_GAIN = 5;
    private static final int WOLF_GAIN = 13;

    private final int sheep;
    private final int wolves;
    private final int side;
    private final int regrowth;
    private final double sheepBirths;
    private final double wolfBirths;
    private final boolean corrected;
    private final SparseGrid2D flock;
    private final SparseGrid2D pack;
    private final IntGrid2D grown;
    private final IntGrid2D countdown;
    private int kept;
    private int living;

    WolfSheepState(
            long seed,
            int sheep,
            int wolves,
            int side,
            int regrowth,
            double sheepBirths,
            double wolfBirths,
            boolean corrected) {
        super(seed);
        this.sheep = sheep;
        this.wolves = wolves;
        this.side = side;
        this.regrowth = regrowth;
        this.sheepBirths = sheepBirths;
        this.wolfBirths = wolfBirths;
        this.corrected = corrected;
        this.flock = new SparseGrid2D(side, side);
        this.pack = new SparseGrid2D(side, side);
        this.grown = new IntGrid2D(side, side);
        this.countdown = new IntGrid2D(side, side);
    }

    @Override
    public void start() {
        super.start();
        for (int x = 0; x < side; x++) {
            for (int y = 0; y < side; y++) {
                boolean full = random.nextBoolean(0.5);
                grown.field[x][y] = full ? 1 : 0;
                countdown.field[x][y] = full ? regrowth : random.nextInt(regrowth);
            }
        }
        for (int i = 0; i < sheep; i++) {
            add(new Animal(true, anywhere(), 1 + random.nextInt(2 * SHEEP_GAIN)));
        }
        for (int i = 0; i < wolves; i++) {
            add(new Animal(false, anywhere(), 1 + random.nextInt(2 * WOLF_GAIN)));
        }
        schedule.scheduleRepeating(new Grass(), GRASS_ORDER, 1.0);
    }

    private Int2D anywhere() {
        return new Int2D(random.nextInt(side), random.nextInt(side));
    }

    private void add(Animal animal) {
        animal.field().setObjectLocation(animal, animal.place);
        animal.plan = schedule.scheduleRepeating(animal, animal.isSheep ? SHEEP_ORDER : WOLF_ORDER, 1.0);
        kept++;
        living++;
    }

    /** How many animals the schedule keeps, and how many of these live. */
    @Override
    Map<String, Double> figures() {
        return Map.of("kept", (double) kept, "living", (double) living);
    }

    private final class Grass implements Steppable {
        private static final long serialVersionUID = 1;

        @Override
        public void step(SimState state) {
            for (int x = 0; x < side; x++) {
                for (int y = 0; y < side; y++) {
                    if (grown.field[x][y] == 0) {
                        grow(x, y);
                    }
                }
            }
        }

        private void grow(int x, int y) {
            if (countdown.field[x][y] <= 0) {
                grown.field[x][y] = 1;
                countdown.field[x][y] = regrowth;
            } else {
                countdown.field[x][y]--;
            }
        }
    }

    private final class Animal implements Steppable {
        private static final long serialVersionUID = 1;
        private final boolean isSheep;
        private Int2D place;
        private double energy;
        private boolean dead;
        private Stoppable plan = () -> {};

        Animal(boolean isSheep, Int2D place, double energy) {
            this.isSheep = isSheep;
            this.place = place;
            this.energy = energy;
        }

        SparseGrid2D field() {
            return isSheep ? flock : pack;
        }

        @Override
        public void step(SimState state) {
            if (dead) {
                return;
            }
            walk();
            energy--;
            if (isSheep) {
                graze();
            } else {
                hunt();
            }
            if (energy < (isSheep ? 1 : 0)) {
                die();
                if (!corrected) {
                    schedule.scheduleOnce(this);
                }
            } else if (random.nextDouble() < (isSheep ? sheepBirths : wolfBirths)) {
                energy /= 2;
                add(new Animal(isSheep, place, energy));
            }
        }

        /** As published: to any cell within one step, its own too; corrected: to one of those around. */
        private void walk() {
            int x;
            int y;
            do {
                int left = place.x > 0 ? -1 : 0;
                int low = place.y > 0 ? -1 : 0;
                x = place.x + left + random.nextInt((place.x < side - 1 ? 1 : 0) - left + 1);
                y = place.y + low + random.nextInt((place.y < side - 1 ? 1 : 0) - low + 1);
            } while (corrected && x == place.x && y == place.y);
            place = new Int2D(x, y);
            field().setObjectLocation(this, place);
        }

        private void graze() {
            if (grown.field[place.x][place.y] == 1) {
                grown.field[place.x][place.y] = 0;
                energy += SHEEP_GAIN;
            }
        }

        private void hunt() {
            Bag here = flock.getObjectsAtLocation(place.x, place.y);
            Bag prey = new Bag();
            for (int i = 0; here != null && i < here.numObjs; i++) {
                if (!((Animal) here.objs[i]).dead) {
                    prey.add(here.objs[i]);
                }
            }
            if (prey.numObjs > 0) {
                ((Animal) prey.objs[random.nextInt(prey.numObjs)]).die();
                energy += WOLF_GAIN;
            }
        }

        private void die() {
            dead = true;
            living--;
            if (corrected) {
                plan.stop();
                field().remove(this);
                kept--;
            }
        }
    }
}
