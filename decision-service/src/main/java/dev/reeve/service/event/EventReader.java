package dev.reeve.service.event;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reeve.policy.PolicyConfig;
import dev.reeve.policy.evidence.EvidenceBuilder;
import dev.reeve.policy.evidence.Field;
import dev.reeve.policy.evidence.Slot;
import dev.reeve.policy.evidence.Source;
import dev.reeve.policy.source.Maybe;
import dev.reeve.service.problem.RefusedException;
import dev.reeve.service.problem.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads events against the evidence schema of one release. Immutable. */
public final class EventReader {
  private static final String TYPE = "/type";
  private static final String MARKET = "/market";
  private static final String ACCOUNT = "/account/id";
  private static final int ACCOUNT_LENGTH = 200;

  /** What is wrong beyond these is as much to read as it is of no use. */
  private static final int MOST_VIOLATIONS = 100;

  private final PolicyConfig config;
  private final Map<String, Slot> slotByPointer = new LinkedHashMap<>();
  private final Map<String, JsonPointer> pointers = new LinkedHashMap<>();
  private final Map<String, SortedSet<String>> membersByParent = new HashMap<>();

  /** A reader for the events of this vocabulary. */
  public EventReader(PolicyConfig config) {
    this.config = config;
    List.of(TYPE, MARKET, ACCOUNT).forEach(this::know);
    for (Slot slot : config.schema().slots()) {
      if (slot.field().source() == Source.EVENT) {
        slotByPointer.put(slot.field().origin(), slot);
        know(slot.field().origin());
      }
    }
  }

  private void know(String pointer) {
    pointers.put(pointer, JsonPointer.compile(pointer));
    for (int end = pointer.lastIndexOf('/'); end >= 0; end = pointer.lastIndexOf('/', end - 1)) {
      int next = pointer.indexOf('/', end + 1);
      membersByParent
          .computeIfAbsent(pointer.substring(0, end), parent -> new TreeSet<>())
          .add(next < 0 ? pointer : pointer.substring(0, next));
    }
  }

  /**
   * Checks an event.
   *
   * @throws RefusedException with everything that is wrong in it
   */
  public Event read(ObjectNode body) {
    List<Violation> violations = new ArrayList<>();
    String type = oneOf(body, TYPE, "event type", config.eventTypes(), violations);
    String market = oneOf(body, MARKET, "market", config.regions().markets(), violations);
    String account = text(body, ACCOUNT, violations);
    refuseUnknownMembers(body, "", violations);
    slotByPointer.forEach(
        (pointer, slot) -> {
          if (!pointer.equals(TYPE) && !pointer.equals(MARKET) && !pointer.equals(ACCOUNT)) {
            check(body, type, slot, violations);
          }
        });
    if (!violations.isEmpty()) {
      throw RefusedException.invalidEvent(
          violations.subList(0, Math.min(violations.size(), MOST_VIOLATIONS)));
    }
    return new Event(type, market, account, body);
  }

  /** Evidence from a checked event; risk state and scores are still to come. */
  public EvidenceBuilder evidence(Event event, Instant decidedAt) {
    EvidenceBuilder builder = new EvidenceBuilder(config.schema(), decidedAt);
    slotByPointer.forEach(
        (pointer, slot) -> {
          JsonNode node = at(event.body(), pointer);
          if (!node.isMissingNode() && !node.isNull()) {
            builder.value(slot, JsonValues.value(node, slot.field().type()));
          }
        });
    return builder;
  }

  private JsonNode at(ObjectNode body, String pointer) {
    return body.at(Objects.requireNonNull(pointers.get(pointer)));
  }

  private String oneOf(
      ObjectNode body, String pointer, String what, Collection<String> known, List<Violation> out) {
    JsonNode node = at(body, pointer);
    if (!node.isTextual()) {
      out.add(new Violation(pointer, "Missing " + what, Maybe.advice("", known)));
      return "";
    }
    if (!known.contains(node.textValue())) {
      String message = "Unknown " + what + " (" + JsonValues.shown(node) + ")";
      out.add(new Violation(pointer, message, Maybe.advice(node.textValue(), known)));
    }
    return node.textValue();
  }

  private String text(ObjectNode body, String pointer, List<Violation> out) {
    JsonNode node = at(body, pointer);
    if (!node.isTextual()
        || node.textValue().isBlank()
        || node.textValue().length() > ACCOUNT_LENGTH
        || !JsonValues.isUnicode(node)) {
      out.add(
          new Violation(
              pointer,
              "Missing account id"
                  + (node.isMissingNode() ? "" : " (" + JsonValues.shown(node) + ")"),
              "Give a text of 1 to " + ACCOUNT_LENGTH + " Unicode characters."));
      return "";
    }
    return node.textValue();
  }

  private void check(ObjectNode body, String type, Slot slot, List<Violation> out) {
    Field field = slot.field();
    JsonNode node = at(body, field.origin());
    if (node.isMissingNode() || node.isNull()) {
      if (field.requiredFor().contains(type)) {
        String message = "Missing field for event type (" + type + ")";
        out.add(new Violation(field.origin(), message, "It is: " + field.description()));
      }
    } else if (!JsonValues.isA(node, field.type())) {
      String message = "Wrong type (" + JsonValues.shown(node) + ")";
      out.add(
          new Violation(field.origin(), message, "Give a " + JsonValues.named(field.type()) + "."));
    } else if (JsonValues.length(node) > JsonValues.MOST_CHARACTERS) {
      String message = "Too long (" + JsonValues.length(node) + " characters)";
      String advice = "Send the first (" + JsonValues.MOST_CHARACTERS + ") characters.";
      out.add(new Violation(field.origin(), message, advice));
    } else if (!JsonValues.isUnicode(node)) {
      String message = "Half of a surrogate pair (" + JsonValues.shown(node) + ")";
      out.add(new Violation(field.origin(), message, "Cut texts between characters."));
    } else if (!field.allowed().isEmpty() && !field.allowed().contains(node.asText())) {
      String message = "Value not allowed (" + JsonValues.shown(node) + ")";
      out.add(new Violation(field.origin(), message, Maybe.advice(node.asText(), field.allowed())));
    }
  }

  private void refuseUnknownMembers(ObjectNode object, String parent, List<Violation> out) {
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      if (out.size() > MOST_VIOLATIONS) {
        return;
      }
      String pointer = parent + "/" + member.getKey().replace("~", "~0").replace("/", "~1");
      if (pointers.containsKey(pointer)) {
        continue;
      }
      if (!membersByParent.containsKey(pointer)) {
        String message = "Unknown field (" + JsonValues.clip(member.getKey()) + ")";
        SortedSet<String> known = membersByParent.getOrDefault(parent, new TreeSet<>());
        out.add(
            new Violation(JsonValues.shortened(pointer), message, Maybe.advice(pointer, known)));
      } else if (member.getValue() instanceof ObjectNode inner) {
        refuseUnknownMembers(inner, pointer, out);
      } else {
        String message = "Not an object (" + JsonValues.shown(member.getValue()) + ")";
        String advice = Maybe.advice("", membersByParent.getOrDefault(pointer, new TreeSet<>()));
        out.add(new Violation(pointer, message, advice));
      }
    }
  }
}
