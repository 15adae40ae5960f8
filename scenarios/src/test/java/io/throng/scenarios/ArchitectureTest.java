package io.throng.scenarios;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which module and package may know which, over the compiled classes of all modules. */
final class ArchitectureTest {
    private static final List<String> MODULES = List.of("sim-kernel", "agents", "marl", "viz", "scenarios");

    private static JavaClasses classes;

    @BeforeAll
    static void importAllModules() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.throng");
    }

    /** A module and the modules it must not know. */
    record Arrow(String module, List<String> unknown) {
        ArchRule rule() {
            String[] packages = unknown.stream().map(Arrow::packages).toArray(String[]::new);
            return noClasses()
                    .that()
                    .resideInAPackage(packages(module))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(packages)
                    .allowEmptyShould(true);
        }

        private static String packages(String module) {
            return "io.throng." + module + "..";
        }
    }

    static List<Arrow> arrows() {
        return List.of(
                new Arrow("kernel", List.of("agents", "marl", "scenarios", "viz")),
                new Arrow("agents", List.of("marl", "scenarios", "viz")),
                new Arrow("marl", List.of("scenarios", "viz")),
                new Arrow("viz", List.of("agents", "marl", "scenarios")),
                new Arrow("scenarios", List.of("viz")));
    }

    /** Packages of others and the only packages of ours that may name them. */
    record Confinement(List<String> foreign, List<String> homes) {
        ArchRule rule() {
            return noClasses()
                    .that()
                    .resideInAPackage("io.throng..")
                    .and()
                    .resideOutsideOfPackages(homes.toArray(String[]::new))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(foreign.toArray(String[]::new))
                    .allowEmptyShould(true);
        }
    }

    static List<Confinement> confinements() {
        return List.of(
                new Confinement(List.of("akka.."), List.of("io.throng.kernel.actor", "io.throng.kernel.cluster")),
                new Confinement(
                        List.of("sim..", "ec.util.."), List.of("io.throng.kernel.mason", "io.throng.viz.mason")),
                new Confinement(List.of("org.nd4j.."), List.of("io.throng.marl.tensor", "io.throng.marl.net.dl4j")),
                new Confinement(List.of("org.deeplearning4j.."), List.of("io.throng.marl.net.dl4j")),
                new Confinement(List.of("org.bytedeco.."), List.of("io.throng.marl.tensor")),
                new Confinement(
                        List.of("com.jerolba..", "org.apache.parquet..", "org.apache.hadoop.."),
                        List.of("io.throng.scenarios.io")),
                new Confinement(List.of("org.eclipse.jetty.."), List.of("io.throng.viz.server")),
                new Confinement(
                        List.of("picocli.."), List.of("io.throng.scenarios.cli", "io.throng.scenarios.script")));
    }

    /** Randomness comes from addressed streams, and nothing reads Java's own serialisation. */
    private static ArchRule noUnaddressedRandomness() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Random.class, ThreadLocalRandom.class, ObjectInputStream.class)
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(StrictMath.class, "random")
                .orShould()
                .callMethod(Collections.class, "shuffle", List.class);
    }

    @Test
    void allModulesWereImported() {
        assertThat(classes).as("classes below io.throng on the class path").isNotEmpty();
        assertThat(classes.containPackage("io.throng.kernel")).isTrue();
    }

    @ParameterizedTest
    @MethodSource("arrows")
    void modulesKnowOnlyWhatTheyBuildOn(Arrow arrow) {
        arrow.rule().check(classes);
    }

    @ParameterizedTest
    @MethodSource("confinements")
    void librariesOfOthersStayInTheirPackages(Confinement confinement) {
        confinement.rule().check(classes);
    }

    @Test
    void noClassDrawsUnaddressedRandomNumbers() {
        noUnaddressedRandomness().check(classes);
    }

    @Test
    void theRuleAgainstUnaddressedRandomNumbersFindsThem() {
        JavaClasses guilty = new ClassFileImporter().importClasses(Guilty.class);
        assertThat(noUnaddressedRandomness().evaluate(guilty).hasViolation()).isTrue();
    }

    @Test
    void everyPackageHasAPackageInfo() throws IOException {
        List<Path> packages = sourcePackages();
        assertThat(packages).as("packages with Java sources").isNotEmpty();
        assertThat(packages)
                .filteredOn(folder -> !Files.exists(folder.resolve("package-info.java")))
                .as("packages without package-info.java")
                .isEmpty();
    }

    /** Folders with Java sources, of all modules beside this one. */
    private static List<Path> sourcePackages() throws IOException {
        Path root = Path.of("").toAbsolutePath().getParent();
        List<Path> found = new ArrayList<>();
        for (String module : MODULES) {
            found.addAll(packagesBelow(root.resolve(module).resolve("src/main/java")));
        }
        return found;
    }

    private static List<Path> packagesBelow(Path sources) throws IOException {
        if (!Files.isDirectory(sources)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .toList();
        }
    }

    /** What the rule must find. */
    private static final class Guilty {
        @SuppressWarnings("unused")
        static double draw() {
            return Math.random();
        }
    }
}
