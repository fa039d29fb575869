package dev.oldpath.weave.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which functions of a class are inline, as Kotlin's compiler writes it into the annotation {@code kotlin.Metadata}:
 * shrinkers remove the names of variables that show it in the code. Immutable.
 */
public final class KotlinFunctions {
    private static final int CLASS = 1;
    private static final int FILE = 2;
    private static final int PART_OF_FACADE = 5;
    private static final int INLINE_FUNCTION = 1 << 10;
    private static final int INLINE_ACCESSOR = 1 << 8;

    private final Set<String> names = new HashSet<>();
    private final Set<String> inline = new HashSet<>();

    private KotlinFunctions() {}

    /** Whether a function or accessor that is called so in the class file is inline, or one of several is. */
    public boolean isInline(String name) {
        return inline.contains(name);
    }

    /** Whether there is one that is called so. */
    public boolean has(String name) {
        return names.contains(name);
    }

    /**
     * Reads what is in the annotation.
     *
     * @param data its bytes, in strings
     * @param strings the names that the bytes refer to
     * @return null when it is of another kind, or of a form that is not known
     */
    static @Nullable KotlinFunctions read(int kind, List<String> data, List<String> strings) {
        if ((kind != CLASS && kind != FILE && kind != PART_OF_FACADE)
                || data.isEmpty()
                || !data.get(0).startsWith("\u0000")) {
            return null;
        }
        try {
            KotlinFunctions read = new KotlinFunctions();
            ProtoMessage all =
                    new ProtoMessage(String.join("", data).substring(1).getBytes(StandardCharsets.ISO_8859_1));
            List<String> names = names(all.delimited(), strings);
            read.declarations(all, names, kind == CLASS ? 9 : 3, kind == CLASS ? 10 : 4);
            return read;
        } catch (IndexOutOfBoundsException e) {
            return null;
        }
    }

    private void declarations(ProtoMessage all, List<String> names, int function, int property) {
        while (all.next()) {
            if (all.field() == function) {
                function(all.message(), names);
            } else if (all.field() == property) {
                property(all.message(), names);
            }
        }
    }

    private void function(ProtoMessage function, List<String> all) {
        int flags = 0;
        String name = "";
        while (function.next()) {
            if (function.field() == 9) {
                flags = function.number();
            } else if (function.field() == 2) {
                name = all.get(function.number());
            }
        }
        add(name, (flags & INLINE_FUNCTION) != 0);
    }

    private void property(ProtoMessage property, List<String> all) {
        int getter = 0;
        int setter = 0;
        String name = "";
        while (property.next()) {
            switch (property.field()) {
                case 2:
                    name = all.get(property.number());
                    break;
                case 7:
                    getter = property.number();
                    break;
                case 8:
                    setter = property.number();
                    break;
                default:
            }
        }
        if (name.isEmpty()) {
            return;
        }
        boolean is = name.startsWith("is") && name.length() > 2 && !Character.isLowerCase(name.charAt(2));
        String capital = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        add(is ? name : "get" + capital, (getter & INLINE_ACCESSOR) != 0);
        add("set" + (is ? name.substring(2) : capital), (setter & INLINE_ACCESSOR) != 0);
    }

    private void add(String name, boolean isInline) {
        names.add(name);
        if (isInline) {
            inline.add(name);
        }
    }

    /** Returns all names: most are among the strings, some are written out. */
    private static List<String> names(ProtoMessage table, List<String> strings) {
        List<String> names = new ArrayList<>();
        while (table.next()) {
            if (table.field() == 1) {
                record(table.message(), names, strings);
            }
        }
        return names;
    }

    private static void record(ProtoMessage record, List<String> names, List<String> strings) {
        int range = 1;
        String text = null;
        boolean known = false;
        while (record.next()) {
            if (record.field() == 1) {
                range = record.number();
            } else if (record.field() == 2) {
                known = true; // the name of a class of the library
            } else if (record.field() == 6) {
                text = record.text();
            }
        }
        for (int i = 0; i < range; i++) {
            int at = names.size();
            names.add(text != null ? text : known || at >= strings.size() ? "" : strings.get(at));
        }
    }
}
