package dev.reeve.service.decision;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The shape of an event for the published API. What an event may hold is data: the evidence schema
 * of the live release, which {@code GET /v1/release} shows.
 */
@Schema(
    name = "Event",
    description = "An event; its further fields are those of the evidence schema")
record EventBody(
    @Schema(description = "Event type, such as comment", required = true) String type,
    @Schema(description = "Market, such as DE", required = true) String market,
    @Schema(description = "The account that caused it; id is required", required = true)
        Map<String, Object> account,
    @Schema(description = "The content it carries, such as text, language and links")
        @Nullable Map<String, Object> content) {}
