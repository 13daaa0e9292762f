package dev.reeve.service.decision;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reeve.policy.PolicyConfig;
import dev.reeve.policy.PolicyConfigReader;
import dev.reeve.policy.evidence.Evidence;
import dev.reeve.policy.evidence.EvidenceBuilder;
import dev.reeve.policy.evidence.Slot;
import dev.reeve.policy.source.SourceTree;
import dev.reeve.rules.Policy;
import dev.reeve.service.journal.testing.SilentJournal;
import dev.reeve.service.problem.RefusedException;
import dev.reeve.service.risk.Effects;
import dev.reeve.service.score.Plan;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordsTest {
  private static final String RULES =
      """
      package global.test
      rule "GLB-T-001 remove" @policy("harassment/3.1") @owner("tests")
      when Account( strikes90d >= 3 )
      then verdict.remove("content"); end
      """;

  @Test
  void namesTheStageThatUsedTheTimeUp() throws Exception {
    DecisionRecord made = made(Map.of("evidence", 3_000L, "scores", 98_000L));
    DecisionRequest request =
        new DecisionRequest(
            RecordJson.MAPPER.createObjectNode(), Optional.of("key"), Duration.ofMillis(100));
    Effects effects =
        new Effects("id", "someone", "comment", Instant.EPOCH, List.of(), List.of(), List.of());
    Records records = new Records(new SilentJournal(), new DecisionIds());
    assertThatThrownBy(() -> records.append(made, effects, request, Duration.ofMillis(-1)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(
            "did not answer within the (0 ms) that were left of the decision's time")
        .hasMessageContaining("before it, scores took (98 ms)");
  }

  private static DecisionRecord made(Map<String, Long> micros) throws Exception {
    PolicyConfig config =
        PolicyConfigReader.read(SourceTree.read(Path.of("../policy-config"), List.of(".yaml")));
    Policy policy = Policy.compile(config, SourceTree.of(Map.of("global/test.drl", RULES)));
    Slot market = config.schema().slot("Event", "market").orElseThrow();
    Slot type = config.schema().slot("Event", "type").orElseThrow();
    Evidence evidence =
        new EvidenceBuilder(config.schema(), Instant.EPOCH)
            .value(market, "DE")
            .value(type, "comment")
            .build();
    return new DecisionRecord(
        "id",
        Instant.EPOCH,
        "key",
        "someone",
        "DE",
        "comment",
        "sha256:0",
        EvidenceRecord.of(evidence),
        List.of(),
        Plan.NONE,
        policy.evaluate(evidence),
        micros,
        "");
  }
}
