package dev.oldpath.config.text;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads {@code key=value,key=value} with percent-encoded values, as {@code OTEL_RESOURCE_ATTRIBUTES} and the exporter's
 * headers have it. Problems name the position only: the value may be a secret.
 */
public final class KeyValueList {
    /** Which keys are possible. */
    public enum Keys {
        ANY,
        HEADERS
    }

    private KeyValueList() {}

    public static Map<String, String> read(GivenValue given, Keys keys, Problems problems) {
        Map<String, String> pairs = new LinkedHashMap<>();
        int position = 0;
        for (String pair : given.value().split(",", -1)) {
            position++;
            try {
                if (!pair.trim().isEmpty()) {
                    add(pair, keys, pairs);
                }
            } catch (Invalid e) {
                problems.add(given.place(), "entry " + position + " " + e.reason());
            }
        }
        return pairs;
    }

    private static void add(String pair, Keys keys, Map<String, String> pairs) throws Invalid {
        int equals = pair.indexOf('=');
        if (equals < 0) {
            throw new Invalid("has no '='; write key=value,key=value");
        }
        String key = percentDecoded(pair.substring(0, equals).trim());
        String value = percentDecoded(pair.substring(equals + 1).trim());
        if (keys == Keys.HEADERS ? !Names.isHeader(key) : key.isEmpty()) {
            throw new Invalid("has no usable key before its '='; write key=value");
        }
        if (keys == Keys.HEADERS && hasControlCharacter(value)) {
            throw new Invalid("has a control character in its value; remove it");
        }
        pairs.put(key, value);
    }

    /** Unlike {@link java.net.URLDecoder} this leaves a plus sign alone. */
    private static String percentDecoded(String text) throws Invalid {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        byte[] decoded = new byte[encoded.length];
        int length = 0;
        for (int i = 0; i < encoded.length; i++) {
            if (encoded[i] == '%') {
                int high = i + 2 < encoded.length ? Character.digit(encoded[i + 1], 16) : -1;
                int low = high < 0 ? -1 : Character.digit(encoded[i + 2], 16);
                if (low < 0) {
                    throw new Invalid("has a '%' that starts no escape; write a percent sign as %25");
                }
                decoded[length++] = (byte) (high * 16 + low);
                i += 2;
            } else {
                decoded[length++] = encoded[i];
            }
        }
        String result = new String(decoded, 0, length, StandardCharsets.UTF_8);
        if (result.indexOf('\uFFFD') >= 0) {
            throw new Invalid("has percent escapes that are not UTF-8; encode its value as UTF-8");
        }
        return result;
    }

    private static boolean hasControlCharacter(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
