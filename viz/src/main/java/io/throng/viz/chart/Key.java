package io.throng.viz.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** What the colours of a world's picture mean, to the right of the plot. */
sealed interface Key {
    /** Between the plot and the key. */
    int GAP = 24;

    /** Room to the right of the plot, gap included. */
    int width();

    int height();

    void paint(Graphics2D graphics, double left, double top);

    static Key of(AgentPicture picture, PlotArea area, int mostGlyphs) {
        return switch (picture.colouring()) {
            case Colouring.Heading _ -> new Wheel();
            case Colouring.Category categories -> new Names(categories.names());
            case Colouring.Density _ when picture.agents() <= mostGlyphs -> new None();
            case Colouring.Density _ ->
                Bar.ofDensity(
                        DensityField.of(picture, area).top(), picture.extent().unit());
        };
    }

    /** Several keys, one above the other. */
    static Key stack(List<Key> keys) {
        List<Key> shown = keys.stream().filter(key -> key.width() > 0).toList();
        return shown.size() == 1 ? shown.getFirst() : new Stack(shown);
    }

    private static void text(Graphics2D graphics, String text, double x, double y) {
        graphics.setFont(Style.SMALL);
        graphics.setColor(Style.SOFT_INK);
        graphics.drawString(text, (float) x, (float) y);
    }

    /** Nothing to explain. */
    record None() implements Key {
        @Override
        public int width() {
            return 0;
        }

        @Override
        public int height() {
            return 0;
        }

        @Override
        public void paint(Graphics2D graphics, double left, double top) {}
    }

    /** The cyclic map around a ring: a colour lies in the direction it stands for. */
    record Wheel() implements Key {
        private static final double RADIUS = 34;
        private static final double HOLE = 19;
        private static final int SECTORS = 72;
        private static final double LEFT_MARGIN = 34;
        private static final double TOP_MARGIN = 46;

        @Override
        public int width() {
            return GAP + 140;
        }

        @Override
        public int height() {
            return (int) (TOP_MARGIN + 2 * RADIUS + 24);
        }

        @Override
        public void paint(Graphics2D graphics, double left, double top) {
            text(graphics, "heading", left, top + 11);
            double x = left + LEFT_MARGIN;
            double y = top + TOP_MARGIN;
            double degrees = 360.0 / SECTORS;
            for (int n = 0; n < SECTORS; n++) {
                graphics.setColor(new Color(ColourMap.ofHeading(Math.toRadians(n * degrees))));
                graphics.fill(
                        new Arc2D.Double(x, y, 2 * RADIUS, 2 * RADIUS, (n - 0.5) * degrees, degrees * 1.5, Arc2D.PIE));
            }
            graphics.setColor(Style.GROUND);
            double inset = RADIUS - HOLE;
            graphics.fill(new Ellipse2D.Double(x + inset, y + inset, 2 * HOLE, 2 * HOLE));
            text(graphics, "0\u00b0", x + 2 * RADIUS + 6, y + RADIUS + 4);
            text(graphics, "90\u00b0", x + RADIUS - 9, y - 6);
            text(graphics, "180\u00b0", x - LEFT_MARGIN, y + RADIUS + 4);
            text(graphics, "270\u00b0", x + RADIUS - 12, y + 2 * RADIUS + 16);
        }
    }

    /** Names beside dots. */
    record Names(List<String> names) implements Key {
        private static final int ROW = 22;

        @Override
        public int width() {
            double widest = names.stream()
                    .mapToDouble(name -> Legend.textWidth(name, Style.TEXT))
                    .max()
                    .orElse(0);
            return GAP + 18 + (int) Math.ceil(widest);
        }

        @Override
        public int height() {
            return ROW * names.size();
        }

        @Override
        public void paint(Graphics2D graphics, double left, double top) {
            for (int n = 0; n < names.size(); n++) {
                graphics.setColor(Style.colour(n));
                graphics.fill(new Ellipse2D.Double(left, top + n * ROW + 2, 10, 10));
                graphics.setFont(Style.TEXT);
                graphics.setColor(Style.INK);
                graphics.drawString(names.get(n), (float) left + 16, (float) top + n * ROW + 11.5f);
            }
        }
    }

    /** The density map as an upright bar from {@code least} to {@code most}, up to a share of the map. */
    record Bar(String name, double least, double most, double strength) implements Key {
        private static final double TOP_MARGIN = 28;
        private static final double LENGTH = 160;
        private static final double THICKNESS = 16;

        static Bar ofDensity(double most, String unit) {
            String name = unit.isBlank() ? "agents per unit area" : "agents per " + unit + "\u00b2";
            return new Bar(name, 0, most, 1);
        }

        @Override
        public int width() {
            return GAP + (int) Math.ceil(Math.max(90, Legend.textWidth(name, Style.SMALL)));
        }

        @Override
        public int height() {
            return (int) (TOP_MARGIN + LENGTH + 8);
        }

        @Override
        public void paint(Graphics2D graphics, double left, double top) {
            text(graphics, name, left, top + 11);
            double bottom = top + TOP_MARGIN + LENGTH;
            for (int n = 0; n < LENGTH; n++) {
                graphics.setColor(new Color(DensityField.colourOf(strength * (n + 0.5) / LENGTH)));
                graphics.fill(new Rectangle2D.Double(left, bottom - n - 1, THICKNESS, 1));
            }
            var ticks = new Ticks(least, most, 4);
            for (double value : ticks.values()) {
                double height = (value - least) / (most - least) * LENGTH;
                text(graphics, ticks.label(value), left + THICKNESS + 8, bottom - height + 4);
            }
        }
    }

    /** Names of states of cells but the first, which is the ground, beside squares. */
    record States(List<String> names) implements Key {
        @Override
        public int width() {
            return new Names(names).width();
        }

        @Override
        public int height() {
            return new Names(names.subList(1, names.size())).height();
        }

        @Override
        public void paint(Graphics2D graphics, double left, double top) {
            new Names(names.subList(1, names.size())).paint(graphics, left, top);
        }
    }

    /** Keys one above the other. */
    record Stack(List<Key> keys) implements Key {
        private static final int BETWEEN = 20;

        @Override
        public int width() {
            return keys.stream().mapToInt(Key::width).max().orElse(0);
        }

        @Override
        public int height() {
            return keys.stream().mapToInt(key -> key.height() + BETWEEN).sum();
        }

        @Override
        public void paint(Graphics2D graphics, double left, double top) {
            double at = top;
            for (Key key : keys) {
                key.paint(graphics, left, at);
                at += key.height() + BETWEEN;
            }
        }
    }
}
