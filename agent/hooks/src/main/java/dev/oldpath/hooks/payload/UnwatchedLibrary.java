package dev.oldpath.hooks.payload;

import dev.oldpath.ledger.Log;
import dev.oldpath.weave.hook.NameEndings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A library for bodies that the agent cannot watch yet. When it loads what it works with, old properties are reported as
 * failed: they may be read and written uncounted. That it is on the class path means nothing. Thread-safe.
 */
public final class UnwatchedLibrary implements BodyLibrary {
    /** Each with what it works with. */
    private static final String[][] LIBRARIES = {
        {"Moshi", "/moshi/Moshi"},
        {"fastjson", "/fastjson/parser/DefaultJSONParser"},
        {"fastjson2", "/fastjson2/JSONReader"},
        {"Genson", "/genson/Genson"},
        {"jsoniter", "/jsoniter/JsonIterator"},
        {"kotlinx.serialization", "kotlinx/serialization/json/Json"},
        {"Johnzon", "/johnzon/mapper/Mapper"},
        {"Jackson 1", "/jackson/map/ObjectMapper"},
        {"MOXy", "/persistence/jaxb/JAXBContext"},
        {"Micronaut Serialization", "/micronaut/serde/ObjectMapper"},
        {"DSL-JSON", "/dslplatform/json/DslJson"},
        {"Avaje Jsonb", "/avaje/jsonb/Jsonb"},
        {"json-io", "/cedarsoftware/io/JsonIo"},
        {"circe", "/circe/Decoder"},
        {"Play JSON", "/api/libs/json/Json$"},
        {"json4s", "/json4s/Extraction$"},
        {"jsoniter-scala", "/jsoniter_scala/core/JsonValueCodec"},
        {"spray-json", "spray/json/JsonFormat"},
        {"zio-json", "zio/json/JsonDecoder"},
        {"uPickle", "upickle/core/Types"},
    };

    private final String label;
    private final NameEndings classes;
    private final Payloads payloads;

    private UnwatchedLibrary(String label, String ending, Payloads payloads) {
        this.label = label;
        this.classes = NameEndings.of(ending);
        this.payloads = payloads;
    }

    /** Returns a hook for each of these libraries. */
    public static List<BodyLibrary> all(Payloads payloads) {
        List<BodyLibrary> all = new ArrayList<>();
        for (String[] library : LIBRARIES) {
            all.add(new UnwatchedLibrary(library[0], library[1], payloads));
        }
        return all;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public boolean countsProperties() {
        return false;
    }

    @Override
    public NameEndings classes() {
        return classes;
    }

    @Override
    public byte @Nullable [] weave(@Nullable ClassLoader loader, String internalName, byte[] classFile) {
        failed(internalName);
        return null;
    }

    @Override
    public void failed(String internalName) {
        if (payloads.failAll(label + " cannot be watched")) {
            Log.warn("this version of the agent cannot watch " + label + ", which the application uses: old"
                    + " properties of bodies are reported as failed");
        }
    }
}
