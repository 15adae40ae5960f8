package io.throng.kernel.mason;

import ec.util.MersenneTwisterFast;
import io.throng.kernel.random.Seeds;
import java.lang.reflect.Field;
import sim.engine.SimState;
import sim.field.SparseField;
import sim.field.SparseField2D;
import sim.field.SparseField3D;
import sim.field.grid.DoubleGrid2D;
import sim.field.grid.DoubleGrid3D;
import sim.field.grid.IntGrid2D;
import sim.field.grid.IntGrid3D;
import sim.field.grid.ObjectGrid2D;
import sim.util.Bag;
import sim.util.Double2D;
import sim.util.Double3D;

/**
 * A hash of what a model shows of its state: time, the state of its random numbers, and its public fields by name.
 * Numbers and texts count by value, grids by their cells, objects in space by where they are, in the field's order;
 * objects in the cells of a grid by whether they are there. Private state counts as far as it has come to show.
 *
 * <p>It tells two runs apart, and nothing else: it is not kept from release to release.
 */
final class StateDigest {
    private long hash;

    private StateDigest() {}

    static long of(SimState model) {
        StateDigest digest = new StateDigest();
        digest.add(model.schedule.getTime());
        digest.add(model.schedule.getSteps());
        digest.add(model.random);
        for (Field field : PublicFields.of(model.getClass())) {
            digest.add(field.getName().hashCode());
            digest.addValue(PublicFields.value(model, field));
        }
        return digest.hash;
    }

    private void add(long bits) {
        hash = Seeds.mix(hash ^ bits) + 1;
    }

    private void add(double value) {
        add(Double.doubleToLongBits(value));
    }

    /** Draws from a copy: two generators that go on alike have the same state, as far as anybody can tell. */
    private void add(MersenneTwisterFast random) {
        MersenneTwisterFast copy = (MersenneTwisterFast) random.clone();
        add(copy.nextLong());
        add(copy.nextLong());
    }

    private void addValue(Object value) {
        switch (value) {
            case null -> add(0);
            case Number number -> add(number.doubleValue());
            case Boolean flag -> add(flag ? 1 : 2);
            case Character letter -> add(letter);
            case String text -> add(text.hashCode());
            case double[] numbers -> addAll(numbers);
            case int[] numbers -> addAll(numbers);
            case DoubleGrid2D grid -> addAll(grid.field);
            case IntGrid2D grid -> addAll(grid.field);
            case DoubleGrid3D grid -> addEach(grid.field);
            case IntGrid3D grid -> addEach(grid.field);
            case ObjectGrid2D grid -> addCells(grid.field);
            case SparseField2D places -> addPlaces(places);
            case SparseField3D places -> addPlaces(places);
            default -> add(3);
        }
    }

    private void addAll(double[] numbers) {
        add(numbers.length);
        for (double number : numbers) {
            add(number);
        }
    }

    private void addAll(int[] numbers) {
        add(numbers.length);
        for (int number : numbers) {
            add(number);
        }
    }

    private void addAll(double[][] columns) {
        for (double[] column : columns) {
            addAll(column);
        }
    }

    private void addAll(int[][] columns) {
        for (int[] column : columns) {
            addAll(column);
        }
    }

    private void addEach(double[][][] slices) {
        for (double[][] slice : slices) {
            addAll(slice);
        }
    }

    private void addEach(int[][][] slices) {
        for (int[][] slice : slices) {
            addAll(slice);
        }
    }

    /** What stands in a cell has no value that would be the same in another run, unless it is a number or a text. */
    private void addCells(Object[][] columns) {
        for (Object[] column : columns) {
            for (Object cell : column) {
                addValue(cell);
            }
        }
    }

    private void addPlaces(SparseField2D places) {
        Bag objects = ((SparseField) places).getAllObjects();
        add(objects.numObjs);
        for (int i = 0; i < objects.numObjs; i++) {
            Double2D place = places.getObjectLocationAsDouble2D(objects.objs[i]);
            add(place.x);
            add(place.y);
        }
    }

    private void addPlaces(SparseField3D places) {
        Bag objects = ((SparseField) places).getAllObjects();
        add(objects.numObjs);
        for (int i = 0; i < objects.numObjs; i++) {
            Double3D place = places.getObjectLocationAsDouble3D(objects.objs[i]);
            add(place.x);
            add(place.y);
            add(place.z);
        }
    }
}
