package io.throng.marl.ctde;

import io.throng.marl.net.Node;
import io.throng.marl.net.ParameterShape;
import io.throng.marl.net.Parameters;
import io.throng.marl.net.Tape;
import io.throng.marl.net.Weights;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/** How the values of what each agent does become the value of what all do. It must not fall where one of them rises. */
interface Mixer {
    /** The matrices it needs. */
    List<ParameterShape> shapes();

    /** Sets them to start values. */
    void initialize(Parameters parameters, UniformRandomProvider random);

    /**
     * The team's value.
     *
     * @param values of the agents, {@code [steps, agents]}
     * @param states of the worlds, {@code [steps, state]}
     * @return {@code [steps, 1]}
     */
    Node mix(Tape tape, Weights weights, Node values, Node states);

    /** The sum (Sunehag et al., AAMAS 2018). */
    static Mixer sum() {
        return new Mixer() {
            @Override
            public List<ParameterShape> shapes() {
                return List.of();
            }

            @Override
            public void initialize(Parameters parameters, UniformRandomProvider random) {}

            @Override
            public Node mix(Tape tape, Weights weights, Node values, Node states) {
                return tape.rowSums(values);
            }
        };
    }
}
