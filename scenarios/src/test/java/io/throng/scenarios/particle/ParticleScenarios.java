package io.throng.scenarios.particle;

import io.throng.scenarios.Catalogue;
import io.throng.scenarios.LearningScenario;
import java.util.List;

/** The scenarios of this package that are in the catalogue. */
final class ParticleScenarios {
    private ParticleScenarios() {}

    /**
     * A scenario.
     *
     * @param base its name in MPE2
     */
    record Named(LearningScenario<?> scenario, String base, Edition edition) {
        @Override
        public String toString() {
            return scenario.name();
        }
    }

    static List<Named> all() {
        return Catalogue.load().all().stream()
                .filter(scenario -> scenario.getClass().getPackage() == ParticleScenarios.class.getPackage())
                .map(scenario -> named((LearningScenario<?>) scenario))
                .toList();
    }

    private static Named named(LearningScenario<?> scenario) {
        String name = scenario.name();
        for (Edition edition : List.of(Edition.PETTINGZOO_1_22, Edition.OPENAI, Edition.MAPPO)) {
            String suffix = edition.named("");
            if (name.endsWith(suffix)) {
                return new Named(scenario, name.substring(0, name.length() - suffix.length()), edition);
            }
        }
        return new Named(scenario, name, Edition.MPE2);
    }
}
