package io.throng.scenarios.traffic.sumo;

import io.throng.scenarios.traffic.demand.LaneChanging;
import io.throng.scenarios.traffic.demand.Mix;
import io.throng.scenarios.traffic.demand.SpeedFactor;
import io.throng.scenarios.traffic.demand.VehicleType;
import io.throng.scenarios.traffic.following.DriverModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects {@code vType} and {@code vTypeDistribution} elements. */
final class SumoTypes {
    private static final String DEFAULT = "DEFAULT_VEHTYPE";
    private static final Pattern NORMAL = Pattern.compile("normc?\\(([^()]*)\\)");

    private final Map<String, Mix<VehicleType>> byId = new HashMap<>();
    private XmlElement distribution;
    private final List<VehicleType> members = new ArrayList<>();
    private final List<Double> weights = new ArrayList<>();

    SumoTypes() {
        byId.put(DEFAULT, Mix.of(VehicleType.passenger()));
        for (String each : new String[] {"bicycle", "bus", "truck", "tram"}) {
            String id = "DEFAULT_" + (each.equals("bicycle") ? "BIKE" : each.toUpperCase(Locale.ROOT)) + "TYPE";
            byId.put(id, Mix.of(VehicleClass.of(each).type(id, each)));
        }
    }

    /** A distribution begins, whose members follow one level deeper or are named. */
    void beginDistribution(XmlElement element) {
        end();
        distribution = element;
        String[] named = element.words("vTypes");
        String[] probabilities = element.words("probabilities");
        for (int i = 0; i < named.length; i++) {
            Mix<VehicleType> known = get(element, named[i]);
            double weight = i < probabilities.length ? element.number("probabilities", probabilities[i]) : 1;
            for (int j = 0; j < known.of().size(); j++) {
                members.add(known.of().get(j));
                weights.add(weight * known.weights().get(j));
            }
        }
    }

    void add(XmlElement element) {
        VehicleType type = type(element);
        byId.put(type.id(), Mix.of(type));
        if (distribution != null && element.depth() > distribution.depth()) {
            members.add(type);
            weights.add(element.number("probability", 1));
        } else {
            end();
        }
    }

    /** What came last is over. */
    void end() {
        if (distribution != null) {
            XmlElement whole = distribution;
            distribution = null;
            byId.put(whole.text("id"), whole.checked(() -> new Mix<>(members, weights)));
            members.clear();
            weights.clear();
        }
    }

    /** The types of a vehicle. */
    Mix<VehicleType> of(XmlElement vehicle) {
        end();
        return get(vehicle, vehicle.text("type", DEFAULT));
    }

    private Mix<VehicleType> get(XmlElement element, String id) {
        Mix<VehicleType> known = byId.get(id);
        if (known == null) {
            throw element.wrong("is of type " + id + ", which no vType before it defines");
        }
        return known;
    }

    private static VehicleType type(XmlElement element) {
        String name = element.text("vClass", "passenger");
        VehicleType usual = VehicleClass.of(name).type(element.text("id"), name);
        double decel = element.number("decel", usual.decel());
        LaneChanging lanes = usual.laneChanging();
        return element.checked(() -> new VehicleType(
                usual.id(),
                name,
                element.number("length", usual.length()),
                element.number("minGap", usual.minGap()),
                element.number("maxSpeed", usual.maxSpeed()),
                element.number("accel", usual.accel()),
                decel,
                element.number("emergencyDecel", Math.max(decel, usual.emergencyDecel())),
                element.number("tau", usual.tau()),
                element.number("sigma", usual.sigma()),
                model(element),
                speedFactor(element, usual.speedFactor()),
                new LaneChanging(
                        element.number("lcStrategic", lanes.strategic()),
                        element.number("lcCooperative", lanes.cooperative()),
                        element.number("lcSpeedGain", lanes.speedGain()),
                        element.number("lcKeepRight", lanes.keepRight()),
                        element.number("lcAssertive", lanes.assertive()),
                        laneChangeModel(element)),
                element.text("emissionClass", usual.emissionClass())));
    }

    /** SUMO's other models are read as its own default. */
    private static LaneChanging.Model laneChangeModel(XmlElement element) {
        return element.text("laneChangeModel", "default").equalsIgnoreCase("MOBIL")
                ? LaneChanging.Model.MOBIL
                : LaneChanging.Model.LC2013;
    }

    private static DriverModel model(XmlElement element) {
        String name = element.text("carFollowModel", "Krauss");
        for (DriverModel model : DriverModel.values()) {
            if (model.name().equalsIgnoreCase(name)) {
                return model;
            }
        }
        throw element.wrong("carFollowModel must be one of " + Arrays.toString(DriverModel.values())
                + " in any case, got \"" + name + "\"");
    }

    private static SpeedFactor speedFactor(XmlElement element, SpeedFactor usual) {
        double deviation = element.number("speedDev", usual.deviation());
        String text = element.text("speedFactor", "1");
        Matcher normal = NORMAL.matcher(text);
        if (!normal.matches()) {
            double mean = element.number("speedFactor", text);
            return new SpeedFactor(mean, deviation, usual.least(), Math.max(mean, usual.most()));
        }
        String[] parts = normal.group(1).split(",", -1);
        if (parts.length != 2 && parts.length != 4) {
            throw element.wrong("speedFactor must be a number, norm(mean,deviation) or"
                    + " normc(mean,deviation,least,most), got \"" + text + "\"");
        }
        double[] numbers = Arrays.stream(parts)
                .mapToDouble(part -> element.number("speedFactor", part.strip()))
                .toArray();
        return parts.length == 2
                ? new SpeedFactor(numbers[0], numbers[1], usual.least(), usual.most())
                : new SpeedFactor(numbers[0], numbers[1], numbers[2], numbers[3]);
    }
}
