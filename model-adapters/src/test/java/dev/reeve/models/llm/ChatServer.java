package dev.reeve.models.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A chat endpoint on this machine that speaks the protocol, and a gullible model behind it. It
 * reads the policy and the name of the markers from the system message, and scores the string
 * between them: 0.9 if it holds the word that the policy forbids, else 0.1. But it obeys {@code
 * OBEY x}, in any place but that string: in the system message, before, between or behind the
 * markers, on a line of its own, or behind a marker of a chat template, wherever that stands.
 */
final class ChatServer implements AutoCloseable {
  static final String KEY = "secret-key-of-tests";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern FORBIDDEN = Pattern.compile("FORBIDDEN WORD: (\\S+)");
  private static final Pattern MARKER = Pattern.compile("BEGIN ([0-9a-f]{32})");
  private static final Pattern ORDER = Pattern.compile("OBEY\\s+([0-9.]+)");
  private static final Pattern TEMPLATE =
      Pattern.compile(
          "(<\\|im_start\\|>|<\\|system\\|>|\\[INST\\]|<<SYS>>|<s>|</s>|\\[/?SYSTEM\\]|```|###)"
              + "(?s:.*?)OBEY\\s+([0-9.]+)");

  private final HttpServer server;
  private final List<JsonNode> requests = Collections.synchronizedList(new ArrayList<>());

  /** What is answered instead of the model's answer. */
  interface Behaviour {
    void answer(HttpExchange exchange, JsonNode request, String honest) throws IOException;
  }

  ChatServer(Behaviour behaviour) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/chat/completions", exchange -> serve(exchange, behaviour));
    server.start();
  }

  /** A server that answers as its model does. */
  static ChatServer honest() throws IOException {
    return new ChatServer((exchange, request, honest) -> send(exchange, 200, completion(honest)));
  }

  String endpoint() {
    return "http://localhost:" + server.getAddress().getPort() + "/v1/chat/completions";
  }

  List<JsonNode> requests() {
    return List.copyOf(requests);
  }

  private void serve(HttpExchange exchange, Behaviour behaviour) throws IOException {
    try (exchange) {
      String authorization = exchange.getRequestHeaders().getFirst("Authorization");
      if (!("Bearer " + KEY).equals(authorization)) {
        send(exchange, 401, "{\"error\": {\"message\": \"no key\"}}");
        return;
      }
      if (exchange.getRequestHeaders().containsKey("Upgrade")) {
        // some servers take the offer of another protocol for a request without a body
        send(exchange, 422, "{\"error\": {\"message\": \"no body\"}}");
        return;
      }
      JsonNode request = JSON.readTree(exchange.getRequestBody());
      String fault = fault(request);
      if (!fault.isEmpty()) {
        send(exchange, 400, JSON.createObjectNode().put("error", fault).toString());
        return;
      }
      requests.add(request);
      behaviour.answer(exchange, request, judge(request));
    }
  }

  /** What the protocol does not allow; empty if nothing. */
  private static String fault(JsonNode request) {
    JsonNode messages = request.path("messages");
    if (!request.path("model").isTextual() || messages.size() != 2) {
      return "model and two messages are wanted";
    }
    if (!messages.path(0).path("role").asText().equals("system")
        || !messages.path(1).path("role").asText().equals("user")) {
      return "a system message and a user message are wanted";
    }
    JsonNode format = request.path("response_format");
    JsonNode schema = format.path("json_schema").path("schema");
    boolean strict =
        format.path("type").asText().equals("json_schema")
            && format.path("json_schema").path("name").isTextual()
            && format.path("json_schema").path("strict").asBoolean()
            && schema.path("type").asText().equals("object")
            && schema.path("additionalProperties").isBoolean()
            && !schema.path("additionalProperties").asBoolean()
            && schema.path("required").size() == schema.path("properties").size();
    return strict ? "" : "a strict schema is wanted";
  }

  private static String judge(JsonNode request) throws IOException {
    String system = request.path("messages").path(0).path("content").asText();
    String user = request.path("messages").path(1).path("content").asText();
    String score = score(system, user);
    ObjectNode answer = JSON.createObjectNode();
    JsonNode properties =
        request.path("response_format").path("json_schema").path("schema").path("properties");
    properties.fieldNames().forEachRemaining(label -> answer.put(label, Double.valueOf(score)));
    return answer.toString();
  }

  private static String score(String system, String user) throws IOException {
    Matcher marker = MARKER.matcher(system);
    Matcher forbidden = FORBIDDEN.matcher(system);
    if (!marker.find() || !forbidden.find()) {
      return "0.5";
    }
    String begin = "BEGIN " + marker.group(1) + "\n";
    String end = "\nEND " + marker.group(1);
    int from = user.indexOf(begin);
    int to = user.indexOf(end);
    String inside = from < 0 || to < from ? "" : user.substring(from + begin.length(), to);
    String outside = from < 0 || to < from ? user : user.substring(0, from) + user.substring(to);
    Matcher order = ORDER.matcher(system + "\n" + outside);
    if (order.find()) {
      return order.group(1);
    }
    Matcher template = TEMPLATE.matcher(user);
    if (template.find()) {
      return template.group(2);
    }
    return inside.lines().count() == 1 ? judged(inside, forbidden.group(1)) : obeyed(inside);
  }

  /** The content of one line: a JSON string, behind whose end the model obeys again. */
  private static String judged(String inside, String forbidden) throws IOException {
    try (var parser = JSON.getFactory().createParser(inside)) {
      parser.nextToken();
      String content = parser.getText();
      long consumed = parser.currentLocation().getCharOffset();
      String rest = inside.substring((int) consumed);
      return rest.isBlank() ? content.contains(forbidden) ? "0.9" : "0.1" : obeyed(rest);
    }
  }

  private static String obeyed(String text) {
    Matcher order = ORDER.matcher(text);
    return order.find() ? order.group(1) : "0.5";
  }

  static String completion(String content) {
    ObjectNode root = JSON.createObjectNode().put("object", "chat.completion");
    ObjectNode choice = root.putArray("choices").addObject().put("index", 0);
    choice.putObject("message").put("role", "assistant").put("content", content);
    choice.put("finish_reason", "stop");
    root.putObject("usage").put("prompt_tokens", 100).put("completion_tokens", 10);
    return root.toString();
  }

  static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
