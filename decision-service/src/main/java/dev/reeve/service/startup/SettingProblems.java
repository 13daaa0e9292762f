package dev.reeve.service.startup;

import io.smallrye.config.ConfigValidationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values of settings that are not of the kind they should be, told by the names people set. */
final class SettingProblems {
  private static final Pattern UNREADABLE =
      Pattern.compile(
          "config property (\\S+) with the config value \"(.*?)\" threw an Exception whilst being"
              + " converted (?:SRCFG[0-9]+: )?(.*)",
          Pattern.DOTALL);
  private static final Pattern EMPTY =
      Pattern.compile("config property (\\S+) is defined as the empty String");

  private SettingProblems() {}

  static String told(ConfigValidationException problems) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < problems.getProblemCount(); i++) {
      lines.add(told(String.valueOf(problems.getProblem(i).getMessage())));
    }
    return String.join("\n", lines);
  }

  private static String told(String problem) {
    Matcher unreadable = UNREADABLE.matcher(problem);
    if (unreadable.find()) {
      return "%s (%s) cannot be read: %s. Maybe see docs/sre/operate.md."
          .formatted(variable(unreadable.group(1)), unreadable.group(2), unreadable.group(3));
    }
    Matcher empty = EMPTY.matcher(problem);
    return empty.find()
        ? variable(empty.group(1)) + " is set but empty. Unset it, or give it a value."
        : problem;
  }

  /** {@code REEVE_HTTP_PORT} for {@code quarkus.http.port}: those of Quarkus are set by ours. */
  private static String variable(String name) {
    String ours = name.replaceFirst("^quarkus\\.", "reeve.");
    return ours.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
  }
}
