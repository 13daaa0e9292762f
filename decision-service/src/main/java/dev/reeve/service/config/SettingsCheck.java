package dev.reeve.service.config;

import dev.reeve.service.problem.BodyBudget;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * Refuses settings that a service cannot run with, and those that would be read as something else
 * than was written: an empty one as if it were not there, a word that is neither true nor false.
 */
public final class SettingsCheck {
  private static final Duration MOMENT = Duration.ofMillis(1);
  private static final int LAST_PORT = 65_535;
  private static final Set<String> WORDS =
      Set.of("true", "false", "yes", "no", "on", "off", "y", "n", "t", "f", "1", "0");

  private final Config written;
  private final List<String> problems = new ArrayList<>();

  /** A check of what was written. */
  SettingsCheck(Config written) {
    this.written = written;
  }

  /** Before anything is opened. */
  static void start(@Observes @Priority(1) StartupEvent event, Config written, ReeveConfig config) {
    new SettingsCheck(written).check(config);
  }

  /**
   * Looks at all settings.
   *
   * @throws IllegalArgumentException with everything that is wrong
   */
  void check(ReeveConfig config) {
    for (String name :
        List.of("rules", "policy-config", "models", "candidates", "state", "redis.uri")) {
      refuseEmpty(name, "Unset it, or give it a value.");
    }
    refuseEmpty(
        "models.signer", "Unset it to take unsigned models; otherwise give the public key.");
    duration("watch-interval", config.watchInterval(), Duration.ofMinutes(5), "500ms");
    duration("decision.deadline", config.decision().deadline(), Duration.ofMinutes(10), "2s");
    duration("redis.timeout", config.redis().timeout(), Duration.ofMinutes(1), "100ms");
    number("decision.in-flight", config.decision().inFlight(), 100_000, "1024");
    number("decision.page-limit", config.decision().pageLimit(), 1_000, "100");
    port();
    word("reeve.scoring.planned");
    word("REEVE_LOG_JSON");
    memory("models.cache", config.modelsCache(), 0);
    config
        .decision()
        .bodies()
        .ifPresent(size -> memory("decision.bodies", size, BodyBudget.MOST_BYTES));
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", problems));
    }
  }

  private void refuseEmpty(String name, String advice) {
    String text = text("reeve." + name);
    if (text != null && text.isBlank()) {
      problems.add(variable("reeve." + name) + " is set but empty. " + advice);
    }
  }

  private void duration(String name, Duration value, Duration most, String usual) {
    if (value.compareTo(MOMENT) < 0 || value.compareTo(most) > 0) {
      problems.add(
          "%s (%s) is no time from (1ms) to (%ds). Write it like (%s), which is the default."
              .formatted(
                  variable("reeve." + name), text("reeve." + name), most.toSeconds(), usual));
    }
  }

  private void number(String name, int value, int most, String usual) {
    if (value < 1 || value > most) {
      problems.add(
          "%s (%d) is no number from (1) to (%d). The default is (%s)."
              .formatted(variable("reeve." + name), value, most, usual));
    }
  }

  private void port() {
    written
        .getOptionalValue("quarkus.http.port", Integer.class)
        .filter(port -> port < 0 || port > LAST_PORT)
        .ifPresent(
            port ->
                problems.add(
                    "REEVE_HTTP_PORT (%d) is no number from (0) to (%d). The default is (8080)."
                        .formatted(port, LAST_PORT)));
  }

  private void word(String name) {
    String text = text(name);
    if (text != null && !WORDS.contains(text.strip().toLowerCase(Locale.ROOT))) {
      problems.add(variable(name) + " (" + text + ") is neither (true) nor (false).");
    }
  }

  private void memory(String name, MemorySize size, long least) {
    long heap = Runtime.getRuntime().maxMemory();
    if (size.asBigInteger().compareTo(BigInteger.valueOf(heap)) > 0) {
      problems.add(
          "%s (%s) is more than the whole memory of the JVM (%dM). Write it like (64M)."
              .formatted(variable("reeve." + name), text("reeve." + name), heap >> 20));
    } else if (size.asBigInteger().compareTo(BigInteger.valueOf(least)) < 0) {
      problems.add(
          "%s (%s) is less than one event may have (%dM). Write it like (64M)."
              .formatted(variable("reeve." + name), text("reeve." + name), least >> 20));
    }
  }

  /** What was written, the default if nothing was. */
  private @Nullable String text(String name) {
    return written.getConfigValue(name).getRawValue();
  }

  private static String variable(String name) {
    return name.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
  }
}
