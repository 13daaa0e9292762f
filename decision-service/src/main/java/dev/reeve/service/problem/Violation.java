package dev.reeve.service.problem;

/**
 * One thing wrong in a request.
 *
 * @param pointer JSON pointer (RFC 6901) into the body, or the name of a header or parameter
 * @param message what, with the offending value in parentheses
 * @param advice what to do next; empty if the message says it all
 */
public record Violation(String pointer, String message, String advice) {}
