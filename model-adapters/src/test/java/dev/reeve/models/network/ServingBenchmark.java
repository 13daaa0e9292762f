package dev.reeve.models.network;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import dev.reeve.models.Model;
import dev.reeve.models.ModelCatalog;
import dev.reeve.models.ModelSettings;
import dev.reeve.models.manifest.FolderFiles;
import dev.reeve.models.manifest.ManifestReader;
import dev.reeve.models.manifest.ModelFiles;
import dev.reeve.models.manifest.ModelKind;
import dev.reeve.models.manifest.ModelManifest;
import dev.reeve.models.scoring.ModelInput;
import dev.reeve.policy.evidence.Score;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures how a network is served: one run of ONNX Runtime per request, runs of the best batch
 * made beforehand (the limit), and a model as the service has it, asked by many callers at once.
 */
final class ServingBenchmark {
  private static final int TEXTS = 2_000;
  private static final int[] BATCHES = {1, 2, 4, 8, 16, 32, 64};

  private final FolderFiles files;
  private final ModelManifest manifest;
  private final ModelKind.Neural kind;
  private final List<ModelInput> texts = new ArrayList<>();
  private final List<EncodedInput> encoded = new ArrayList<>();
  private final Duration each;
  private final int threads = Runtime.getRuntime().availableProcessors();

  private ServingBenchmark(Path folder, Duration each) throws Exception {
    this.files = new FolderFiles(folder);
    this.each = each;
    String yaml = new String(files.bytes(FolderFiles.MANIFEST), StandardCharsets.UTF_8);
    this.manifest = ManifestReader.read(files.name(), yaml, ModelFiles.of(files));
    this.kind = (ModelKind.Neural) manifest.kind();
    Random random = new Random(7);
    String[] words =
        ("you are an idiot and the soup was great I think we should meet at noon because nobody"
                + " reads this anyway my dear friend said that it is fine")
            .split(" ");
    for (int i = 0; i < TEXTS; i++) {
      StringBuilder text = new StringBuilder();
      for (int word = 4 + random.nextInt(37); word > 0; word--) {
        text.append(words[random.nextInt(words.length)]).append(' ');
      }
      texts.add(new ModelInput.Text(text + "#" + i));
      encoded.add(ModelAdapter.of(kind).encode(texts.getLast()));
    }
  }

  /**
   * Prints the figures.
   *
   * @param args {@code --models FOLDER --model NAME --seconds N}
   */
  public static void main(String... args) throws Exception {
    List<String> given = Arrays.asList(args);
    String models = option(given, "--models", "models");
    String model = option(given, "--model", "text-toxicity");
    int seconds = Integer.parseInt(option(given, "--seconds", "5"));
    new ServingBenchmark(
            Path.of(models).toAbsolutePath().resolve(model), Duration.ofSeconds(seconds))
        .measure(Path.of(models).toAbsolutePath());
  }

  private static String option(List<String> args, String name, String absent) {
    int at = args.indexOf(name);
    return at < 0 || at + 1 >= args.size() ? absent : args.get(at + 1);
  }

  private void measure(Path models) throws Exception {
    System.out.printf(
        "%s %s, %d processors, texts of 4 to 40 words, no cache%n%n",
        manifest.id(), manifest.version(), threads);
    try (OnnxNetwork network =
            OnnxNetwork.open(NetworkLoader.bytes(files, kind), RuntimeLimits.ofThisMachine());
        ModelCatalog catalog = ModelCatalog.open(models, ModelSettings.of(Clock.systemUTC()))) {
      Model model = catalog.model(manifest.id()).orElseThrow();
      Set<String> outputs =
          Set.copyOf(manifest.labels().stream().map(ModelManifest.Label::output).toList());
      idle(network, model, outputs);
      saturated(network, model, outputs);
    }
  }

  /**
   * One caller, one request after the other; both ways in turn, so that both see the same noise.
   */
  private void idle(OnnxNetwork network, Model model, Set<String> outputs) throws Exception {
    long rounds = each.toMillis() * 4;
    long[] raw = new long[(int) rounds];
    long[] ours = new long[(int) rounds];
    ModelAdapter adapter = ModelAdapter.of(kind);
    try (RunContext context = new RunContext()) {
      for (int i = -2_000; i < rounds; i++) {
        ModelInput text = texts.get(Math.floorMod(i, TEXTS));
        long start = System.nanoTime();
        run(network, context, outputs, List.of(adapter.encode(text)));
        long between = System.nanoTime();
        Score score =
            model.score(text, Duration.ofSeconds(5)).scoreByLabel().values().iterator().next();
        long end = System.nanoTime();
        if (!(score instanceof Score.Value)) {
          throw new IllegalStateException(score.toString());
        }
        if (i >= 0) {
          raw[i] = between - start;
          ours[i] = end - between;
        }
      }
    }
    Arrays.sort(raw);
    Arrays.sort(ours);
    System.out.println("Idle, one caller         p50 µs     p99 µs");
    System.out.printf(
        Locale.ROOT, "one run per request   %9.1f  %9.1f%n", at(raw, .5), at(raw, .99));
    System.out.printf(
        Locale.ROOT, "Reeve                 %9.1f  %9.1f%n", at(ours, .5), at(ours, .99));
    System.out.printf(
        Locale.ROOT, "Reeve over raw        %8.1f %%%n%n", 100 * (at(ours, .5) / at(raw, .5) - 1));
  }

