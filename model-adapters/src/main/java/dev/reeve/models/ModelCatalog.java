package dev.reeve.models;

import dev.reeve.models.manifest.FolderFiles;
import dev.reeve.models.manifest.ModelLoadException;
import dev.reeve.models.network.RuntimeLimits;
import dev.reeve.models.network.Watchdog;
import dev.reeve.policy.source.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The models of one folder: a subfolder each, all of them checked. Folders that change are read
 * again by {@link #look}: a version that passes every check takes over at once, one that does not
 * changes nothing but its status.
 */
public final class ModelCatalog implements AutoCloseable {
  private static final int HEAD_BYTES = 4096;

  private final Path modelsDir;
  private final ModelSettings settings;
  private final Watchdog watchdog = new Watchdog();
  private final Drain drain;
  private final ModelLoader loader;
  private final Map<String, FolderStamp> seen = new HashMap<>();
  private volatile SortedMap<String, CatalogEntry> entryById = Collections.emptySortedMap();

  private ModelCatalog(Path modelsDir, ModelSettings settings) {
    this.modelsDir = modelsDir;
    this.settings = settings;
    this.drain = new Drain(settings.drain());
    this.loader = new ModelLoader(settings, watchdog, this::model);
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
    ModelCatalog catalog = open(modelsDir, ModelSettings.of(Clock.systemUTC()).within(limits));
    List<Problem> problems =
        catalog.statuses().stream().flatMap(status -> status.problems().stream()).toList();
    if (!problems.isEmpty()) {
      catalog.close();
      throw new ModelLoadException(problems);
    }
    return catalog;
  }

  /**
   * Loads every model below a folder; a bad one gives no model and says why in its status.
   *
   * @throws ModelLoadException if there is no such folder
   */
  public static ModelCatalog open(Path modelsDir, ModelSettings settings)
      throws ModelLoadException {
    ModelCatalog catalog = new ModelCatalog(modelsDir, settings);
    try {
      List<Path> folders = folders(modelsDir);
      folders.forEach(folder -> catalog.seen.put(id(folder), stampOrEmpty(folder)));
      catalog.look(ModelNeeds.NONE);
      return catalog;
    } catch (IOException e) {
      catalog.close();
      throw ModelLoadException.of(modelsDir.toString(), "no models folder: " + e.getMessage(), "");
    }
  }

  private static FolderStamp stampOrEmpty(Path folder) {
    try {
      return FolderStamp.of(folder);
    } catch (IOException e) {
      return new FolderStamp(Map.of());
    }
  }

  private static List<Path> folders(Path modelsDir) throws IOException {
    try (Stream<Path> children = Files.list(modelsDir)) {
      return children
          .filter(Files::isDirectory)
          .filter(folder -> !id(folder).startsWith("."))
          .sorted(Comparator.comparing(ModelCatalog::asksAnother).thenComparing(folder -> folder))
          .toList();
    }
  }

  /** Whether a folder holds a model that asks another one, and so is read after it. */
  private static boolean asksAnother(Path folder) {
    Path manifest = folder.resolve(FolderFiles.MANIFEST);
    if (!Files.isRegularFile(manifest)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(manifest)) {
      String head = new String(in.readNBytes(HEAD_BYTES), StandardCharsets.UTF_8);
      return head.lines().anyMatch(line -> line.strip().equals("adapter: embedding_bank"));
    } catch (IOException e) {
      return false;
    }
  }

  private static String id(Path folder) {
    return folder.getFileName().toString();
  }

  /** The models that serve, by id. */
  public Collection<Model> models() {
    return entryById.values().stream().flatMap(entry -> entry.model().stream()).toList();
  }

  /**
   * The model that serves under that id, if there is one. It may be replaced at any time, but goes
   * on answering those who hold it for a while.
   */
  public Optional<Model> model(String id) {
    return Optional.ofNullable(entryById.get(id)).flatMap(CatalogEntry::model);
  }

  /** What became of each folder, by id. */
  public List<ModelStatus> statuses() {
    return entryById.values().stream().map(CatalogEntry::status).toList();
  }

  /** What became of the folder of that id; empty if there is none. */
  public Optional<ModelStatus> status(String id) {
    return Optional.ofNullable(entryById.get(id)).map(CatalogEntry::status);
  }

  /**
   * Looks at the folders, and reads those that have changed since they were read and not since the
   * last look. What serves goes on serving until a version that passes every check replaces it.
   *
   * @param needs what no new version may take away
   * @return whether something changed, for better or worse
   * @throws IOException if the folder of all models cannot be read; nothing changes then
   */
  public synchronized boolean look(ModelNeeds needs) throws IOException {
    boolean changed = false;
    List<Path> folders = folders(modelsDir);
    for (Path folder : folders) {
      changed |= look(folder, needs);
    }
    List<String> present = folders.stream().map(ModelCatalog::id).toList();
    for (CatalogEntry entry : List.copyOf(entryById.values())) {
      if (!present.contains(entry.status().id())) {
        changed |= gone(entry);
      }
    }
    return changed;
  }

  private boolean look(Path folder, ModelNeeds needs) {
    CatalogEntry entry = entryById.getOrDefault(id(folder), CatalogEntry.unread(id(folder)));
    FolderStamp now;
    try {
      now = FolderStamp.of(folder);
    } catch (IOException e) {
      return refuse(
          entry, List.of(ModelLoadException.problem(id(folder), "unreadable: " + e, "")), null);
    }
    boolean settled = now.equals(seen.put(id(folder), now));
    if (!settled || entry.stamp().filter(now::equals).isPresent()) {
      return false;
    }
    try {
      Model model = loader.load(folder);
      return swap(entry, model, needs, now);
    } catch (ModelLoadException e) {
      return refuse(entry, e.problems(), now);
    } catch (RuntimeException | Error e) {
      // whatever the files do to a check, what serves goes on serving
      return refuse(
          entry,
          List.of(
              ModelLoadException.problem(
                  id(folder),
                  "The folder cannot be checked (" + e + ").",
                  "Undo the last change, and show this to the team that runs Reeve.")),
          now);
    }
  }

  private boolean swap(CatalogEntry entry, Model next, ModelNeeds needs, FolderStamp now) {
    List<Problem> taken = Succession.problems(entry.model(), next, needs);
    if (!taken.isEmpty()) {
      next.close();
      return refuse(entry, taken, now);
    }
    put(entry.serving(next, settings.clock().instant(), now));
    entry.model().ifPresent(drain::add);
    return true;
  }

  private boolean gone(CatalogEntry entry) {
    seen.remove(entry.status().id());
    if (entry.model().isEmpty()) {
      SortedMap<String, CatalogEntry> rest = new TreeMap<>(entryById);
      rest.remove(entry.status().id());
      entryById = rest;
      return true;
    }
    return refuse(
        entry,
        List.of(
            ModelLoadException.problem(
                entry.status().id(),
                "the folder is gone; what it held goes on serving until the service stops.",
                "To be rid of a model, take its rules and its binding out of the policy.")),
        null);
  }

  private boolean refuse(CatalogEntry entry, List<Problem> problems, @Nullable FolderStamp now) {
    boolean known = entry.status().problems().equals(problems);
    if (!known || now != null) {
      put(entry.refused(problems, settings.clock().instant(), Optional.ofNullable(now)));
    }
    return !known;
  }

  private void put(CatalogEntry entry) {
    SortedMap<String, CatalogEntry> next = new TreeMap<>(entryById);
    next.put(entry.status().id(), entry);
    entryById = next;
  }

  /** Waits for runs under way, then frees all native memory. */
  @Override
  public synchronized void close() {
    models().forEach(Model::close);
    drain.close();
    watchdog.close();
  }
}
