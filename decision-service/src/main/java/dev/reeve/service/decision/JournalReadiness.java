package dev.reeve.service.decision;

import dev.reeve.service.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while decisions can be kept: without a journal none can be made. */
@Readiness
@ApplicationScoped
public class JournalReadiness implements HealthCheck {
  private final Journal journal;

  /** Readiness of this journal. */
  @Inject
  public JournalReadiness(Journal journal) {
    this.journal = journal;
  }

  @Override
  public HealthCheckResponse call() {
    Optional<String> failure = journal.status().failure();
    return HealthCheckResponse.named("journal")
        .status(failure.isEmpty())
        .withData("failure", failure.orElse("none"))
        .build();
  }
}
