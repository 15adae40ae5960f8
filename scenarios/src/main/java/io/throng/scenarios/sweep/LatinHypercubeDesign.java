package io.throng.scenarios.sweep;

import io.throng.kernel.random.Permutation;
import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Seeds;
import io.throng.kernel.random.Streams;
import java.util.List;

/**
 * A Latin hypercube: of n points each factor's way is cut into n equal parts, and each part has one point, at random in it.
 *
 * <p>McKay, Beckman, Conover, "A comparison of three methods for selecting values of input variables in the analysis of
 * output from a computer code", Technometrics 21 (1979). The order of the parts is a {@link Permutation} for each factor.
 */
public final class LatinHypercubeDesign implements Design {
    /** For the service loader. */
    public LatinHypercubeDesign() {}

    @Override
    public String name() {
        return "lhs";
    }

    @Override
    public List<List<String>> points(List<Factor> factors, int points, long seed) {
        ChosenPoints.requireCount(name(), points);
        return ChosenPoints.of(factors, points, (point, factor) -> share(point, factor, points, seed));
    }

    static double share(int point, int factor, int points, long seed) {
        long part = Permutation.at(Seeds.derive(Seeds.derive(seed, "latin hypercube"), factor), points, point);
        double within = new Philox().reset(seed, factor, point, Streams.DESIGN).nextDouble();
        return Math.min((part + within) / points, Math.nextDown(1.0));
    }
}
