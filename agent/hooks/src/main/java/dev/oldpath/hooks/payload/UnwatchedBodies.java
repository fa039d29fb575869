package dev.oldpath.hooks.payload;

import dev.oldpath.ledger.Log;
import dev.oldpath.weave.hook.ClassHook;

/**
 * Libraries for bodies that the agent cannot watch yet. When one of them loads what it works with, old properties are
 * reported as failed: they may be read and written unseen. Thread-safe.
 */
public final class UnwatchedBodies implements ClassHook {
    private static final NameEndings LIBRARIES = new NameEndings(
            "/moshi/Moshi", "Moshi",
            "/fastjson/parser/DefaultJSONParser", "fastjson",
            "/fastjson2/JSONReader", "fastjson2",
            "/genson/Genson", "Genson",
            "/jsoniter/JsonIterator", "jsoniter",
            "/jsoniter_scala/core/JsonValueCodec", "jsoniter-scala",
            "kotlinx/serialization/json/Json", "kotlinx.serialization",
            "/johnzon/mapper/Mapper", "Johnzon",
            "/jackson/map/ObjectMapper", "Jackson 1",
            "/persistence/jaxb/JAXBContext", "MOXy",
            "/micronaut/serde/ObjectMapper", "Micronaut Serialization",
            "/dslplatform/json/DslJson", "DSL-JSON",
            "/avaje/jsonb/Jsonb", "Avaje Jsonb",
            "/cedarsoftware/io/JsonIo", "json-io",
            "/circe/Decoder", "circe",
            "/api/libs/json/Json$", "Play JSON",
            "/json4s/Extraction$", "json4s",
            "spray/json/JsonFormat", "spray-json",
            "zio/json/JsonDecoder", "zio-json",
            "upickle/core/Types", "uPickle");

    private final Payloads payloads;

    /** Creates the hook for these properties. */
    public UnwatchedBodies(Payloads payloads) {
        this.payloads = payloads;
    }

    @Override
    public boolean wants(String internalName) {
        return LIBRARIES.of(internalName) != null;
    }

    @Override
    public byte[] weave(String internalName, byte[] classFile) {
        failed(internalName);
        return classFile;
    }

    @Override
    public void failed(String internalName) {
        String library = LIBRARIES.of(internalName);
        if (payloads.unseen(library + " cannot be watched")) {
            Log.warn("what " + library + " reads and writes cannot be watched by this version of the agent: old"
                    + " properties of bodies are reported as failed");
        }
    }

    @Override
    public void listed(String internalName) {
        // On the class path is not in use.
    }
}
