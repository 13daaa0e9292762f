package dev.reeve.service.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelsReportTest {
  private static final String DRIFT =
      """
      [{"model":"text","version":"1.0.0","label":"hate","market":"DE","day":"2026-02-01","scores":300,"psi":0.31,"counts":[]},
       {"model":"text","version":"1.0.0","label":"spam","market":"*","day":"2026-02-01","scores":3,"psi":null,"counts":[]}]
      """;
  private static final String SHADOW =
      """
      {"candidates":[{"id":"text","state":"serving","version":"2.0.0","problems":[]}],
       "trials":[{"model":"text","serving":"1.0.0","candidate":"2.0.0","events":9,"unavailable":1,
         "labels":[{"label":"hate","scores":8,"psi":0.2,"ks":0.5,"meanServing":0.1,"meanCandidate":0.4}],
         "flips":2,"flipsByMarket":{"DE":2},"flipsByRule":{"GLB-1":2}}],
       "dropped":4}
      """;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer("/v1/drift", DRIFT);
    answer("/v1/shadow", SHADOW);
    server.start();
  }

  private void answer(String path, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        path,
        exchange -> {
          asked.add(exchange.getRequestURI().toString());
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private int run(String... args) {
    CommandFolders folders = new CommandFolders(Path.of("."), Path.of("."), Path.of("."));
    return new Commands(
            folders,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8))
        .run(List.of(args));
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  @Test
  void tellsWhenWhatAnswersIsNoServiceOfReeve() {
    answer("/other/v1/drift", "{}");
    answer("/other/v1/shadow", "[1, 2]");
    for (String report : List.of("drift", "shadow")) {
      assertThat(run("models", report, "--url", url() + "other")).isEqualTo(2);
      assertThat(run("models", report, "--format", "json", "--url", url() + "other")).isEqualTo(2);
    }
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("what answers to (/v1/shadow) is no service of Reeve.");
  }

  @Test
  void printsWhatIsWrongWithACandidate() {
    answer(
        "/bad/v1/shadow",
        """
        {"candidates":[{"id":"text","state":"unavailable","problems":[
          {"file":"text/manifest.yaml","line":3,"column":7,"message":"file (x) is missing.","advice":"Add it."}]}],
         "trials":[],"dropped":0}
        """);
    assertThat(run("models", "shadow", "--url", url() + "bad")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("  text/manifest.yaml:3:7: file (x) is missing. Add it.");
  }

  @Test
  void printsDriftAsATable() {
    assertThat(run("models", "drift", "--url", url())).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .containsPattern("text +1\\.0\\.0 +hate +DE +300 +0\\.310")
        .containsPattern("text +1\\.0\\.0 +spam +\\* +3 +-");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026 02", "2026-02-01&model=x", "2026-02-30", "yesterday", "2026-2-1", " "})
  void refusesWhatIsNoDayBeforeItAsks(String day) {
    assertThat(run("models", "drift", "--url", url(), "--day", day)).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("option (--day) has value (" + day + "), which is no day. Write it like: --day");
    assertThat(asked).isEmpty();
  }

  @Test
  void asksForADay() {
    assertThat(run("models", "drift", "--url", url(), "--day", "2026-02-01")).isZero();
    assertThat(asked).containsExactly("/v1/drift?day=2026-02-01");
    assertThat(run("models", "drift", "--day=", "--url", url())).isEqualTo(2);
    assertThat(run("models", "drift", "--url", "http://a b")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("option (--url) has value (http://a b)");
  }

  @Test
  void printsWhatCandidatesWouldHaveDone() {
    assertThat(run("models", "shadow", "--url", url())).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("text: 2.0.0 beside 1.0.0, 9 events, 1 without a score, 2 verdicts would flip")
        .containsPattern("label hate +PSI 0\\.200 +KS 0\\.500")
        .containsPattern("rule GLB-1 +2")
        .contains("4 events were left out");
  }

  @Test
  void saysThatNoServiceAnswers() {
    server.stop(0);
    assertThat(run("models", "drift", "--url", url())).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("no service answers at (http://");
    assertThat(run("models", "drift", "--url", "localhost")).isEqualTo(2);
    assertThat(run("models", "drfit")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("Maybe you meant (drift)?");
  }
}
