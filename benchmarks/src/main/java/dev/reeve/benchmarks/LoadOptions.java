package dev.reeve.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * How to measure.
 *
 * @param home top level of the checkout
 * @param connections numbers of connections to measure with, one after the other
 * @param warmUp time before each server's first measurement
 * @param measured time of each measurement
 */
record LoadOptions(Path home, List<Integer> connections, Duration warmUp, Duration measured) {

  static LoadOptions parse(List<String> args) {
    return new LoadOptions(
        Path.of(value(args, "--home", System.getenv().getOrDefault("REEVE_HOME", "."))),
        Arrays.stream(value(args, "--connections", "1,16,64").split(",", -1))
            .map(Integer::valueOf)
            .toList(),
        Duration.ofSeconds(Long.parseLong(value(args, "--warm-up", "20"))),
        Duration.ofSeconds(Long.parseLong(value(args, "--seconds", "20"))));
  }

  private static String value(List<String> args, String name, String otherwise) {
    int at = args.indexOf(name);
    return at >= 0 && at + 1 < args.size() ? args.get(at + 1) : otherwise;
  }
}
