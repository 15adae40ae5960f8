package io.throng.marl.export;

import io.throng.agents.spec.ActionSpec;
import io.throng.agents.spec.EntityGroup;
import io.throng.agents.spec.Feature;
import io.throng.agents.spec.ObservationSpec;
import io.throng.kernel.archive.ArchiveException;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What an agent perceives and can do, as blocks of an archive. */
final class SpaceBlocks {
    private static final String OBSERVATION = "observation";
    private static final String ENTITIES = "observation.entities";
    private static final String ACTION = "action";
    private static final String FORM = "action.form";
    private static final String PARTS = "action.parts";
    private static final int CHOICE = 0;
    private static final int NUMBERS = 1;
    private static final int BOUNDS = 2;
    private static final int GROUP = 3;

    private SpaceBlocks() {}

    private enum Form {
        DISCRETE,
        MULTI_DISCRETE,
        CONTINUOUS,
        MIXED
    }

    static void write(ArchiveWriter archive, ObservationSpec observation) throws IOException {
        writeFeatures(archive, OBSERVATION, observation.features());
        writeEntities(archive, ENTITIES, observation.entities());
    }

    /** Runs of a row that are about alike things. Whether these are agents is of the game, not of the policy. */
    static void writeEntities(ArchiveWriter archive, String of, List<EntityGroup> groups) throws IOException {
        int[] places = new int[GROUP * groups.size()];
        for (int i = 0; i < groups.size(); i++) {
            places[GROUP * i] = groups.get(i).first();
            places[GROUP * i + 1] = groups.get(i).count();
            places[GROUP * i + 2] = groups.get(i).width();
        }
        archive.ints(of, places, groups.size(), GROUP);
        writeNames(archive, of, groups.stream().map(EntityGroup::name).toList());
    }

    static ObservationSpec readObservation(ArchiveReader archive) throws IOException {
        List<Feature> features = readFeatures(archive, OBSERVATION);
        List<EntityGroup> groups = readEntities(archive, ENTITIES);
        try {
            return new ObservationSpec(features, groups);
        } catch (IllegalArgumentException e) {
            throw new ArchiveException("the policy's observation is impossible: " + e.getMessage(), e);
        }
    }

    static List<EntityGroup> readEntities(ArchiveReader archive, String of) throws IOException {
        int[] places = archive.ints(of);
        List<String> names = readNames(archive, of);
        requireSize(of, places.length, (long) GROUP * names.size());
        List<EntityGroup> groups = new ArrayList<>();
        try {
            for (int i = 0; i < names.size(); i++) {
                int at = GROUP * i;
                Math.addExact(places[at], Math.multiplyExact(places[at + 1], places[at + 2]));
                groups.add(new EntityGroup(names.get(i), places[at], places[at + 1], places[at + 2]));
            }
            return groups;
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new ArchiveException("the policy's " + of + " is impossible: " + e.getMessage(), e);
        }
    }

