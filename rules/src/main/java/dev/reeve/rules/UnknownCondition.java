package dev.reeve.rules;

import dev.reeve.policy.evidence.Unknown;

/**
 * A rule whose outcome hung on an unknown field.
 *
 * @param reason the rule
 * @param field path of the field, such as {@code Score.text-toxicity/hate}
 * @param unknown why the field is unknown
 * @param onUnknown what the rule did about it, as its annotation says: {@code skip}, {@code review}
 *     or {@code fallback:0.5}
 */
public record UnknownCondition(Reason reason, String field, Unknown unknown, String onUnknown) {}
