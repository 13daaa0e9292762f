package dev.reeve.service.event;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An event that can be judged.
 *
 * @param type its type, one of those of the policy vocabulary
 * @param market the market it comes from
 * @param account the account that caused it
 * @param body the whole event as it was sent
 */
public record Event(String type, String market, String account, ObjectNode body) {}
