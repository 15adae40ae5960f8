package io.throng.scenarios.traffic.sumo;

import io.throng.scenarios.traffic.demand.Insertion;
import io.throng.scenarios.traffic.demand.Rhythm;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When and how vehicles of an element depart. */
final class Departing {
    private static final double SECONDS_PER_HOUR = 3600;
    private static final double DAY = 86_400;
    private static final Pattern EXPONENTIAL = Pattern.compile("exp\\(([^()]*)\\)");

    private Departing() {}

    /** Of a vehicle or trip. */
    static Rhythm once(XmlElement element) {
        String depart = element.text("depart");
        if (depart.equals("triggered") || depart.equals("containerTriggered") || depart.equals("split")) {
            throw element.wrong("departs \"" + depart + "\", which is not read; give a time");
        }
        return element.checked(() -> new Rhythm.Once(element.time("depart")));
    }

    /** Of a flow. */
    static Rhythm flow(XmlElement element) {
        double begin = element.time("begin", 0);
        double end = element.time("end", begin + DAY);
        if (end < begin) {
            throw element.wrong("end must not be before begin, " + begin + " s, got " + end + " s");
        }
        return element.checked(() -> flow(element, begin, end));
    }

    private static Rhythm flow(XmlElement element, double begin, double end) {
        if (element.has("probability")) {
            return new Rhythm.Chance(begin, end, element.number("probability"));
        }
        String period = element.text("period", "");
        Matcher exponential = EXPONENTIAL.matcher(period);
        if (exponential.matches()) {
            return new Rhythm.Poisson(begin, end, element.number("period", exponential.group(1)));
        }
        if (element.has("number") && period.isEmpty() && perHour(element).isEmpty()) {
            int number = element.whole("number");
            return new Rhythm.Even(begin, Math.max((end - begin) / Math.max(number, 1), 1e-9), number);
        }
        double seconds = seconds(element, period);
        double most = Math.ceil((end - begin) / seconds - 1e-9);
        if (most > Rhythm.MOST) {
            throw element.wrong("must have at most " + Rhythm.MOST + " vehicles, got " + most);
        }
        return new Rhythm.Even(begin, seconds, element.has("number") ? element.whole("number") : (int) most);
    }

    private static double seconds(XmlElement element, String period) {
        if (!period.isEmpty()) {
            return element.positive("period");
        }
        String perHour = perHour(element);
        if (perHour.isEmpty()) {
            throw element.wrong("must say number, period, vehsPerHour or probability, got "
                    + element.attributes().keySet());
        }
        return SECONDS_PER_HOUR / element.positive(perHour);
    }

    private static String perHour(XmlElement element) {
        if (element.has("vehsPerHour")) {
            return "vehsPerHour";
        }
        return element.has("perHour") ? "perHour" : "";
    }

    static Insertion insertion(XmlElement element) {
        String lane = element.text("departLane", "first");
        String position = element.text("departPos", "base");
        String speed = element.text("departSpeed", "0");
        return element.checked(() -> new Insertion(
                named(element, "departLane", Insertion.Lane.class, Insertion.Lane.GIVEN, lane),
                isNumber(lane) ? element.whole("departLane") : 0,
                named(element, "departPos", Insertion.Position.class, Insertion.Position.GIVEN, position),
                isNumber(position) ? element.number("departPos", position) : 0,
                named(element, "departSpeed", Insertion.Speed.class, Insertion.Speed.GIVEN, speed),
                isNumber(speed) ? element.number("departSpeed", speed) : 0));
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && "-.0123456789".indexOf(text.charAt(0)) >= 0;
    }

    private static <E extends Enum<E>> E named(
            XmlElement element, String attribute, Class<E> names, E number, String text) {
        if (isNumber(text)) {
            return number;
        }
        String wanted = text.equals("speedLimit") ? "SPEED_LIMIT" : text.toUpperCase(Locale.ROOT);
        List<E> known = Arrays.stream(names.getEnumConstants())
                .filter(each -> each != number && each != Insertion.Lane.RANDOM_BEST)
                .toList();
        for (E each : known) {
            if (each.name().equals(wanted)) {
                return each;
            }
        }
        throw element.wrong(attribute + " must be a number or one of "
                + known.toString().toLowerCase(Locale.ROOT) + ", got \"" + text + "\"");
    }
}
