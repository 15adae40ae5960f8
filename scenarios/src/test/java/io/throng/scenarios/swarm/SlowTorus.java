package io.throng.scenarios.swarm;

/** Distances on a torus in double precision, by trying all images. */
record SlowTorus(double width, double height) {
    double alongX(double from, double to) {
        return nearestImage(to - from, width);
    }

    double alongY(double from, double to) {
        return nearestImage(to - from, height);
    }

    private static double nearestImage(double way, double length) {
        double nearest = way;
        for (int image = -1; image <= 1; image++) {
            if (Math.abs(way + image * length) < Math.abs(nearest)) {
                nearest = way + image * length;
            }
        }
        return nearest;
    }

    double squared(double x, double y, double otherX, double otherY) {
        double dx = alongX(x, otherX);
        double dy = alongY(y, otherY);
        return dx * dx + dy * dy;
    }
}
