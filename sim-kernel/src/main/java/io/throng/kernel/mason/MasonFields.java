package io.throng.kernel.mason;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import sim.engine.SimState;
import sim.field.SparseField;
import sim.field.SparseField2D;
import sim.field.continuous.Continuous2D;
import sim.field.grid.DoubleGrid2D;
import sim.field.grid.IntGrid2D;
import sim.util.Bag;
import sim.util.Double2D;

/** Reads a model's public fields of places and of values in the plane. */
final class MasonFields {
    private final SimState model;

    /** Looked up, never gone through: its order is nobody's. Objects that have gone keep their numbers. */
    private final IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();

    MasonFields(SimState model) {
        this.model = model;
    }

    List<FieldFrame> now() {
        List<FieldFrame> frames = new ArrayList<>();
        for (Field field : PublicFields.of(model.getClass())) {
            switch (PublicFields.value(model, field)) {
                case DoubleGrid2D grid -> frames.add(values(field, grid.getWidth(), grid.getHeight(), grid.toArray()));
                case IntGrid2D grid -> frames.add(values(field, grid.getWidth(), grid.getHeight(), doubles(grid)));
                case SparseField2D places -> frames.add(places(field, places));
                case null, default -> {}
            }
        }
        return frames;
    }

    private static FieldFrame values(Field field, int width, int height, double[] values) {
        return new FieldFrame(field.getName(), FieldFrame.Meaning.VALUES, width, height, new int[0], values);
    }

    private static double[] doubles(IntGrid2D grid) {
        int[] values = grid.toArray();
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }

    private FieldFrame places(Field field, SparseField2D places) {
        Bag objects = ((SparseField) places).getAllObjects();
        int[] ids = new int[objects.numObjs];
        double[] values = new double[2 * ids.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = number(objects.objs[i]);
            Double2D place = places.getObjectLocationAsDouble2D(objects.objs[i]);
            values[2 * i] = place.x;
            values[2 * i + 1] = place.y;
        }
        Double2D size = places.getDimensions();
        FieldFrame.Meaning meaning =
                places instanceof Continuous2D ? FieldFrame.Meaning.POSITIONS : FieldFrame.Meaning.CELLS;
        return new FieldFrame(field.getName(), meaning, size.x, size.y, ids, values);
    }

    private int number(Object object) {
        return numbers.computeIfAbsent(object, first -> numbers.size());
    }
}
