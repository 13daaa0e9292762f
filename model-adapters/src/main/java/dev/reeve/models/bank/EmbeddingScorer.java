package dev.reeve.models.bank;

import dev.reeve.models.manifest.BankItem;
import dev.reeve.models.manifest.ModelKind;
import dev.reeve.models.manifest.ModelManifest;
import dev.reeve.models.manifest.ModelManifest.Label;
import dev.reeve.models.scoring.Deadline;
import dev.reeve.models.scoring.Encoder;
import dev.reeve.models.scoring.ModelInput;
import dev.reeve.models.scoring.Scorer;
import dev.reeve.models.scoring.UnfitInputException;
import dev.reeve.policy.evidence.Score;
import dev.reeve.policy.evidence.Unknown.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How like an input is to the nearest item of a bank, in the space of another model. When another
 * version of that model serves, the bank is built anew; vectors of two versions never meet.
 */
public final class EmbeddingScorer implements Scorer {
  private static final Duration PER_ITEM = Duration.ofSeconds(5);

  private final ModelKind.EmbeddingBank bank;
  private final List<Label> labels;
  private final Function<String, Optional<Encoder>> models;
  private @Nullable Built built;
  private boolean closed;

  /**
   * A bank in the space of one version of its encoder.
   *
   * @param digest of the encoder
   * @param indexByLabel to come
   */
  private record Built(String digest, CompletableFuture<Map<String, VectorIndex>> indexByLabel) {}

  /**
   * A scorer.
   *
   * @param models gives the encoder of an id as it serves now
   */
  public EmbeddingScorer(
      ModelKind.EmbeddingBank bank,
      List<Label> labels,
      Function<String, Optional<Encoder>> models) {
    this.bank = bank;
    this.labels = labels;
    this.models = models;
  }

  @Override
  public Map<String, Score> score(ModelInput input, Deadline deadline) throws UnfitInputException {
    Encoder encoder = models.apply(bank.encoder()).orElse(null);
    if (encoder == null) {
      return unavailable(Reason.ERROR, "model (" + bank.encoder() + ") does not serve");
    }
    CompletableFuture<Map<String, VectorIndex>> indexes = indexes(encoder);
    try {
      Map<String, VectorIndex> indexByLabel =
          indexes.get(Math.max(0, deadline.remainingNanos()), TimeUnit.NANOSECONDS);
      List<float[]> vectors = encoder.embed(input, bank.output(), deadline);
      return vectors.isEmpty()
          ? unavailable(Reason.ERROR, "model (" + bank.encoder() + ") gives no vector")
          : scores(indexByLabel, vectors);
    } catch (TimeoutException e) {
      return unavailable(Reason.TIMEOUT, "the bank is still being built");
    } catch (ExecutionException e) {
      return unavailable(Reason.ERROR, "the bank cannot be built");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unavailable(Reason.ERROR, "interrupted while waiting for the bank");
    }
  }

  /** An input of several parts is as like an item as the likest of them. */
  private static Map<String, Score> scores(
      Map<String, VectorIndex> indexByLabel, List<float[]> vectors) {
    Map<String, Score> scores = new HashMap<>();
    indexByLabel.forEach(
        (label, index) -> {
          double nearest = 0;
          for (float[] vector : vectors) {
            nearest = Math.max(nearest, index.nearest(vector));
          }
          scores.put(label, new Score.Value(Math.min(1, nearest)));
        });
    return scores;
  }

  private synchronized CompletableFuture<Map<String, VectorIndex>> indexes(Encoder encoder) {
    Built now = built;
    if (closed || (now != null && now.digest().equals(encoder.digest()) && !failed(now))) {
      return now == null
          ? CompletableFuture.failedFuture(new IllegalStateException())
          : now.indexByLabel();
    }
    Built next =
        new Built(
            encoder.digest(),
            CompletableFuture.supplyAsync(
                () -> build(encoder), task -> Thread.ofVirtual().start(task)));
    built = next;
    return next.indexByLabel();
  }

  private static boolean failed(Built built) {
    return built.indexByLabel().isCompletedExceptionally();
  }

  private Map<String, VectorIndex> build(Encoder encoder) {
    Map<String, VectorIndex> indexByLabel = new HashMap<>();
    bank.itemsByLabel().forEach((label, items) -> indexByLabel.put(label, index(items, encoder)));
    return indexByLabel;
  }

  private VectorIndex index(List<BankItem> items, Encoder encoder) {
    List<float[]> vectors = new ArrayList<>();
    for (BankItem item : items) {
      switch (item) {
        case BankItem.OfVector(float[] vector) -> vectors.add(vector);
        case BankItem.OfText(String text) ->
            vectors.add(embed(encoder, new ModelInput.Text(text)).getFirst());
        case BankItem.OfPicture(byte[] file) ->
            vectors.add(embed(encoder, new ModelInput.Image(file)).getFirst());
      }
    }
    return VectorIndex.of(vectors);
  }

  private List<float[]> embed(Encoder encoder, ModelInput input) {
    try {
      List<float[]> vectors = encoder.embed(input, bank.output(), Deadline.in(PER_ITEM));
      if (vectors.isEmpty()) {
        throw new IllegalStateException("an item of the bank has no vector");
      }
      return vectors;
    } catch (UnfitInputException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, Score> unavailable(Reason reason, String detail) {
    return ModelManifest.unavailable(labels, reason, detail);
  }

  @Override
  public synchronized void close() {
    closed = true;
    built = null;
  }
}
