package dev.reeve.models;

import dev.reeve.policy.source.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The models of one folder: a subfolder each, all of them checked. */
public final class ModelCatalog implements AutoCloseable {
  private final Map<String, Model> modelById;
  private final Watchdog watchdog;

  private ModelCatalog(Map<String, Model> modelById, Watchdog watchdog) {
    this.modelById = Collections.unmodifiableMap(modelById);
    this.watchdog = watchdog;
  }

  /** Loads every model below a folder within the limits of this machine. */
  public static ModelCatalog load(Path modelsDir) throws ModelLoadException {
    return load(modelsDir, RuntimeLimits.ofThisMachine());
  }

  /**
   * Loads every model below a folder: one subfolder each, hidden ones left out. If one is bad, none
   * is loaded, and the exception tells what is wrong with each bad one.
   */
  public static ModelCatalog load(Path modelsDir, RuntimeLimits limits) throws ModelLoadException {
    List<Path> folders = folders(modelsDir);
    Watchdog watchdog = new Watchdog();
    Map<String, Model> modelById = new TreeMap<>();
    List<Problem> problems = new ArrayList<>();
    ModelLoader loader = new ModelLoader(limits, watchdog);
    for (Path folder : folders) {
      try {
        modelById.put(folder.getFileName().toString(), loader.load(folder));
      } catch (ModelLoadException e) {
        problems.addAll(e.problems());
      }
    }
    ModelCatalog catalog = new ModelCatalog(modelById, watchdog);
    if (!problems.isEmpty()) {
      catalog.close();
      throw new ModelLoadException(problems);
    }
    return catalog;
  }

  private static List<Path> folders(Path modelsDir) throws ModelLoadException {
    try (Stream<Path> children = Files.list(modelsDir)) {
      return children
          .filter(Files::isDirectory)
          .filter(folder -> !folder.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw ModelLoader.refusal(modelsDir.toString(), "no models folder: " + e.getMessage(), "");
    }
  }

  /** All models, by id. */
  public Collection<Model> models() {
    return modelById.values();
  }

  /** The model of that id, if there is one. */
  public Optional<Model> model(String id) {
    return Optional.ofNullable(modelById.get(id));
  }

  /** Waits for runs under way, then frees all native memory. */
  @Override
  public void close() {
    modelById.values().forEach(Model::close);
    watchdog.close();
  }
}
