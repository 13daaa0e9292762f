package dev.reeve.service.telemetry;

import dev.reeve.models.Model;
import dev.reeve.models.ModelCatalog;
import dev.reeve.models.manifest.ModelKind;
import dev.reeve.models.scoring.ModelUsage;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.function.ToDoubleFunction;

/** What models that are paid by the call have used, read when it is scraped. */
@Singleton
public class ModelCostMetrics {

  void register(@Observes StartupEvent event, ModelCatalog models, MeterRegistry metrics) {
    for (Model model : models.models()) {
      if (model.manifest().kind() instanceof ModelKind.Llm) {
        register(model.manifest().id(), models, metrics);
      }
    }
  }

  private static void register(String id, ModelCatalog models, MeterRegistry metrics) {
    counter("reeve.model.requests", "endpoint", id, models, ModelUsage::requests, metrics);
    counter("reeve.model.requests", "cache", id, models, ModelUsage::cacheHits, metrics);
    counter("reeve.model.tokens", "prompt", id, models, ModelUsage::promptTokens, metrics);
    counter("reeve.model.tokens", "answer", id, models, ModelUsage::answerTokens, metrics);
    counter("reeve.model.cost", "all", id, models, ModelUsage::cost, metrics);
  }

  private static void counter(
      String name,
      String of,
      String id,
      ModelCatalog models,
      ToDoubleFunction<ModelUsage> value,
      MeterRegistry metrics) {
    FunctionCounter.builder(
            name,
            models,
            all -> all.model(id).map(Model::usage).map(value::applyAsDouble).orElse(0.0))
        .tag("model", id)
        .tag("of", of)
        .register(metrics);
  }
}
