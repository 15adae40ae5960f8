package io.throng.viz.film;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The 256 colours that serve an image best, by median cut (Heckbert, SIGGRAPH 1982) of its colours to 5 bits a channel. */
final class Palette {
    private static final int COLOURS = 256;
    private static final int BITS = 5;
    private static final int LEVELS = 1 << BITS;

    private Palette() {}

    static IndexColorModel of(BufferedImage image) {
        int[] counts = new int[1 << 3 * BITS];
        for (int row = 0; row < image.getHeight(); row++) {
            for (int column = 0; column < image.getWidth(); column++) {
                counts[coarse(image.getRGB(column, row))]++;
            }
        }
        int[] used = IntStream.range(0, counts.length)
                .filter(colour -> counts[colour] > 0)
                .toArray();
        List<Cut> cuts = new ArrayList<>(List.of(new Cut(used, counts)));
        while (cuts.size() < COLOURS) {
            Cut widest =
                    cuts.stream().max(Comparator.comparingLong(Cut::weight)).orElseThrow();
            if (widest.weight() == 0) {
                break;
            }
            cuts.remove(widest);
            cuts.addAll(widest.halves());
        }
        byte[][] channels = new byte[3][cuts.size()];
        for (int i = 0; i < cuts.size(); i++) {
            int colour = cuts.get(i).mean();
            for (int channel = 0; channel < 3; channel++) {
                channels[channel][i] = (byte) (colour >> 8 * (2 - channel));
            }
        }
        return new IndexColorModel(8, cuts.size(), channels[0], channels[1], channels[2]);
    }

    private static int coarse(int rgb) {
        int drop = 8 - BITS;
        return (rgb >> 16 + drop & LEVELS - 1) << 2 * BITS
                | (rgb >> 8 + drop & LEVELS - 1) << BITS
                | rgb >> drop & LEVELS - 1;
    }

    private static int channel(int colour, int channel) {
        return colour >> BITS * (2 - channel) & LEVELS - 1;
    }

    /** Some colours of the image and how often each occurs. */
    private record Cut(int[] colours, int[] counts) {
        /** How much is gained by cutting it: its pixels times its longest side. */
        long weight() {
            long pixels =
                    Arrays.stream(colours).mapToLong(colour -> counts[colour]).sum();
            return pixels * side(longest());
        }

        private int side(int channel) {
            int least = LEVELS;
            int most = -1;
            for (int colour : colours) {
                least = Math.min(least, channel(colour, channel));
                most = Math.max(most, channel(colour, channel));
            }
            return most - least;
        }

        private int longest() {
            int longest = 0;
            for (int channel = 1; channel < 3; channel++) {
                longest = side(channel) > side(longest) ? channel : longest;
            }
            return longest;
        }

        List<Cut> halves() {
            int along = longest();
            int[] sorted = Arrays.stream(colours)
                    .boxed()
                    .sorted(Comparator.comparingInt(colour -> channel(colour, along)))
                    .mapToInt(Integer::intValue)
                    .toArray();
            long half =
                    Arrays.stream(sorted).mapToLong(colour -> counts[colour]).sum() / 2;
            int at = 1;
            for (long seen = counts[sorted[0]]; at < sorted.length - 1 && seen < half; at++) {
                seen += counts[sorted[at]];
            }
            return List.of(
                    new Cut(Arrays.copyOfRange(sorted, 0, at), counts),
                    new Cut(Arrays.copyOfRange(sorted, at, sorted.length), counts));
        }

        int mean() {
            long pixels = 0;
            long[] sums = new long[3];
            for (int colour : colours) {
                pixels += counts[colour];
                for (int channel = 0; channel < 3; channel++) {
                    sums[channel] += (long) counts[colour] * channel(colour, channel);
                }
            }
            int mean = 0;
            for (long sum : sums) {
                mean = mean << 8 | (int) Math.round(255.0 * sum / ((LEVELS - 1) * (double) pixels));
            }
            return mean;
        }
    }
}
