package io.throng.scenarios.sweep;

import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Streams;
import java.util.List;

/**
 * Sobol' points: evenly spread over all factors together, however many are taken; best are powers of two.
 *
 * <p>Sobol', USSR Comput. Math. Math. Phys. 7 (1967), in the Gray-code order of Antonov and Saleev (1979), with the direction
 * numbers of Joe and Kuo, "Constructing Sobol sequences with better two-dimensional projections", SIAM J. Sci. Comput. 30
 * (2008), file new-joe-kuo-6.21201. A random digital shift a factor (an exclusive or with 32 drawn bits) moves the first
 * point from the corner and leaves the evenness as it is (L'Ecuyer and Lemieux, "Recent advances in randomized quasi-Monte
 * Carlo methods", 2002).
 */
public final class SobolDesign implements Design {
    /** As many factors as there are direction numbers here. */
    static final int MOST_FACTORS = 10;

    private static final int BITS = 32;

    /** For the service loader. */
    public SobolDesign() {}

    @Override
    public String name() {
        return "sobol";
    }

    @Override
    public List<List<String>> points(List<Factor> factors, int points, long seed) {
        ChosenPoints.requireCount(name(), points);
        if (factors.size() > MOST_FACTORS) {
            throw new IllegalArgumentException("--design sobol varies at most " + MOST_FACTORS + " parameters, got "
                    + factors.size() + "; take --design lhs");
        }
        return ChosenPoints.of(factors, points, (point, factor) -> share(bits(point, factor) ^ shift(factor, seed)));
    }

    /** The bits behind the point of coordinate {@code factor}, unshifted. */
    static int bits(int point, int factor) {
        int gray = point ^ (point >>> 1);
        int bits = 0;
        for (int bit = 0; gray != 0; bit++, gray >>>= 1) {
            if ((gray & 1) != 0) {
                bits ^= Direction.of(factor).number(bit);
            }
        }
        return bits;
    }

    static double share(int bits) {
        return Integer.toUnsignedLong(bits) * 0x1p-32;
    }

    private static int shift(int factor, long seed) {
        return new Philox().reset(seed, factor, 0, Streams.DESIGN).nextInt();
    }

    /** The direction numbers of one coordinate, {@code [32]}, the highest bit first. */
    private record Direction(int[] numbers) {
        private static final List<Direction> ALL = List.of(
                first(),
                polynomial(0, 1),
                polynomial(1, 1, 3),
                polynomial(1, 1, 3, 1),
                polynomial(2, 1, 1, 1),
                polynomial(1, 1, 1, 3, 3),
                polynomial(4, 1, 3, 5, 13),
                polynomial(2, 1, 1, 5, 5, 17),
                polynomial(4, 1, 1, 5, 5, 5),
                polynomial(7, 1, 1, 7, 11, 19));

        static Direction of(int coordinate) {
            return ALL.get(coordinate);
        }

        int number(int bit) {
            return numbers[bit];
        }

        /** The first coordinate is van der Corput's. */
        private static Direction first() {
            int[] numbers = new int[BITS];
            for (int i = 0; i < BITS; i++) {
                numbers[i] = 1 << (BITS - 1 - i);
            }
            return new Direction(numbers);
        }

        /**
         * By a primitive polynomial of degree {@code initial.length}.
         *
         * @param coefficients of it but the first and last, as bits
         * @param initial the first numbers m, odd
         */
        private static Direction polynomial(int coefficients, int... initial) {
            int degree = initial.length;
            int[] numbers = new int[BITS];
            for (int i = 0; i < BITS; i++) {
                if (i < degree) {
                    numbers[i] = initial[i] << (BITS - 1 - i);
                    continue;
                }
                numbers[i] = numbers[i - degree] ^ (numbers[i - degree] >>> degree);
                for (int k = 1; k < degree; k++) {
                    if ((coefficients >>> (degree - 1 - k) & 1) != 0) {
                        numbers[i] ^= numbers[i - k];
                    }
                }
            }
            return new Direction(numbers);
        }
    }
}
