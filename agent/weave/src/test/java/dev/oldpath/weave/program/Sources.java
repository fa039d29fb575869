package dev.oldpath.weave.program;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes a program down in Java 8. */
final class Sources {
    private static final String SINK = String.join(
            "\n",
            "package com.acme.gen;",
            "/** Where all values go. */",
            "public final class Sink {",
            "  private static long printed;",
            "  private static long digest;",
            "  public static void put(long value) { printed++; digest = digest * 31 + value; }",
            "  public static String printed() { return printed + \" values \" + digest; }",
            "  public static String text(long value) { return \"s\" + value; }",
            "  public static long number(String text) { return text == null ? 0 : text.hashCode(); }",
            "  public static long number(int[] array) { return array == null ? 0 : array[0]; }",
            "  public static long number(long[] array) { return array == null ? 0 : array[0]; }",
            "  public static long fail(long ignored) { throw new IllegalStateException(); }",
            "  public static long code(RuntimeException e) { return e instanceof NullPointerException ? "
                    + Place.NULL_POINTER + " : " + Expressions.FAILED + "; }",
            "}");

    private static final String MAIN = String.join(
            "\n",
            "package com.acme.gen;",
            "/** Runs everything; the argument says where the classes of the other loader are. */",
            "public final class Main {",
            "  public static void main(String[] arguments) throws Exception {",
            "    java.net.URL[] urls = {new java.io.File(arguments[0]).toURI().toURL()};",
            "    System.out.println(run(new java.net.URLClassLoader(urls, Main.class.getClassLoader())));",
            "  }",
            "  public static String run(ClassLoader far) throws Exception {",
            "    World.run();",
            "    far.loadClass(\"com.acme.far.World\").getMethod(\"run\").invoke(null);",
            "    return Sink.printed();",
            "  }",
            "}");

    private final List<Type> types;
    private final Map<String, String> files = new LinkedHashMap<>();

    Sources(List<Type> types) {
        this.types = types;
    }

    /** Returns sources by the name of the type. */
    Map<String, String> files() {
        files.put("com.acme.gen.Sink", SINK);
        files.put("com.acme.gen.Main", MAIN);
        files.put("com.acme.gen.World", world("com.acme.gen"));
        files.put("com.acme.far.World", world("com.acme.far"));
        for (Type type : types) {
            if (type.outer == null) {
                files.put(type.binaryName(), "package " + type.packageName + ";\npublic " + type(type));
            }
        }
        return files;
    }

    private String type(Type type) {
        String kind = type.sort.name().toLowerCase(Locale.ROOT);
        StringBuilder java = new StringBuilder(kind + " " + type.name);
        if (type.superType != null) {
            java.append(" extends ").append(type.superType.java());
        }
        for (Type implemented : type.interfaces) {
            java.append(type.isClass() ? " implements " : " extends ").append(implemented.java());
        }
        java.append(" {\n");
        if (type.sort == Type.Sort.ENUM) {
            type.fields.forEach(
                    field -> java.append(field.annotation()).append(field.name).append(",\n"));
            return java + "}\n";
        }
        type.fields.forEach(field -> java.append(field(field)));
        if (type.isClass()) {
            java.append("static {\nlong v = 0;\n")
                    .append(Code.java(type.initializer))
                    .append("\n}\n");
            java.append("public ").append(type.name).append("() {\nlong v = 0;\n");
            java.append(Code.java(type.constructor)).append("\n}\n");
        }
        type.methods.forEach(method -> java.append(method(method)));
        type.nested.forEach(nested -> java.append("static ").append(type(nested)));
        return java + "}\n";
    }

    private static String field(Field field) {
        String access =
                field.access == Field.Access.PACKAGE ? "" : field.access.name().toLowerCase(Locale.ROOT) + " ";
        String value = field.initial == null ? "" : " = " + initial(field, field.initial);
        return field.annotation() + access + (field.isStatic ? "static " : "") + (field.isInlined ? "final " : "")
                + field.kind.java() + " " + field.name + value + ";\n";
    }

    /** A value that javac inlines, or one that it does not even in an interface, where every field is final. */
    private static String initial(Field field, long value) {
        return field.kind.from(field.isInlined ? value + "L" : "Long.parseLong(\"" + value + "\")");
    }

    private static String method(Method method) {
        StringBuilder java = new StringBuilder("public " + (method.isStatic ? "static " : ""));
        java.append("long ").append(method.name()).append("(long v) {\n");
        int last = method.body.size() - 1;
        method.body.subList(0, last).forEach(code -> java.append(code.java()).append('\n'));
        return java + "return " + method.body.get(last).java() + ";\n}\n";
    }

    /** Keeps an object of every class and calls every method. */
    private String world(String packageName) {
        StringBuilder fields = new StringBuilder();
        StringBuilder run = new StringBuilder();
        for (Type type : types) {
            if (type.isClass() && type.packageName.equals(packageName)) {
                String name = type.kept().substring(type.kept().lastIndexOf('.') + 1);
                fields.append("public static ")
                        .append(type.java())
                        .append(' ')
                        .append(name)
                        .append(";\n");
                run.append(name).append(" = new ").append(type.java()).append("();\n");
            }
        }
        for (Type type : types) {
            if (type.packageName.equals(packageName)) {
                for (Method method : type.methods) {
                    String target = method.isStatic ? type.java() : type.kept();
                    run.append("try { Sink.put(").append(target).append('.').append(method.name());
                    run.append("(").append(method.number).append("L)); }");
                    run.append(" catch (RuntimeException e) { Sink.put(Sink.code(e)); }\n");
                }
            }
        }
        return "package " + packageName + ";\nimport com.acme.gen.Sink;\npublic final class World {\n" + fields
                + "public static void run() {\n" + run + "}\n}\n";
    }
}
