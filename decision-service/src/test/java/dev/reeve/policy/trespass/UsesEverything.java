package dev.reeve.policy.trespass;

import ai.onnxruntime.OrtSession;
import io.lettuce.core.RedisClient;
import io.quarkus.runtime.Quarkus;
import java.sql.Connection;
import org.kie.api.KieBase;
import redis.embedded.RedisServer;

/** Policy vocabulary that sees every library it must not see. */
@SuppressWarnings("unused") // only its dependencies matter
record UsesEverything(
    KieBase drools,
    OrtSession onnx,
    RedisClient lettuce,
    RedisServer redis,
    Connection sql,
    Quarkus quarkus) {}