    static void write(ArchiveWriter archive, ActionSpec action) throws IOException {
        Form form = switch (action) {
            case ActionSpec.Discrete _ -> Form.DISCRETE;
            case ActionSpec.MultiDiscrete _ -> Form.MULTI_DISCRETE;
            case ActionSpec.Continuous _ -> Form.CONTINUOUS;
            case ActionSpec.Mixed _ -> Form.MIXED;
        };
        archive.text(FORM, form.name());
        List<? extends ActionSpec> parts = action.parts();
        int[] sizes = new int[2 * parts.size()];
        List<String> choices = new ArrayList<>();
        List<Feature> numbers = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof ActionSpec.Continuous real) {
                sizes[2 * i] = NUMBERS;
                sizes[2 * i + 1] = real.columns();
                numbers.addAll(real.features());
            } else if (parts.get(i) instanceof ActionSpec.Discrete choice) {
                sizes[2 * i] = CHOICE;
                sizes[2 * i + 1] = choice.choices();
                choices.addAll(choice.names());
            }
        }
        archive.ints(PARTS, sizes, parts.size(), 2);
        writeNames(archive, ACTION + ".choices", choices);
        writeFeatures(archive, ACTION, numbers);
    }

    static ActionSpec readAction(ArchiveReader archive) throws IOException {
        Form form = Fields.read("the policy's action", "form=" + text(archive, FORM))
                .constant("form", Form.class);
        int[] sizes = archive.ints(PARTS);
        List<String> choices = readNames(archive, ACTION + ".choices");
        List<Feature> numbers = readFeatures(archive, ACTION);
        List<ActionSpec> parts = new ArrayList<>();
        int choice = 0;
        int number = 0;
        for (int i = 0; i + 1 < sizes.length; i += 2) {
            boolean chosen = sizes[i] == CHOICE;
            int from = chosen ? choice : number;
            int left = (chosen ? choices.size() : numbers.size()) - from;
            if ((!chosen && sizes[i] != NUMBERS) || sizes[i + 1] < 1 || sizes[i + 1] > left) {
                throw new ArchiveException("the policy's action has an impossible part: kind " + sizes[i] + " of size "
                        + sizes[i + 1] + " where " + left + " names are left");
            }
            int to = from + sizes[i + 1];
            parts.add(part(chosen, choices, numbers, from, to));
            choice = chosen ? to : choice;
            number = chosen ? number : to;
        }
        requireSize(ACTION, choices.size() + numbers.size(), choice + number);
        return assembled(form, parts);
    }

    private static ActionSpec part(boolean chosen, List<String> choices, List<Feature> numbers, int from, int to)
            throws ArchiveException {
        try {
            return chosen
                    ? new ActionSpec.Discrete(choices.subList(from, to))
                    : new ActionSpec.Continuous(numbers.subList(from, to));
        } catch (IllegalArgumentException e) {
            throw new ArchiveException("the policy's action is impossible: " + e.getMessage(), e);
        }
    }

    private static ActionSpec assembled(Form form, List<ActionSpec> parts) throws ArchiveException {
        boolean alone = form == Form.DISCRETE || form == Form.CONTINUOUS;
        Class<?> only = form == Form.CONTINUOUS ? ActionSpec.Continuous.class : ActionSpec.Discrete.class;
        boolean fits = form == Form.MIXED || parts.stream().allMatch(only::isInstance);
        if (parts.isEmpty() || (alone && parts.size() > 1) || !fits) {
            throw new ArchiveException("the policy's action is said to be " + form + ", got " + parts.size()
                    + " parts that do not make one");
        }
        return switch (form) {
            case DISCRETE, CONTINUOUS -> parts.getFirst();
            case MULTI_DISCRETE ->
                new ActionSpec.MultiDiscrete(
                        parts.stream().map(ActionSpec.Discrete.class::cast).toList());
            case MIXED -> new ActionSpec.Mixed(parts);
        };
    }

    private static void writeFeatures(ArchiveWriter archive, String of, List<Feature> features) throws IOException {
        double[] bounds = new double[BOUNDS * features.size()];
        for (int i = 0; i < features.size(); i++) {
            bounds[BOUNDS * i] = features.get(i).low();
            bounds[BOUNDS * i + 1] = features.get(i).high();
        }
        writeNames(archive, of, features.stream().map(Feature::name).toList());
        writeNames(archive, of + ".units", features.stream().map(Feature::unit).toList());
        archive.doubles(of + ".bounds", bounds, features.size(), BOUNDS);
    }

    private static List<Feature> readFeatures(ArchiveReader archive, String of) throws IOException {
        List<String> names = readNames(archive, of);
        List<String> units = readNames(archive, of + ".units");
        double[] bounds = archive.doubles(of + ".bounds");
        requireSize(of + ".units", units.size(), names.size());
        requireSize(of + ".bounds", bounds.length, (long) BOUNDS * names.size());
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            try {
                features.add(new Feature(names.get(i), units.get(i), bounds[BOUNDS * i], bounds[BOUNDS * i + 1]));
            } catch (IllegalArgumentException e) {
                throw new ArchiveException("the policy's " + of + " is impossible: " + e.getMessage(), e);
            }
        }
        return features;
    }

    static void writeNames(ArchiveWriter archive, String of, List<String> names) throws IOException {
        for (String name : names) {
            if (name.contains("\n") || name.contains("\r")) {
                throw new IllegalArgumentException("names must have no line breaks, got \"" + name + "\"");
            }
        }
        PolicyFile.text(
                archive,
                of + ".names",
                String.join("", names.stream().map(name -> name + "\n").toList()));
    }

    static List<String> readNames(ArchiveReader archive, String of) throws IOException {
        return text(archive, of + ".names").lines().toList();
    }

    /** A text that is not larger than one that somebody wrote by this class. */
    static String text(ArchiveReader archive, String name) throws IOException {
        long bytes = archive.block(name).elements();
        if (bytes > PolicyFile.MOST_TEXT) {
            throw new ArchiveException(
                    "block \"" + name + "\" must have at most " + PolicyFile.MOST_TEXT + " bytes, got " + bytes);
        }
        return archive.text(name);
    }

    static void requireSize(String what, long got, long wanted) throws ArchiveException {
        if (got != wanted) {
            throw new ArchiveException("the policy's " + what + " must have " + wanted + " entries, got " + got);
        }
    }
}
