package io.throng.scenarios.soak;

import java.util.List;

/**
 * A line through measurements of the live heap by least squares: does it grow?
 *
 * @param megabytesPerHour slope
 * @param standardError of the slope, from the scatter about the line
 * @param growthMegabytes what the line rises from the first to the last measurement
 * @param meanMegabytes mean of the measurements
 */
public record HeapTrend(double megabytesPerHour, double standardError, double growthMegabytes, double meanMegabytes) {
    private static final double ALLOWED_SHARE = 0.02;
    private static final double ALLOWED_MEGABYTES = 1;
    private static final double SECONDS_PER_HOUR = 3600;

    /** One measurement after a collection. */
    public record Point(double seconds, double megabytes) {}

    /**
     * The trend of at least three measurements at different times.
     *
     * @throws IllegalArgumentException if there are fewer
     */
    public static HeapTrend of(List<Point> points) {
        int n = points.size();
        if (n < 3) {
            throw new IllegalArgumentException("a trend needs at least 3 measurements, got " + n + "; soak for longer");
        }
        double time = points.stream().mapToDouble(Point::seconds).sum() / n;
        double mean = points.stream().mapToDouble(Point::megabytes).sum() / n;
        double spread = points.stream()
                .mapToDouble(point -> (point.seconds() - time) * (point.seconds() - time))
                .sum();
        double slope = points.stream()
                        .mapToDouble(point -> (point.seconds() - time) * (point.megabytes() - mean))
                        .sum()
                / spread;
        double scatter = points.stream()
                .mapToDouble(point -> point.megabytes() - mean - slope * (point.seconds() - time))
                .map(rest -> rest * rest)
                .sum();
        double error = Math.sqrt(scatter / (n - 2) / spread);
        double duration = points.getLast().seconds() - points.getFirst().seconds();
        return new HeapTrend(slope * SECONDS_PER_HOUR, error * SECONDS_PER_HOUR, slope * duration, mean);
    }

    /** Whether the line rises by at most 1 MB or a fiftieth of the mean over all measurements. */
    public boolean isFlat() {
        return growthMegabytes <= Math.max(ALLOWED_MEGABYTES, ALLOWED_SHARE * meanMegabytes);
    }
}
