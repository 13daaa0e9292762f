package dev.reeve.rules.trespass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** An evaluation that reads the clock, chance, a file and the environment. */
final class ImpureEvaluation {
  Instant now() {
    return Instant.now();
  }

  Instant tick(Clock clock) {
    return clock.instant();
  }

  int chance() {
    return ThreadLocalRandom.current().nextInt();
  }

  String file(Path path) throws IOException {
    return Files.readString(path);
  }

  long environment() {
    return System.nanoTime();
  }
}
