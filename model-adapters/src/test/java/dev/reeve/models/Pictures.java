package dev.reeve.models;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Pictures for tests, as files. */
public final class Pictures {
  private Pictures() {}

  public static byte[] file(BufferedImage image, String format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static BufferedImage plain(int width, int height, int rgb) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, rgb);
      }
    }
    return image;
  }

  /** Smooth hills of colour, other ones for each seed. */
  public static BufferedImage scene(int width, int height, long seed) {
    Random random = new Random(seed);
    double[] waves = random.doubles(18, 0.5, 6).toArray();
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int rgb = 0;
        for (int colour = 0; colour < 3; colour++) {
          double value = 0;
          for (int wave = 0; wave < 3; wave++) {
            int at = (colour * 3 + wave) * 2;
            value +=
                Math.sin(
                    waves[at] * 3 * x / width + waves[at + 1] * 3 * y / height + waves[at] * 9);
          }
          rgb = rgb << 8 | (int) (128 + 42 * value);
        }
        image.setRGB(x, y, rgb);
      }
    }
    return image;
  }

  /** A QR code over a scene, somewhere in the middle. */
  static BufferedImage qr(String text, int width, int height, long seed) throws WriterException {
    BufferedImage image = scene(width, height, seed);
    int side = Math.min(width, height) / 2;
    BitMatrix code = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, side, side);
    for (int y = 0; y < code.getHeight(); y++) {
      for (int x = 0; x < code.getWidth(); x++) {
        image.setRGB(width / 4 + x, height / 4 + y, code.get(x, y) ? 0x101010 : 0xf0f0f0);
      }
    }
    return image;
  }
}
