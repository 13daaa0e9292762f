package dev.reeve.service.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks a service that runs. */
final class ServiceQuestion {
  private static final String HERE = "http://127.0.0.1:8080";
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String url;

  private ServiceQuestion(String url) {
    this.url = url;
  }

  /** The service that the option {@code --url} names; the one on this machine if none is named. */
  static ServiceQuestion of(Options options) throws UsageException {
    String url = options.valueByName().getOrDefault("--url", HERE);
    if (!isAddress(url)) {
      throw new UsageException(
          "option (--url) has value (" + url + ").", "Write it like: --url " + HERE);
    }
    return new ServiceQuestion(url.replaceAll("/+$", ""));
  }

  private static boolean isAddress(String url) {
    try {
      return (url.startsWith("http://") || url.startsWith("https://"))
          && new URI(url).getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /**
   * What the service answers to a GET of this path.
   *
   * @throws UsageException if it cannot be reached, or answers with a problem
   */
  JsonNode get(String path) throws UsageException, IOException {
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url + path)).timeout(TIMEOUT).build();
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      JsonNode body = JSON.readTree(response.body());
      if (response.statusCode() != 200) {
        throw new UsageException(
            "the service answers with status (" + response.statusCode() + ").",
            body.path("detail").asText());
      }
      return body;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (IllegalArgumentException | IOException e) {
      throw new UsageException(
          "no service answers at (" + url + ").", "Start one with ./reeve serve, or name --url.");
    }
  }
}
