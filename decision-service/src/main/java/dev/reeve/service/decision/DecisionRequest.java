package dev.reeve.service.decision;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;

/**
 * A request for one decision.
 *
 * @param body the event, not yet checked
 * @param idempotencyKey names the request; the same key is decided once
 * @param deadline longest wait for the answer
 */
public record DecisionRequest(
    ObjectNode body, Optional<String> idempotencyKey, Duration deadline) {}
