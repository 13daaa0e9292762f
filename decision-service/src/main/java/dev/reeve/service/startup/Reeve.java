package dev.reeve.service.startup;

import dev.reeve.service.demo.Demo;
import dev.reeve.service.demo.DemoFolders;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The process: {@code serve}, or {@code demo}. */
@QuarkusMain
public final class Reeve {
  private Reeve() {}

  /** Starts the service; with {@code demo} as the first argument, the demonstration on top. */
  public static void main(String... args) {
    if (args.length > 0 && args[0].equals("demo")) {
      DemoFolders.prepare(List.of(args));
    }
    Quarkus.run(Running.class, Reeve::stopped, args);
  }

  private static void stopped(Integer code, @Nullable Throwable failure) {
    if (failure != null) {
      System.err.println(StartFailure.told(failure));
    }
    System.exit(failure == null ? code : 1);
  }

  /** What runs once the service is up. */
  public static final class Running implements QuarkusApplication {
    private final Demo demo;

    /** A process that may run the demonstration. */
    @Inject
    public Running(Demo demo) {
      this.demo = demo;
    }

    @Override
    public int run(String... args) {
      if (args.length > 0 && args[0].equals("demo")) {
        return demo.run(List.of(args));
      }
      Quarkus.waitForExit();
      return 0;
    }
  }
}
