package dev.reeve.service.risk;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What {@code read-risk-state.lua} returns. */
final class RiskReply {
  private RiskReply() {}

  static RiskState parse(List<Object> reply) {
    Map<String, Long> counters = new HashMap<>();
    Iterator<?> counter = list(reply.get(0)).iterator();
    while (counter.hasNext()) {
      counters.put(counter.next() + ":" + counter.next(), (Long) counter.next());
    }
    Map<String, Long> strikes = new HashMap<>();
    Iterator<?> strike = list(reply.get(1)).iterator();
    while (strike.hasNext()) {
      strikes.put((String) strike.next(), (Long) strike.next());
    }
    TreeSet<String> labels = new TreeSet<>();
    list(reply.get(2)).forEach(label -> labels.add((String) label));
    return new RiskState(counters, strikes, labels);
  }

  private static List<?> list(Object value) {
    return (List<?>) value;
  }
}
