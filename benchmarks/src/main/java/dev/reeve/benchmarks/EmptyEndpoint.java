package dev.reeve.benchmarks;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/**
 * Takes what the service takes and answers as much, but decides nothing: the limit of the stack.
 */
@Path("/v1/decisions")
@RunOnVirtualThread
public class EmptyEndpoint {
  /** As long as the usual answer of the service. */
  private static final byte[] ANSWER =
      ("{\"decisionId\":\"" + "0".repeat(900) + "\"}").getBytes(StandardCharsets.UTF_8);

  /** Reads the whole body and answers. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response decide(byte[] body) {
    return Response.status(body.length > 0 ? 201 : 400).entity(ANSWER).build();
  }
}
