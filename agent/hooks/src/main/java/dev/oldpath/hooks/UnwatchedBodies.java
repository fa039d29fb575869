package dev.oldpath.hooks;

import dev.oldpath.hooks.payload.Payloads;
import dev.oldpath.ledger.Log;
import dev.oldpath.weave.ClassHook;
import java.util.HashMap;
import java.util.Map;

/**
 * Libraries for bodies that the agent cannot watch yet. When one of them loads what it works with, old properties are
 * reported as failed: they may be read and written unseen. Thread-safe.
 */
public final class UnwatchedBodies implements ClassHook {
    private final Map<String, String> libraries = new HashMap<>();
    private final Payloads payloads;

    /** Creates the hook for these properties. */
    public UnwatchedBodies(Payloads payloads) {
        this.payloads = payloads;
        libraries.put("com/squareup/moshi/Moshi", "Moshi");
        libraries.put("com/alibaba/fastjson/parser/DefaultJSONParser", "fastjson");
        libraries.put("com/alibaba/fastjson2/JSONReader", "fastjson2");
        libraries.put("com/owlike/genson/Genson", "Genson");
        libraries.put("com/jsoniter/JsonIterator", "jsoniter");
        libraries.put("kotlinx/serialization/json/Json", "kotlinx.serialization");
        libraries.put("org/apache/johnzon/mapper/Mapper", "Johnzon");
        libraries.put("org/codehaus/jackson/map/ObjectMapper", "Jackson 1");
    }

    @Override
    public boolean wants(String internalName) {
        return libraries.containsKey(internalName);
    }

    @Override
    public byte[] weave(String internalName, byte[] classFile) {
        failed(internalName);
        return classFile;
    }

    @Override
    public void failed(String internalName) {
        String library = libraries.get(internalName);
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
