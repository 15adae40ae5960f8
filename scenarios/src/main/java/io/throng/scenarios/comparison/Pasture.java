package io.throng.scenarios.comparison;

import io.throng.kernel.random.Philox;
import io.throng.kernel.time.RandomOrder;
import java.util.Arrays;

/**
 * One pasture's step over the columns of {@link WolfSheep}.
 *
 * <p>A kind's list is a permutation of its rows: the living first, the free ones behind. A step shuffles the living and
 * goes through them from the last to the first: then the dead can change places with the last of the living, who has had its
 * turn, and the newborn come behind, who have none. Sheep that are eaten leave the list when all wolves are done.
 *
 * <p>One random word is an animal's step: its highest three bits choose the cell, its others whether a child is born;
 * further words only where the cell chosen does not exist. Cells are numbered through a grid with a margin whose countdown
 * is -1. Sheep of a cell are chained before the wolves walk; nothing here outlives the step.
 */
final class Pasture {
    /** The cell of nobody: a corner of the margin. */
    static final int NOWHERE = 0;

    private static final int NONE = -1;
    private static final int MARGIN = -1;
    private static final int BIRTH_BITS = 29;
    private static final int BIRTH = (1 << BIRTH_BITS) - 1;

    private final WolfSheep world;
    private final WolfSheep.Parameters parameters;
    private final int across;
    private final int cells;
    private final int capacity;
    private final int sheepBirth;
    private final int wolfBirth;
    private final int[] around;
    private final int[] firstSheep;
    private final int[] nextSheep;
    private int[] cell = {};
    private double[] energy = {};
    private int[] grass = {};
    private int meadow;

    Pasture(WolfSheep world, WolfSheep.Parameters parameters) {
        this.world = world;
        this.parameters = parameters;
        this.across = parameters.side() + 2;
        this.cells = across * across;
        this.capacity = parameters.capacity();
        this.sheepBirth = threshold(parameters.sheepBirths());
        this.wolfBirth = threshold(parameters.wolfBirths());
        this.around = new int[] {-across - 1, -across, -across + 1, -1, 1, across - 1, across, across + 1};
        this.firstSheep = new int[cells];
        this.nextSheep = new int[capacity];
    }

    /** A child is born where the low {@value #BIRTH_BITS} bits of a word are below this: a chance exact to 2^-29. */
    static int threshold(double chance) {
        return (int) Math.round(chance * (1 << BIRTH_BITS));
    }

    static boolean givesBirth(int word, int threshold) {
        return (word & BIRTH) < threshold;
    }

    /** Which of the eight cells around is chosen: 0 to 7, line by line. */
    static int direction(int word) {
        return word >>> BIRTH_BITS;
    }

    private void open(int group) {
        cell = world.cell.write();
        energy = world.energy.write();
        grass = world.countdown.write();
        meadow = group * cells;
    }

    void found(int group, Philox random) {
        open(group);
        sowGrass(random);
        int firstRow = 2 * capacity * group;
        int[] sheep = world.sheep.write();
        int[] wolves = world.wolves.write();
        int list = capacity * group;
        for (int i = 0; i < capacity; i++) {
            sheep[list + i] = firstRow + i;
            wolves[list + i] = firstRow + capacity + i;
        }
        world.sheepCount.write()[group] = parameters.sheep();
        world.wolfCount.write()[group] = parameters.wolves();
        place(sheep, list, parameters.sheep(), 2 * parameters.sheepGain(), random);
        place(wolves, list, parameters.wolves(), 2 * parameters.wolfGain(), random);
    }

    /** Half of the cells grown, the others somewhere on the way. */
    private void sowGrass(Philox random) {
        int area = parameters.side() * parameters.side();
        int[] order = new int[area];
        RandomOrder.of(area, order, random);
        Arrays.fill(grass, meadow, meadow + cells, MARGIN);
        for (int i = 0; i < area; i++) {
            grass[meadow + inMargin(order[i])] = i < area / 2 ? 0 : 1 + random.nextInt(parameters.regrowth());
        }
    }

