package io.throng.agents.spec;

import java.util.List;

/** What an agent can do. An action is a row of floats; choices are whole numbers from 0. */
public sealed interface ActionSpec {
    /** The length of an action row. */
    int columns();

    /** The length of a mask row: one entry for every choice of every discrete column, 0 for continuous actions. */
    int choices();

    /** What is done at once, in the order of the columns: each a {@link Discrete} or a {@link Continuous}. */
    List<? extends ActionSpec> parts();

    /**
     * One choice of several.
     *
     * @param names what each choice means; at least one
     */
    record Discrete(List<String> names) implements ActionSpec {
        /** Checks that there is a choice. */
        public Discrete {
            names = List.copyOf(names);
            if (names.isEmpty()) {
                throw new IllegalArgumentException("a discrete action must have at least one choice, got none");
            }
        }

        @Override
        public int columns() {
            return 1;
        }

        @Override
        public int choices() {
            return names.size();
        }

        @Override
        public List<Discrete> parts() {
            return List.of(this);
        }
    }

    /**
     * Several choices at once.
     *
     * @param parts one a column; at least one
     */
    record MultiDiscrete(List<Discrete> parts) implements ActionSpec {
        /** Checks that there is a part. */
        public MultiDiscrete {
            parts = List.copyOf(parts);
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("a multi-discrete action must have at least one part, got none");
            }
        }

        @Override
        public int columns() {
            return parts.size();
        }

        @Override
        public int choices() {
            return parts.stream().mapToInt(Discrete::choices).sum();
        }
    }

    /**
     * Real numbers in given ranges.
     *
     * @param features one a column, with finite bounds; at least one
     */
    record Continuous(List<Feature> features) implements ActionSpec {
        /** Checks that all bounds are finite. */
        public Continuous {
            features = List.copyOf(features);
            if (features.isEmpty()) {
                throw new IllegalArgumentException("a continuous action must have at least one feature, got none");
            }
            for (Feature feature : features) {
                if (Double.isInfinite(feature.low()) || Double.isInfinite(feature.high())) {
                    throw new IllegalArgumentException("action " + feature.name() + " must have finite bounds, got ["
                            + feature.low() + ", " + feature.high() + "]");
                }
            }
        }

        @Override
        public int columns() {
            return features.size();
        }

        @Override
        public int choices() {
            return 0;
        }

        @Override
        public List<Continuous> parts() {
            return List.of(this);
        }
    }

    /**
     * Choices and real numbers at once.
     *
     * @param parts in the order of the columns; at least one, none of them mixed or multi-discrete itself
     */
    record Mixed(List<ActionSpec> parts) implements ActionSpec {
        /** Checks that the parts are simple. */
        public Mixed {
            parts = List.copyOf(parts);
            if (parts.isEmpty() || !parts.stream().allMatch(p -> p instanceof Discrete || p instanceof Continuous)) {
                throw new IllegalArgumentException(
                        "a mixed action must have discrete and continuous parts, got " + parts);
            }
        }

        @Override
        public int columns() {
            return parts.stream().mapToInt(ActionSpec::columns).sum();
        }

        @Override
        public int choices() {
            return parts.stream().mapToInt(ActionSpec::choices).sum();
        }
    }
}
