// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/// A screenshot in the 256 colours that it uses most: a third of the size, and the same to the eye.
final class Picture {
  private static final int COLOURS = 256;

  private final BufferedImage image;

  private Picture(BufferedImage image) {
    this.image = image;
  }

  /// Writes the PNG again, smaller.
  static void write(byte[] png, Path file) throws IOException {
    Picture picture = new Picture(ImageIO.read(new ByteArrayInputStream(png)));
    ImageIO.write(picture.indexed(), "png", file.toFile());
  }

  private BufferedImage indexed() {
    List<Integer> palette = palette();
    int[] colours = palette.stream().mapToInt(Integer::intValue).toArray();
    var model = new IndexColorModel(8, colours.length, colours, 0, false, -1, 0);
    var indexed =
        new BufferedImage(
            image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
    var nearest = new HashMap<Integer, Integer>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int index = nearest.computeIfAbsent(colour(x, y), colour -> nearest(palette, colour));
        indexed.getRaster().setSample(x, y, 0, index);
      }
    }
    return indexed;
  }

  private List<Integer> palette() {
    var uses = new HashMap<Integer, Integer>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        uses.merge(colour(x, y), 1, Integer::sum);
      }
    }
    return uses.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(COLOURS)
        .map(Map.Entry::getKey)
        .toList();
  }

  private int colour(int x, int y) {
    return image.getRGB(x, y) & 0xffffff;
  }

  private static int nearest(List<Integer> palette, int colour) {
    int best = 0;
    for (int i = 1; i < palette.size(); i++) {
      if (distance(palette.get(i), colour) < distance(palette.get(best), colour)) {
        best = i;
      }
    }
    return best;
  }

  private static int distance(int one, int other) {
    int red = (one >> 16) - (other >> 16);
    int green = (one >> 8 & 0xff) - (other >> 8 & 0xff);
    int blue = (one & 0xff) - (other & 0xff);
    return red * red + green * green + blue * blue;
  }
}
