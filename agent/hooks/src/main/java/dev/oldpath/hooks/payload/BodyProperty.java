package dev.oldpath.hooks.payload;

import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A property of a body, as the library that reads or writes the body sees it. Not thread-safe. */
public final class BodyProperty {
    private final Class<?> bean;
    private final String name;
    private final List<Member> members = new ArrayList<>();
    private final List<Member> related = new ArrayList<>();
    private final Set<Class<?>> types = new LinkedHashSet<>();
    private @Nullable String javaName;
    private boolean deprecated;

    /**
     * Creates a property.
     *
     * @param bean the class that is read from or written to a body
     * @param name the property's name in the body
     */
    public BodyProperty(Class<?> bean, String name) {
        this.bean = bean;
        this.name = name;
        addType(bean);
    }

    /** Notes that the library has found {@code @Deprecated} on it, perhaps where class files do not show it. */
    public BodyProperty deprecated(boolean value) {
        deprecated = value;
        return this;
    }

    /** Sets its name in Java, where no member shows it. */
    public BodyProperty javaName(@Nullable String value) {
        javaName = value;
        return this;
    }

    /** Adds a member through which the library reaches it; null is none. */
    public BodyProperty member(@Nullable Member member) {
        if (member != null) {
            members.add(member);
            addType(member.getDeclaringClass());
        }
        return this;
    }

    /** Adds a member that belongs to it, though the library does not reach it through that; null is none. */
    public BodyProperty related(@Nullable Member member) {
        if (member != null) {
            related.add(member);
            addType(member.getDeclaringClass());
        }
        return this;
    }

    /** Adds a type that carries marks for the bean, such as a mix-in; null is none. */
    public BodyProperty mixIn(@Nullable Class<?> type) {
        if (type != null) {
            addType(type);
        }
        return this;
    }

    Class<?> bean() {
        return bean;
    }

    String name() {
        return name;
    }

    boolean isDeprecated() {
        return deprecated;
    }

    /** All members that may carry its mark. */
    List<Member> members() {
        List<Member> all = new ArrayList<>(members);
        all.addAll(related);
        return all;
    }

    /** The types that may carry its marks: the bean with what it extends and implements, and those added. */
    Set<Class<?>> types() {
        return types;
    }

    /** The field that the library reads or writes without its getter or setter; null when there is none. */
    @Nullable
    Field field() {
        for (Member member : members) {
            if (member instanceof Field) {
                return (Field) member;
            }
        }
        return null;
    }

    /** Its name in Java: as given, else that of a member, else that in the body. */
    String javaName() {
        if (javaName != null) {
            return javaName;
        }
        for (Member member : members) {
            if (member instanceof Field) {
                return member.getName();
            }
            if (member instanceof Method) {
                return ofAccessor(member.getName());
            }
        }
        return name;
    }

    /**
     * The class whose property it is, the same whether it is read or written: the one that declares the field, else
     * the first member, else the bean.
     */
    Class<?> declaring() {
        String field = javaName();
        for (Class<?> type = bean; type != null; type = type.getSuperclass()) {
            if (declares(type, field)) {
                return type;
            }
        }
        return members.isEmpty() || members.get(0) instanceof java.lang.reflect.Constructor
                ? bean
                : members.get(0).getDeclaringClass();
    }

    private static boolean declares(Class<?> type, String field) {
        try {
            return type.getDeclaredField(field) != null;
        } catch (NoSuchFieldException | LinkageError e) {
            return false; // an optional dependency of another member is missing
        }
    }

    /** The property of a getter or setter; of another method its own name. */
    static String ofAccessor(String method) {
        int start = method.startsWith("is") ? 2 : method.startsWith("get") || method.startsWith("set") ? 3 : 0;
        if (method.startsWith("with")) {
            start = 4;
        }
        if (start == method.length() || !Character.isUpperCase(method.charAt(start))) {
            return method;
        }
        return Character.toLowerCase(method.charAt(start)) + method.substring(start + 1);
    }

    private void addType(Class<?> type) {
        for (Class<?> each = type; each != null && types.add(each); each = each.getSuperclass()) {
            for (Class<?> parent : each.getInterfaces()) {
                addType(parent);
            }
        }
    }
}
