package dev.reeve.service.telemetry;

import io.opentelemetry.sdk.trace.samplers.Sampler;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Records spans only where they go somewhere: without an OTLP endpoint every request still has a
 * trace id, which the journal keeps, but no span is recorded.
 */
public final class TraceSampling {

  @Produces
  @Singleton
  Sampler sampler(
      @ConfigProperty(name = "otel.exporter.otlp.endpoint") Optional<String> endpoint,
      @ConfigProperty(name = "otel.traces.sampler.arg", defaultValue = "1.0") double ratio) {
    return endpoint.isEmpty()
        ? Sampler.alwaysOff()
        : Sampler.parentBased(Sampler.traceIdRatioBased(ratio));
  }
}
