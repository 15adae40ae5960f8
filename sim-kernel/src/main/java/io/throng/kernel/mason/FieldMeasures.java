package io.throng.kernel.mason;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sim.engine.SimState;
import sim.field.SparseField;
import sim.field.grid.DoubleGrid2D;
import sim.field.grid.IntGrid2D;

/** Figures of a model's public fields: how many objects are in space, and what the values of a grid come to. */
final class FieldMeasures {
    private static final List<String> OF_GRIDS = List.of("mean", "min", "max");
    private static final String OBJECTS = "objects";

    private FieldMeasures() {}

    /** {@code field.figure} for all figures of all fields that are there now. */
    static List<String> namesOf(SimState model) {
        List<String> names = new ArrayList<>();
        for (Field field : PublicFields.of(model.getClass())) {
            for (String figure : figuresOf(PublicFields.value(model, field))) {
                names.add(field.getName() + "." + figure);
            }
        }
        return names;
    }

    private static List<String> figuresOf(Object value) {
        return switch (value) {
            case DoubleGrid2D grid -> OF_GRIDS;
            case IntGrid2D grid -> OF_GRIDS;
            case SparseField places -> List.of(OBJECTS);
            case null, default -> List.of();
        };
    }

    /** A figure by its name, case aside; not a number where the field is not there now. */
    static double value(SimState model, String name) {
        int dot = name.indexOf('.');
        String figure = name.substring(dot + 1).toLowerCase(Locale.ROOT);
        for (Field field : PublicFields.of(model.getClass())) {
            if (field.getName().equalsIgnoreCase(name.substring(0, dot))) {
                return value(PublicFields.value(model, field), figure);
            }
        }
        return Double.NaN;
    }

    private static double value(Object field, String figure) {
        return switch (field) {
            case DoubleGrid2D grid ->
                switch (figure) {
                    case "mean" -> grid.mean();
                    case "min" -> grid.min();
                    default -> grid.max();
                };
            case IntGrid2D grid ->
                switch (figure) {
                    case "mean" -> grid.mean();
                    case "min" -> grid.min();
                    default -> grid.max();
                };
            case SparseField places -> places.size();
            case null, default -> Double.NaN;
        };
    }
}
