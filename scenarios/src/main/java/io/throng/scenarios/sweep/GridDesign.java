package io.throng.scenarios.sweep;

import java.util.ArrayList;
import java.util.List;

/** Every value of every factor with every value of the others (a full factorial); the last factor runs fastest. */
public final class GridDesign implements Design {
    private static final int MOST_POINTS = ChosenPoints.MOST_POINTS;

    /** For the service loader. */
    public GridDesign() {}

    @Override
    public String name() {
        return "grid";
    }

    @Override
    public List<List<String>> points(List<Factor> factors, int points, long seed) {
        long count = 1;
        for (Factor factor : factors) {
            count *= factor.levels().size();
            if (count > MOST_POINTS) {
                throw new IllegalArgumentException("a grid must have at most " + MOST_POINTS
                        + " points, got more; take larger steps, or --design lhs or sobol with --points N");
            }
        }
        if (points != 0 && points != count) {
            throw new IllegalArgumentException("this grid has " + count + " points, got --points " + points
                    + "; leave --points out, or take --design lhs or sobol");
        }
        List<List<String>> grid = List.of(List.of());
        for (Factor factor : factors) {
            grid = times(grid, factor.levels());
        }
        return grid;
    }

    private static List<List<String>> times(List<List<String>> grid, List<String> levels) {
        List<List<String>> product = new ArrayList<>(grid.size() * levels.size());
        for (List<String> point : grid) {
            for (String level : levels) {
                List<String> longer = new ArrayList<>(point);
                longer.add(level);
                product.add(List.copyOf(longer));
            }
        }
        return product;
    }
}
