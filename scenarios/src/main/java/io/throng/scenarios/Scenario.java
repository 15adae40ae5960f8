package io.throng.scenarios;

import io.throng.kernel.Parameters;
import io.throng.kernel.World;
import java.util.List;
import java.util.Map;

/**
 * A world that can be named: what the command line, sweeps and tests build worlds from. Found by
 * {@link java.util.ServiceLoader}, so a scenario of yours is one class and one line in
 * {@code META-INF/services/io.throng.scenarios.Scenario}.
 *
 * @param <P> its parameters, a record whose compact constructor refuses bad values; components are int, long, double,
 *     boolean, String or enum, and each is settable by name ({@link io.throng.kernel.Parameters})
 */
public interface Scenario<P extends Record> {
    /** Unique, in lower case with underscores; variants have the variant in the name. */
    String name();

    /** One sentence: what happens, after whom. */
    String description();

    /** The parameters as the source has them. */
    P defaults();

    /** The same parameters with another number of agents. */
    P withAgents(P parameters, int agents);

    /** A new world. */
    World build(P parameters);

    /**
     * A new world of the default parameters but for some.
     *
     * @param changes name to value as text
     * @throws IllegalArgumentException naming the parameter that does not exist or is refused
     */
    default World buildWith(Map<String, String> changes) {
        return build(Parameters.with(defaults(), changes));
    }

    /** The same rules as other public code has them, under names of their own: in the catalogue beside this one. */
    default List<Scenario<?>> variants() {
        return List.of();
    }
}
