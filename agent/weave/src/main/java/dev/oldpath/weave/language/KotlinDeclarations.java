package dev.oldpath.weave.language;

import dev.oldpath.weave.classfile.MemberKey;
import dev.oldpath.weave.model.ClassModel;
import dev.oldpath.weave.model.KotlinFunctions;
import dev.oldpath.weave.model.Member;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * What Kotlin's compiler makes of a declaration: static twins of what is in a companion, overloads for default arguments,
 * mangled names, functions of value classes, bodies of interface methods in {@code DefaultImpls}, parts of a facade, and
 * a field, a getter and a setter for a property.
 */
final class KotlinDeclarations extends Declarations {
    private static final String DEFAULT_IMPLS = "$DefaultImpls";
    private static final String IMPL = "-impl";

    private final String owner;
    private final KotlinProperties properties;
    private final KotlinOverloads overloads;

    /** Here, because who creates one has the JVM load it before it is needed. */
    static Declarations of(ClassModel type) {
        return new KotlinDeclarations(type);
    }

    private KotlinDeclarations(ClassModel type) {
        super(type);
        properties = new KotlinProperties(type);
        overloads = new KotlinOverloads(type);
        String facade = type.facade();
        owner = facade != null && type.name().startsWith(facade + "__") ? facade : type.name();
    }

    @Override
    public Declaration method(Member method) {
        MemberKey key = method.key();
        String name = key.name();
        String called = type.code(method).calledOwner();
        if (type.code(method).isStraight() && !called.isEmpty()) {
            Declaration passed = passedOn(method, called, type.code(method).calledName());
            if (passed != null) {
                return passed;
            }
        }
        if (type.name().endsWith(DEFAULT_IMPLS)) {
            return Declaration.method(withoutDefaultImpls(type.name()), name, withoutFirst(key.descriptor()));
        }
        if (name.endsWith(IMPL) && isValueClass()) {
            return ofValueClass(method);
        }
        String property = type.is(Opcodes.ACC_INTERFACE) ? null : properties.of(name);
        if (property != null && method.mark().isDeprecated()) {
            Declaration accessor = Declaration.property(owner, property);
            // What is in a companion is kept in a field of the class around it, where it counts.
            boolean kept = type.code(method).calledName().startsWith("access$")
                    && type.code(method).calledName().endsWith("$cp");
            return kept ? accessor.between() : accessor;
        }
        return Declaration.method(owner, sourceName(method), key.descriptor());
    }

    private @Nullable Declaration passedOn(Member method, String called, String calledName) {
        MemberKey key = method.key();
        String name = key.name();
        if (type.name().endsWith(DEFAULT_IMPLS) && calledName.startsWith("access$") && calledName.endsWith("$jd")) {
            return Declaration.method(withoutDefaultImpls(type.name()), name, withoutFirst(key.descriptor()))
                    .none();
        }
        if (called.endsWith(DEFAULT_IMPLS) && calledName.equals(name)) {
            String declaring = withoutDefaultImpls(called);
            return type.name().endsWith(DEFAULT_IMPLS)
                    ? Declaration.method(declaring, name, withoutFirst(key.descriptor()))
                            .between()
                    : Declaration.method(declaring, name, key.descriptor()).passedOn();
        }
        boolean same = key.equals(type.code(method).called());
        if (same && method.is(Opcodes.ACC_STATIC) && called.startsWith(type.name() + "__")) {
            return Declaration.method(type.name(), name, key.descriptor()).passedOn();
        }
        if (same && method.is(Opcodes.ACC_STATIC) && called.startsWith(type.name() + '$')) {
            String property = properties.ofCompanion(name);
            return (property == null
                            ? Declaration.method(called, sourceName(method), key.descriptor())
                            : Declaration.property(called, property))
                    .passedOn();
        }
        if (called.equals(type.name()) && calledName.equals(name + IMPL) && isValueClass()) {
            return Declaration.method(owner, name, key.descriptor()).passedOn();
        }
        Member main = called.equals(type.name()) ? overloads.main(method) : null;
        return main == null
                ? null
                : Declaration.method(owner, sourceName(main), main.key().descriptor())
                        .passedOn();
    }

    private boolean isValueClass() {
        for (Member member : type.members()) {
            if (member.key().name().equals("box-impl")) {
                return true;
            }
        }
        return false;
    }

    private Declaration ofValueClass(Member method) {
        String name = method.key().name();
        String plain = name.substring(0, name.length() - IMPL.length());
        String descriptor = method.key().descriptor();
        return plain.equals("constructor")
                ? Declaration.method(owner, "<init>", descriptor)
                : Declaration.method(owner, plain, withoutFirst(descriptor));
    }

    /** Takes away what is behind the name because of a value class among the parameters, or of the module. */
    private String sourceName(Member method) {
        String name = method.key().name();
        int end = name.indexOf('-');
        if (end <= 0 && method.is(Opcodes.ACC_PUBLIC) && !method.is(Opcodes.ACC_SYNTHETIC)) {
            end = name.indexOf('$');
        }
        if (end <= 0) {
            return name;
        }
        String plain = name.substring(0, end);
        for (Member other : type.members()) {
            String otherName = other.key().name();
            if (other != method
                    && other.key().descriptor().equals(method.key().descriptor())
                    && (otherName.equals(plain)
                            || otherName.startsWith(plain + '-')
                            || otherName.startsWith(plain + '$'))) {
                return name; // the plain name would be that of two
            }
        }
        return plain;
    }

    @Override
    public boolean isCopied(Member method) {
        KotlinFunctions functions = type.functions();
        String name = method.key().name();
        return functions != null
                && (functions.isInline(name) || functions.isInline(plain(name)))
                && !isShownInCode(name);
    }

    /** Whether the code shows which of the functions with this name are inline. */
    private boolean isShownInCode(String name) {
        for (Member other : type.members()) {
            if (other.key().isMethod()
                    && other.key().name().equals(name)
                    && type.code(other).isInline()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean mayBeCopied(Member method) {
        if (!type.isDescribed()) {
            return !type.name().endsWith(DEFAULT_IMPLS);
        }
        KotlinFunctions functions = type.functions();
        String name = method.key().name();
        boolean known = functions != null && (functions.has(name) || functions.has(plain(name)));
        return !known && type.code(method).isStripped();
    }

    /** A name without what is behind it because of a value class among the parameters, or of the module. */
    private static String plain(String name) {
        int end = name.indexOf('-');
        end = end > 0 ? end : name.indexOf('$');
        return end > 0 ? name.substring(0, end) : name;
    }

    @Override
    public boolean isOfSingleton(Member constructor) {
        return constructor.is(Opcodes.ACC_PRIVATE) && type.hasField("INSTANCE");
    }

    @Override
    public Declaration field(Member field) {
        String name = field.key().name();
        int delegate = name.indexOf("$delegate");
        String plain = delegate > 0 ? name.substring(0, delegate) : name;
        String companion = field.is(Opcodes.ACC_STATIC) && field.is(Opcodes.ACC_PRIVATE) ? companion() : null;
        return Declaration.property(companion == null ? owner : companion, plain);
    }

    private @Nullable String companion() {
        for (Member member : type.members()) {
            String descriptor = member.key().descriptor();
            if (member.is(Opcodes.ACC_STATIC)
                    && descriptor.equals('L' + type.name() + '$' + member.key().name() + ';')) {
                return descriptor.substring(1, descriptor.length() - 1);
            }
        }
        return null;
    }

    private static String withoutDefaultImpls(String name) {
        return name.substring(0, name.length() - DEFAULT_IMPLS.length());
    }
}