    private void place(int[] animals, int from, int count, int most, Philox random) {
        for (int i = from; i < from + count; i++) {
            cell[animals[i]] = inMargin(random.nextInt(parameters.side() * parameters.side()));
            energy[animals[i]] = 1 + random.nextInt(most);
        }
    }

    private int inMargin(int place) {
        return (place / parameters.side() + 1) * across + place % parameters.side() + 1;
    }

    void step(int group, Philox random) {
        open(group);
        int list = capacity * group;
        int sheepCount = stepSheep(world.sheep.write(), list, world.sheepCount.write()[group], random);
        chainSheep(world.sheep.write(), list, sheepCount);
        int wolfCount = stepWolves(world.wolves.write(), list, world.wolfCount.write()[group], random);
        world.wolfCount.write()[group] = wolfCount;
        world.sheepCount.write()[group] = dropEaten(world.sheep.write(), list, sheepCount);
        grow();
    }

    private int stepSheep(int[] sheep, int list, int count, Philox random) {
        RandomOrder.shuffle(sheep, list, count, random);
        int living = count;
        for (int i = count - 1; i >= 0; i--) {
            int row = sheep[list + i];
            int word = walk(row, random);
            double left = energy[row] - 1;
            int place = meadow + cell[row];
            if (grass[place] == 0) {
                grass[place] = parameters.regrowth();
                left += parameters.sheepGain();
            }
            energy[row] = left;
            if (left < 1) {
                living = remove(sheep, list, i, living);
            } else if (givesBirth(word, sheepBirth)) {
                living = bear(sheep, list, row, living);
            }
        }
        return living;
    }

    private int stepWolves(int[] wolves, int list, int count, Philox random) {
        RandomOrder.shuffle(wolves, list, count, random);
        int living = count;
        for (int i = count - 1; i >= 0; i--) {
            int row = wolves[list + i];
            int word = walk(row, random);
            double left = energy[row] - 1;
            int prey = firstSheep[cell[row]];
            if (prey != NONE) {
                firstSheep[cell[row]] = nextSheep[prey % capacity];
                cell[prey] = NOWHERE;
                left += parameters.wolfGain();
            }
            energy[row] = left;
            if (left < 0) {
                living = remove(wolves, list, i, living);
            } else if (givesBirth(word, wolfBirth)) {
                living = bear(wolves, list, row, living);
            }
        }
        return living;
    }

    /** Moves an animal; returns the word that decided where. */
    private int walk(int row, Philox random) {
        while (true) {
            int word = random.nextInt();
            int target = cell[row] + around[direction(word)];
            if (grass[meadow + target] != MARGIN) {
                cell[row] = target;
                return word;
            }
        }
    }

    private int remove(int[] animals, int list, int index, int living) {
        int dead = animals[list + index];
        animals[list + index] = animals[list + living - 1];
        animals[list + living - 1] = dead;
        cell[dead] = NOWHERE;
        energy[dead] = 0;
        return living - 1;
    }

    private int bear(int[] animals, int list, int parent, int living) {
        if (living == capacity) {
            throw new IllegalStateException(
                    "a pasture has room for " + capacity + " animals of a kind and is full; set a larger capacity");
        }
        int child = animals[list + living];
        energy[parent] /= 2;
        energy[child] = energy[parent];
        cell[child] = cell[parent];
        return living + 1;
    }

    private void chainSheep(int[] sheep, int list, int count) {
        Arrays.fill(firstSheep, NONE);
        for (int i = list + count - 1; i >= list; i--) {
            int row = sheep[i];
            nextSheep[row % capacity] = firstSheep[cell[row]];
            firstSheep[cell[row]] = row;
        }
    }

    private int dropEaten(int[] sheep, int list, int count) {
        int living = count;
        for (int i = count - 1; i >= 0; i--) {
            if (cell[sheep[list + i]] == NOWHERE) {
                living = remove(sheep, list, i, living);
            }
        }
        return living;
    }

    /** Counts down where grass is on its way, without a branch. */
    private void grow() {
        for (int i = meadow; i < meadow + cells; i++) {
            grass[i] = Math.max(grass[i] - 1, Math.min(grass[i], 0));
        }
    }
}
