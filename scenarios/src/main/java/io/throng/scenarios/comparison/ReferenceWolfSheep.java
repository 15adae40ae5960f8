package io.throng.scenarios.comparison;

import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Streams;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The declared predators and prey as one would write them down: animals are objects in lists, and a wolf asks every sheep
 * where it is. Slow; has the bits of {@link WolfSheep}.
 *
 * <p>It starts from the committed state of a world's first pasture and goes on by itself.
 */
public final class ReferenceWolfSheep {
    private final WolfSheep.Parameters parameters;
    private final long seed;
    private final List<Animal> sheep;
    private final List<Animal> wolves;
    private final int[][] countdown;

    private static final class Animal {
        int column;
        int line;
        double energy;
        boolean eaten;

        Animal(int column, int line, double energy) {
            this.column = column;
            this.line = line;
            this.energy = energy;
        }

        Animal child() {
            energy /= 2;
            return new Animal(column, line, energy);
        }
    }

    /** The pasture as it stands in a world at rest. */
    public ReferenceWolfSheep(WolfSheep world, WolfSheep.Parameters parameters, long seed) {
        this.parameters = parameters;
        this.seed = seed;
        this.sheep = animals(world, world.livingSheep());
        this.wolves = animals(world, world.livingWolves());
        this.countdown = new int[parameters.side()][parameters.side()];
        for (int line = 0; line < parameters.side(); line++) {
            for (int column = 0; column < parameters.side(); column++) {
                countdown[line][column] = world.countdown(column, line);
            }
        }
    }

    private static List<Animal> animals(WolfSheep world, int[] rows) {
        List<Animal> animals = new ArrayList<>();
        for (int row : rows) {
            animals.add(new Animal(world.column(row), world.line(row), world.energy(row)));
        }
        return animals;
    }

    /** Takes a step, of which the number is given. */
    public void step(long step) {
        Philox random = new Philox().reset(seed, 0, step, Streams.SETTLE);
        shuffle(sheep, random);
        for (Animal one : reversed(sheep)) {
            stepSheep(one, random);
        }
        shuffle(wolves, random);
        for (Animal one : reversed(wolves)) {
            stepWolf(one, random);
        }
        for (Animal one : reversed(sheep)) {
            if (one.eaten) {
                remove(one, sheep);
            }
        }
        growGrass();
    }

    private static void shuffle(List<Animal> animals, Philox random) {
        List<Animal> shuffled = Shuffled.of(animals, random);
        Collections.copy(animals, shuffled);
    }

    /** The animals there are now, from the last to the first. */
    private static List<Animal> reversed(List<Animal> animals) {
        return new ArrayList<>(animals.reversed());
    }

    private void stepSheep(Animal one, Philox random) {
        int word = walk(one, random);
        one.energy -= 1;
        if (countdown[one.line][one.column] == 0) {
            countdown[one.line][one.column] = parameters.regrowth();
            one.energy += parameters.sheepGain();
        }
        if (one.energy < 1) {
            remove(one, sheep);
        } else if (Pasture.givesBirth(word, Pasture.threshold(parameters.sheepBirths()))) {
            sheep.add(one.child());
        }
    }

    private void stepWolf(Animal one, Philox random) {
        int word = walk(one, random);
        one.energy -= 1;
        for (Animal prey : sheep) {
            if (prey.column == one.column && prey.line == one.line && !prey.eaten) {
                prey.eaten = true;
                one.energy += parameters.wolfGain();
                break;
            }
        }
        if (one.energy < 0) {
            remove(one, wolves);
        } else if (Pasture.givesBirth(word, Pasture.threshold(parameters.wolfBirths()))) {
            wolves.add(one.child());
        }
    }

    private int walk(Animal one, Philox random) {
        while (true) {
            int word = random.nextInt();
            int direction = Pasture.direction(word);
            int square = direction < 4 ? direction : direction + 1; // of nine, without the middle
            int column = one.column + square % 3 - 1;
            int line = one.line + square / 3 - 1;
            if (column >= 0 && column < parameters.side() && line >= 0 && line < parameters.side()) {
                one.column = column;
                one.line = line;
                return word;
            }
        }
    }

    /** The last takes the place of the one that leaves. */
    private static void remove(Animal one, List<Animal> animals) {
        Animal last = animals.getLast();
        animals.set(animals.indexOf(one), last);
        animals.removeLast();
    }

    private void growGrass() {
        for (int[] line : countdown) {
            for (int column = 0; column < line.length; column++) {
                if (line[column] > 0) {
                    line[column]--;
                }
            }
        }
    }

    /** Throws unless a world at rest has the same state. */
    public void requireEqual(WolfSheep world) {
        requireEqual("sheep", sheep, world, world.livingSheep());
        requireEqual("wolf", wolves, world, world.livingWolves());
        for (int line = 0; line < countdown.length; line++) {
            for (int column = 0; column < countdown.length; column++) {
                Require.same(
                        "countdown in line " + line, column, countdown[line][column], world.countdown(column, line));
            }
        }
    }

    private static void requireEqual(String kind, List<Animal> animals, WolfSheep world, int[] rows) {
        Require.same("number of animals", 0, animals.size(), rows.length);
        for (int i = 0; i < rows.length; i++) {
            Require.same(kind + " column", i, animals.get(i).column, world.column(rows[i]));
            Require.same(kind + " line", i, animals.get(i).line, world.line(rows[i]));
            Require.sameBits(kind + " energy", i, animals.get(i).energy, world.energy(rows[i]));
        }
    }
}
