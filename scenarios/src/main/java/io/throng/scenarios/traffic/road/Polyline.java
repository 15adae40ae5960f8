package io.throng.scenarios.traffic.road;

/**
 * A line of straight pieces, along which distances are scaled to a given length.
 *
 * @param points {@code x0, y0, x1, y1, ...}
 * @param length in m
 */
record Polyline(float[] points, double length) {
    private static final int SAMPLES = 64;

    private double drawn() {
        double sum = 0;
        for (int i = 2; i < points.length; i += 2) {
            sum += piece(i);
        }
        return sum;
    }

    private double piece(int i) {
        double dx = points[i] - points[i - 2];
        double dy = points[i + 1] - points[i - 1];
        return Math.sqrt(dx * dx + dy * dy);
    }

    /** Where it crosses another first: metres along this one and along the other; null if they do not cross. */
    double[] crossing(Polyline other) {
        double along = 0;
        for (int i = 2; i < points.length; i += 2) {
            double otherAlong = 0;
            for (int j = 2; j < other.points.length; j += 2) {
                double[] share = cross(i, other, j);
                if (share != null) {
                    return new double[] {
                        scaled(along + share[0] * piece(i)), other.scaled(otherAlong + share[1] * other.piece(j))
                    };
                }
                otherAlong += other.piece(j);
            }
            along += piece(i);
        }
        return null;
    }

    private double scaled(double alongDrawn) {
        double drawn = drawn();
        return drawn == 0 ? 0 : alongDrawn / drawn * length;
    }

    private double[] cross(int i, Polyline other, int j) {
        double ax = points[i - 2];
        double ay = points[i - 1];
        double bx = points[i] - ax;
        double by = points[i + 1] - ay;
        double cx = other.points[j - 2];
        double cy = other.points[j - 1];
        double dx = other.points[j] - cx;
        double dy = other.points[j + 1] - cy;
        double determinant = bx * dy - by * dx;
        if (determinant == 0) {
            return null;
        }
        double s = ((cx - ax) * dy - (cy - ay) * dx) / determinant;
        double t = ((cx - ax) * by - (cy - ay) * bx) / determinant;
        return s >= 0 && s <= 1 && t >= 0 && t <= 1 ? new double[] {s, t} : null;
    }

    /** From where on it is nearer than a distance to another line, up to its end; in m along it. */
    double near(Polyline other, double distance) {
        int sample = SAMPLES;
        while (sample > 0 && other.isNear(at((sample - 1.0) / SAMPLES), distance)) {
            sample--;
        }
        return sample * length / SAMPLES;
    }

    /** The point at a share of the length. */
    float[] at(double share) {
        double left = share * drawn();
        for (int i = 2; i < points.length; i += 2) {
            double piece = piece(i);
            if (left <= piece && piece > 0) {
                double part = left / piece;
                return new float[] {
                    (float) (points[i - 2] + part * (points[i] - points[i - 2])),
                    (float) (points[i - 1] + part * (points[i + 1] - points[i - 1]))
                };
            }
            left -= piece;
        }
        return new float[] {points[points.length - 2], points[points.length - 1]};
    }

    private boolean isNear(float[] point, double distance) {
        for (int i = 2; i < points.length; i += 2) {
            double dx = points[i] - points[i - 2];
            double dy = points[i + 1] - points[i - 1];
            double px = point[0] - points[i - 2];
            double py = point[1] - points[i - 1];
            double square = dx * dx + dy * dy;
            double part = square == 0 ? 0 : Math.clamp((px * dx + py * dy) / square, 0, 1);
            double qx = px - part * dx;
            double qy = py - part * dy;
            if (qx * qx + qy * qy < distance * distance) {
                return true;
            }
        }
        return false;
    }
}
