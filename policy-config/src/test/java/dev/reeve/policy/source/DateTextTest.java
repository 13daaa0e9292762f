package dev.reeve.policy.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DateTextTest {

  @Test
  void readsDaysFromMidnightUtc() {
    assertThat(DateText.parse("2026-01-31")).contains(Instant.parse("2026-01-31T00:00:00Z"));
    assertThat(DateText.parse("31-Jan-2026")).contains(Instant.parse("2026-01-31T00:00:00Z"));
    assertThat(DateText.parse("1-SEP-2026")).contains(Instant.parse("2026-09-01T00:00:00Z"));
  }

  @Test
  void readsInstantsWithTheirDistanceToUtc() {
    assertThat(DateText.parse("2026-01-31T18:00:00Z"))
        .contains(Instant.parse("2026-01-31T18:00:00Z"));
    assertThat(DateText.parse("2026-01-31T18:00+01:00"))
        .contains(Instant.parse("2026-01-31T17:00:00Z"));
  }

  @Test
  void readsNothingElse() {
    List<String> others =
        List.of(
            "",
            "2026-02-29",
            "29-Feb-2026",
            "31-Foo-2026",
            "2026-1-31",
            "31.01.2026",
            "+999999999-01-01",
            "2026-01-31T18:00:00",
            "2026-01-31T18:00:00[Europe/Berlin]",
            "2026-01-31T25:00:00Z",
            "tomorrow");

    assertThat(others).allSatisfy(text -> assertThat(DateText.parse(text)).isEmpty());
  }
}
