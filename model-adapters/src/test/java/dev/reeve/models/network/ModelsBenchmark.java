package dev.reeve.models.network;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/** The command that measures models. */
final class ModelsBenchmark {
  private static final String USAGE =
      "Options: --model ID (default text-toxicity), --latency (every model by itself), --seconds N,"
          + " --models FOLDER. The device is that of REEVE_MODELS_DEVICE.";
  private static final Set<String> OPTIONS = Set.of("--model", "--seconds", "--device", "--models");

  private Path models = Path.of("models");
  private String model = "text-toxicity";
  private String device = "cpu";
  private int seconds = 5;
  private boolean latency;

  private ModelsBenchmark() {}

  /** Prints the figures; the exit status is 2 if the options are no good. */
  public static void main(String... args) throws Exception {
    try {
      ModelsBenchmark benchmark = new ModelsBenchmark();
      benchmark.read(args);
      benchmark.measure();
    } catch (IllegalArgumentException e) {
      System.err.println("reeve: " + e.getMessage());
      System.exit(2);
    }
  }

  private void read(String... args) {
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals("--latency")) {
        latency = true;
      } else if (!OPTIONS.contains(args[i])) {
        throw new IllegalArgumentException("unknown option (" + args[i] + "). " + USAGE);
      } else if (i + 1 == args.length) {
        throw new IllegalArgumentException("nothing after (" + args[i] + "). " + USAGE);
      } else {
        set(args[i], args[++i]);
      }
    }
  }

  private void set(String option, String value) {
    switch (option) {
      case "--model" -> model = value;
      case "--device" -> device = value;
      case "--models" -> models = Path.of(value);
      default -> {
        if (!value.matches("[1-9]\\d{0,2}")) {
          throw new IllegalArgumentException(
              "seconds (" + value + ") are no number from 1 to 999. " + USAGE);
        }
        seconds = Integer.parseInt(value);
      }
    }
  }

  private void measure() throws Exception {
    Path folder = models.toAbsolutePath().normalize();
    Duration each = Duration.ofSeconds(seconds);
    if (latency) {
      LatencyBenchmark.measure(folder, device, each);
    } else if (Files.isDirectory(folder.resolve(model))) {
      ServingBenchmark.measure(folder, model, device, each);
    } else {
      throw new IllegalArgumentException("no model folder (" + folder.resolve(model) + ").");
    }
  }
}
