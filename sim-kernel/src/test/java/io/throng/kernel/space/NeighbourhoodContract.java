package io.throng.kernel.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What every {@link Neighbourhood} must keep. Compared with a slow, obvious list of the neighbours of every place.
 *
 * <pre>{@code
 * new NeighbourhoodContract(() -> Grid.torus(7, 5).moore(1), place -> slowMoore(place)).check();
 * }</pre>
 */
final class NeighbourhoodContract {
    private static final int UNTOUCHED = -77;

    private final Supplier<? extends Neighbourhood> spaces;
    private final Reference reference;
    private boolean mutual = true;

    /** The neighbours of a place, found in the most obvious way, in any order. */
    @FunctionalInterface
    interface Reference {
        Set<Integer> neighbours(int place);
    }

    /**
     * The contract for one space.
     *
     * @param spaces builds the space anew, always the same; if it can be built in several ways (order of rows, of edges,
     *     number of shards) then in another way each time
     * @param reference the same space told slowly
     */
    NeighbourhoodContract(Supplier<? extends Neighbourhood> spaces, Reference reference) {
        this.spaces = spaces;
        this.reference = reference;
    }

    /** Does not demand that a neighbour's neighbours hold the place: for directed edges. */
    NeighbourhoodContract directed() {
        mutual = false;
        return this;
    }

    /** Fails with the place that breaks a rule. */
    void check() {
        Neighbourhood space = spaces.get();
        Neighbourhood again = spaces.get();
        assertThat(again.places()).as("places").isEqualTo(space.places()).isPositive();
        for (int place = 0; place < space.places(); place++) {
            List<Integer> listed = listed(space, place);
            assertThat(new HashSet<>(listed))
                    .as("neighbours of place %d", place)
                    .isEqualTo(reference.neighbours(place));
            assertThat(listed)
                    .as("neighbours of place %d, once each and without itself", place)
                    .doesNotHaveDuplicates()
                    .doesNotContain(place);
            assertThat(listed(space, place)).as("place %d, asked again", place).isEqualTo(listed);
            assertThat(listed(again, place))
                    .as("place %d in a space built again", place)
                    .isEqualTo(listed);
            checkShortBuffer(space, place, listed);
            checkMutual(space, place, listed);
        }
    }

    private static List<Integer> listed(Neighbourhood space, int place) {
        int[] none = {};
        int[] buffer = new int[space.neighbours(place, none) + 2];
        Arrays.fill(buffer, UNTOUCHED);
        int count = space.neighbours(place, buffer);
        assertThat(buffer.length - 2)
                .as("count of place %d with and without room", place)
                .isEqualTo(count);
        assertThat(Arrays.copyOfRange(buffer, count, buffer.length))
                .as("what lies behind the neighbours of place %d", place)
                .containsOnly(UNTOUCHED);
        return Arrays.stream(buffer, 0, count).boxed().toList();
    }

    private static void checkShortBuffer(Neighbourhood space, int place, List<Integer> listed) {
        if (!listed.isEmpty()) {
            int[] tooShort = new int[listed.size() - 1];
            assertThat(space.neighbours(place, tooShort))
                    .as("count of place %d in too short a buffer", place)
                    .isEqualTo(listed.size());
            assertThat(Arrays.stream(tooShort).boxed().toList())
                    .as("the first neighbours of place %d", place)
                    .isEqualTo(listed.subList(0, tooShort.length));
        }
    }

    private void checkMutual(Neighbourhood space, int place, List<Integer> listed) {
        for (int neighbour : mutual ? listed : List.<Integer>of()) {
            assertThat(listed(space, neighbour))
                    .as("neighbours of %d, which is a neighbour of %d", neighbour, place)
                    .contains(place);
        }
    }
}
