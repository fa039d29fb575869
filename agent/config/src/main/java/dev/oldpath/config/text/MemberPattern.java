package dev.oldpath.config.text;

import java.util.Arrays;
import java.util.List;

/**
 * Checks {@code class#member}, where {@code *} matches any characters: {@code com.acme.Pricing#legacy*}. A method may
 * have its parameter types, {@code com.acme.Pricing#legacy(java.lang.String,int[])}.
 */
public final class MemberPattern {
    private static final List<String> PRIMITIVES =
            Arrays.asList("boolean", "byte", "char", "short", "int", "long", "float", "double");
    /** What no name in a class file has (JVMS 4.2.2), and what would be a mistake in a pattern. */
    private static final String IMPOSSIBLE = ".;[/<>():#, \t";

    private MemberPattern() {}

    /** The pattern without blanks. */
    public static String method(String text) throws Invalid {
        String pattern = text.replace(" ", "");
        int paren = pattern.indexOf('(');
        String member = paren < 0 ? pattern : pattern.substring(0, paren);
        String name = memberName(member, "com.acme.Pricing#legacy*");
        if (!name.equals("<init>")) {
            checkMember(name, "a method");
        }
        if (paren >= 0) {
            checkParameters(pattern.substring(paren));
        }
        return pattern;
    }

    public static String field(String text) throws Invalid {
        checkMember(memberName(text, "com.acme.Order#priority"), "a field");
        return text;
    }

    /** A property as it is named in the body, which need not be a name that Java could have. */
    public static String property(String text) throws Invalid {
        String name = memberName(text, "com.acme.OrderDto#priority");
        if (name.indexOf(' ') >= 0 || name.indexOf('#') >= 0 || name.indexOf('(') >= 0) {
            throw new Invalid(Problems.quote(name) + " is no name of a property; write com.acme.OrderDto#priority");
        }
        return text;
    }

    private static String memberName(String member, String example) throws Invalid {
        int hash = member.indexOf('#');
        if (hash < 0) {
            throw new Invalid(
                    Problems.quote(member) + " has no '#' before the member; write " + withHash(member, example));
        }
        String type = member.substring(0, hash);
        if (!isTypePattern(type)) {
            throw new Invalid(Problems.quote(type) + " is no class; write its full name with dots, such as " + example);
        }
        if (hash == member.length() - 1) {
            throw new Invalid(Problems.quote(member) + " has nothing after its '#'; write " + example);
        }
        return member.substring(hash + 1);
    }

    /** The member as it was probably meant: what follows the last dot, unless that looks like the class. */
    private static String withHash(String member, String example) {
        int dot = member.lastIndexOf('.');
        boolean meant = dot > 0 && isTypePattern(member) && !Character.isUpperCase(member.charAt(dot + 1));
        return meant ? member.substring(0, dot) + "#" + member.substring(dot + 1) : example;
    }

    private static boolean isTypePattern(String type) {
        return Names.isDotted(type.replace('*', 'x'));
    }

    private static void checkMember(String name, String what) throws Invalid {
        for (int i = 0; i < name.length(); i++) {
            if (IMPOSSIBLE.indexOf(name.charAt(i)) >= 0) {
                throw new Invalid(Problems.quote(name) + " is no name of " + what
                        + "; write letters, digits and *, or <init> for constructors");
            }
        }
    }

    private static void checkParameters(String list) throws Invalid {
        if (!list.endsWith(")")) {
            throw new Invalid(Problems.quote(list) + " has no ')' at its end; write (java.lang.String)");
        }
        String types = list.substring(1, list.length() - 1);
        if (types.isEmpty()) {
            return;
        }
        for (String type : types.split(",", -1)) {
            if (!isParameter(type)) {
                throw new Invalid(
                        Problems.quote(type) + " is no parameter type; write full names without generics, such"
                                + " as (java.lang.String,int[]), or leave the parentheses out for all overloads");
            }
        }
    }

    private static boolean isParameter(String type) {
        String element = type;
        while (element.endsWith("[]")) {
            element = element.substring(0, element.length() - 2);
        }
        // A class without package is far more often one whose package was forgotten.
        return PRIMITIVES.contains(element) || (element.indexOf('.') > 0 && Names.isDotted(element));
    }
}
