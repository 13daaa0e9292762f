package dev.reeve.service.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * A refusal, as RFC 9457 has it.
 *
 * @param type URI that names the kind of problem
 * @param title the kind of problem for people
 * @param status the HTTP status
 * @param detail this occurrence, for people
 * @param errors everything wrong in the request; empty where the detail says it all
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemDetails(
    String type, String title, int status, String detail, List<Violation> errors) {

  /** The media type of the answer. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** A problem of Reeve's own kind, such as {@code invalid-event}. */
  public static ProblemDetails of(int status, String kind, String title, String detail) {
    return new ProblemDetails("urn:reeve:problem:" + kind, title, status, detail, List.of());
  }

  /** This problem with everything wrong in the request. */
  public ProblemDetails with(List<Violation> errors) {
    return new ProblemDetails(type, title, status, detail, List.copyOf(errors));
  }
}