  private static double at(long[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))] / 1e3;
  }

  private void saturated(OnnxNetwork network, Model model, Set<String> outputs) throws Exception {
    System.out.println(
        "Saturated                        per second per processor second     p50 ms     p99 ms");
    double limit = 0;
    for (int batch : BATCHES) {
      Caller caller = raw(network, outputs, batch);
      Rate rate =
          load(threads, caller, batch == 1 ? "one run per request" : "raw, batch of " + batch);
      limit = Math.max(limit, rate.perProcessorSecond());
    }
    for (int callers : new int[] {threads, 16, 64}) {
      long runs = model.figures().runs();
      long requests = model.figures().requests();
      Rate rate =
          load(
              callers,
              number -> {
                ModelInput text = texts.get((int) (number % TEXTS));
                Score score =
                    model
                        .score(text, Duration.ofSeconds(5))
                        .scoreByLabel()
                        .values()
                        .iterator()
                        .next();
                if (!(score instanceof Score.Value)) {
                  throw new IllegalStateException(score.toString());
                }
                return 1;
              },
              "Reeve, " + callers + " callers");
      System.out.printf(
          Locale.ROOT,
          "    %.0f %% of the limit per processor second, %.1f requests per run%n",
          100 * rate.perProcessorSecond() / limit,
          (model.figures().requests() - requests) / (double) (model.figures().runs() - runs));
    }
  }

  /** Makes a run, and tells how many requests it answered. */
  private interface Caller {
    int call(long number) throws Exception;
  }

  /** Runs of inputs that are at hand, of like length, as no service ever has them. */
  private Caller raw(OnnxNetwork network, Set<String> outputs, int batch) {
    List<EncodedInput> sorted =
        encoded.stream().sorted((a, b) -> Integer.compare(width(a), width(b))).toList();
    ModelAdapter adapter = ModelAdapter.of(kind);
    ThreadLocal<RunContext> contexts =
        ThreadLocal.withInitial(
            () -> {
              try {
                return new RunContext();
              } catch (OrtException e) {
                throw new IllegalStateException(e);
              }
            });
    return number -> {
      int from = (int) (number * batch % (TEXTS - batch));
      for (int i = 0; i < batch; i++) {
        adapter.encode(texts.get(from + i));
      }
      return run(network, contexts.get(), outputs, sorted.subList(from, from + batch));
    };
  }

  private static int width(EncodedInput input) {
    return (int) input.valuesByName().values().iterator().next().shape()[1];
  }

  private static int run(
      OnnxNetwork network, RunContext context, Set<String> outputs, List<EncodedInput> inputs)
      throws OrtException {
    Map<String, OnnxTensor> tensors = context.tensors(inputs);
    try {
      network.run(tensors, outputs, context.options());
      return inputs.size();
    } finally {
      tensors.values().forEach(OnnxTensor::close);
    }
  }

  private Rate load(int callers, Caller caller, String what) throws Exception {
    run(callers, caller, each.dividedBy(2), new ArrayList<>());
    List<long[]> latencies = new ArrayList<>();
    Rate rate = run(callers, caller, each, latencies);
    long[] all = latencies.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "%-30s %12.0f %20.0f %10.2f %10.2f%n",
        what,
        rate.perSecond(),
        rate.perProcessorSecond(),
        at(all, .5) / 1e3,
        at(all, .99) / 1e3);
    return rate;
  }

  /** Processor time of this process: what other work on the machine moves less than the clock. */
  private static long cpuNanos() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
  }

  private record Rate(double perSecond, double perProcessorSecond) {}

  private static Rate run(int callers, Caller caller, Duration time, List<long[]> latencies)
      throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    AtomicLong next = new AtomicLong();
    AtomicLong answered = new AtomicLong();
    List<Thread> threads = new ArrayList<>();
    long cpuBefore = cpuNanos();
    long start = System.nanoTime();
    for (int i = 0; i < callers; i++) {
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    long[] took = new long[1 << 17];
                    int count = 0;
                    try {
                      while (!done.get()) {
                        long before = System.nanoTime();
                        answered.addAndGet(caller.call(next.getAndIncrement()));
                        took[count++ % took.length] = System.nanoTime() - before;
                      }
                    } catch (Exception e) {
                      throw new IllegalStateException(e);
                    }
                    synchronized (latencies) {
                      latencies.add(Arrays.copyOf(took, Math.min(count, took.length)));
                    }
                  }));
    }
    Thread.sleep(time);
    done.set(true);
    for (Thread thread : threads) {
      thread.join();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Rate(answered.get() / seconds, answered.get() / ((cpuNanos() - cpuBefore) / 1e9));
  }
}
