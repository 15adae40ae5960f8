package io.throng.kernel.mason;

import java.util.Map;
import sim.engine.RandomSequence;
import sim.engine.SimState;
import sim.engine.Steppable;
import sim.field.grid.Grid2D;
import sim.field.grid.ObjectGrid2D;
import sim.util.Bag;
import sim.util.Int2D;
import sim.util.IntBag;

/** Segregation over MASON's grid of objects; see {@link MasonProgram}. */
final class SchellingState extends ComparedState {
    private static final long serialVersionUID = 1;

    private final double density;
    private final int side;
    private final int radius;
    private final int content;
    private final boolean corrected;
    private final ObjectGrid2D grid;
    private final Bag empty = new Bag();
    private final Bag inhabitants = new Bag();

    SchellingState(long seed, int inhabitants, int side, int radius, int content, boolean corrected) {
        super(seed);
        this.density = inhabitants / ((double) side * side);
        this.side = side;
        this.radius = radius;
        this.content = content;
        this.corrected = corrected;
        this.grid = new ObjectGrid2D(side, side);
    }

    @Override
    public void start() {
        super.start();
        for (int x = 0; x < side; x++) {
            for (int y = 0; y < side; y++) {
                if (random.nextDouble() < density) {
                    settle(new Inhabitant(new Int2D(x, y), random.nextDouble() < 0.5 ? 1 : 2));
                } else {
                    empty.add(new Int2D(x, y));
                }
            }
        }
        Steppable[] all = new Steppable[inhabitants.numObjs];
        for (int i = 0; i < all.length; i++) {
            all[i] = (Steppable) inhabitants.objs[i];
        }
        schedule.scheduleRepeating(new RandomSequence(all));
    }

    private void settle(Inhabitant one) {
        inhabitants.add(one);
        grid.field[one.home.x][one.home.y] = one;
    }

    /** How many agents there are, and how many cells of the grid hold one that lives elsewhere. */
    @Override
    Map<String, Double> figures() {
        int displaced = 0;
        for (int i = 0; i < inhabitants.numObjs; i++) {
            Inhabitant one = (Inhabitant) inhabitants.objs[i];
            displaced += grid.field[one.home.x][one.home.y] == one ? 0 : 1;
        }
        return Map.of("agents", (double) inhabitants.numObjs, "displaced", (double) displaced);
    }

    private final class Inhabitant implements Steppable {
        private static final long serialVersionUID = 1;
        private final int group;
        private final IntBag nearX = new IntBag(9);
        private final IntBag nearY = new IntBag(9);
        private Int2D home;

        Inhabitant(Int2D home, int group) {
            this.home = home;
            this.group = group;
        }

        @Override
        public void step(SimState state) {
            grid.getMooreLocations(home.x, home.y, radius, Grid2D.BOUNDED, true, nearX, nearY);
            int alike = 0;
            for (int i = 0; i < nearX.numObjs; i++) {
                int x = nearX.objs[i];
                int y = nearY.objs[i];
                if (grid.field[x][y] instanceof Inhabitant other
                        && other.group == group
                        && (x != home.x || y != home.y)) {
                    alike++;
                }
            }
            if (alike < content) {
                move();
            }
        }

        private void move() {
            int chosen = random.nextInt(empty.numObjs);
            Int2D target = (Int2D) empty.objs[chosen];
            empty.objs[chosen] = home;
            if (corrected) {
                grid.field[home.x][home.y] = null;
                grid.field[target.x][target.y] = this;
            }
            home = target;
        }
    }
}
