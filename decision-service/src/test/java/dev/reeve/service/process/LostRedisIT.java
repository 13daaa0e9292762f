package dev.reeve.service.process;

import static dev.reeve.service.testing.Upstream.comment;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reeve.service.testing.Upstream;
import dev.reeve.service.testing.Upstream.Answer;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.embedded.RedisServer;

/** Redis may be lost: decisions go on, marked degraded, and recover by themselves. */
class LostRedisIT {
  @TempDir Path state;
  private RedisServer redis;

  @AfterEach
  void stopRedis() throws Exception {
    redis.stop();
  }

  @Test
  void goesOnDegradedWithoutRedisAndRecovers() throws Exception {
    int port = freePort();
    redis = new RedisServer(port);
    redis.start();
    Map<String, String> settings =
        Map.of(
            "reeve.redis.uri",
            "redis://127.0.0.1:" + port,
            // a loaded machine must not make a decision degraded
            "reeve.redis.timeout",
            "2s");
    try (ServiceProcess service = ServiceProcess.start(state, settings)) {
      Upstream upstream = new Upstream(service.address());
      assertThat(degraded(decide(upstream))).isFalse();
      redis.stop();
      Answer lost = decide(upstream);
      assertThat(lost.status()).isEqualTo(201);
      assertThat(degraded(lost)).isTrue();
      assertThat(explain(upstream, lost).at("/decision/evidence/unknowns").has("Account.events1h"))
          .isTrue();
      redis = new RedisServer(port);
      redis.start();
      awaitRecovery(upstream);
    }
  }

  private static void awaitRecovery(Upstream upstream) {
    for (int round = 0; round < 300; round++) {
      Answer answer = decide(upstream);
      assertThat(answer.status()).isEqualTo(201);
      if (!degraded(answer) && counted(upstream, answer) > 0) {
        return;
      }
      ServiceProcess.pause();
    }
    throw new AssertionError("still degraded");
  }

  private static int counted(Upstream upstream, Answer answer) {
    return explain(upstream, answer).at("/decision/evidence/values/Account.events1h").asInt();
  }

  private static Answer decide(Upstream upstream) {
    return upstream.decide(comment("US", "someone", "You are a pathetic idiot, shut up."));
  }

  private static JsonNode explain(Upstream upstream, Answer answer) {
    return upstream.get("/v1/decisions/" + answer.json().path("decisionId").asText()).json();
  }

  private static boolean degraded(Answer answer) {
    return answer.json().path("degraded").asBoolean();
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
