package dev.oldpath.hooks.advice;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.isBridge;
import static net.bytebuddy.matcher.ElementMatchers.isNative;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.not;

import dev.oldpath.weave.crossing.CrossingNumber;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.asm.MemberSubstitution;
import net.bytebuddy.asm.MemberSubstitution.Substitution.Chain.Step;
import net.bytebuddy.asm.ModifierAdjustment;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.modifier.FieldManifestation;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.TypeResolutionStrategy;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.pool.TypePool;

/**
 * Weaves the methods of one class with Byte Buddy. Not thread-safe.
 *
 * <p>It knows the class from its class file and nothing else: a transformation must neither load a class of the
 * application nor ask the application's class loader for a class file. Of all other types only the names are known, so
 * advice takes their objects as {@code Object} with {@code typing = DYNAMIC}. No member is added. Stack map frames are
 * extended and not computed; to compute them ASM would have to know which class extends which.
 */
public final class ClassEdit {
    /** Where the class files of the agent's own classes are. */
    private static final ClassFileLocator AGENT = ClassFileLocator.ForClassLoader.of(ClassEdit.class.getClassLoader());

    private static final TypePool AGENT_TYPES = TypePool.Default.WithLazyResolution.of(AGENT);

    /** Where the search for a superclass ends. */
    private static final TypePool OBJECT = new TypePool.Explicit(
            Collections.singletonMap(Object.class.getName(), TypeDescription.ForLoadedType.of(Object.class)));

    private final ClassFileLocator classFile;
    private final TypePool types;
    private final TypeDescription type;
    private final List<AsmVisitorWrapper> edits = new ArrayList<>();
    private final List<CallReport> reports = new ArrayList<>();

    /**
     * Starts to edit a class. Waits until Byte Buddy is loaded, see {@link ByteBuddyThread}.
     *
     * @throws IllegalStateException when Byte Buddy could not be loaded
     */
    public static ClassEdit of(String internalName, byte[] classFile) {
        ByteBuddyThread.await();
        return new ClassEdit(internalName, classFile);
    }

    ClassEdit(String internalName, byte[] classFile) {
        String name = internalName.replace('/', '.');
        this.classFile = ClassFileLocator.Simple.of(name, classFile);
        types = new TypePool.Default.WithLazyResolution(
                new TypePool.CacheProvider.Simple(), this.classFile, TypePool.Default.ReaderMode.FAST, OBJECT);
        type = types.describe(name).resolve();
    }

    /** Returns the class file of a class of the agent. */
    static byte[] classFile(Class<?> type) throws IOException {
        return AGENT.locate(type.getName()).resolve();
    }

    /** The class. Of the types that it mentions only the names are known. */
    public TypeDescription type() {
        return type;
    }

    /** Whether the class has such a method; abstract, native and bridge methods are left out. */
    public boolean has(ElementMatcher<? super MethodDescription> methods) {
        return !type.getDeclaredMethods().filter(withCode(methods)).isEmpty();
    }

    /**
     * Inlines advice.
     *
     * @param methods where; abstract, native and bridge methods are left out
     * @param advice the class with the advice
     * @param crossing the value of its parameter that is annotated with {@link CrossingNumber}
     * @throws IllegalArgumentException when the class has no such method
     */
    public ClassEdit advise(ElementMatcher<? super MethodDescription> methods, Class<?> advice, int crossing) {
        return advise(methods, advice, Advice.withCustomMapping().bind(CrossingNumber.class, crossing));
    }

    /**
     * Inlines advice if the class has such a method in this version.
     *
     * @param parameters simple names of the parameter types
     * @return whether it has
     */
    public boolean adviseIfPresent(String method, List<String> parameters, Class<?> advice, int crossing) {
        ElementMatcher<MethodDescription> wanted = Methods.method(method, parameters);
        if (!has(wanted)) {
            return false;
        }
        advise(wanted, advice, crossing);
        return true;
    }

    /** The same as {@link #advise(ElementMatcher, Class, int)} for advice with annotations of its own. */
    public ClassEdit advise(
            ElementMatcher<? super MethodDescription> methods, Class<?> advice, Advice.WithCustomMapping mapping) {
        // Described by its class file: reflection would make proxies for the annotations.
        TypeDescription description = AGENT_TYPES.describe(advice.getName()).resolve();
        edits.add(mapping.to(description, AGENT)
                .withAssigner(CastingAssigner.INSTANCE)
                .on(found(methods)));
        return this;
    }

    /**
     * Adds a report behind calls that methods make.
     *
     * @param methods in which methods; abstract, native and bridge methods are left out
     * @param callee the type on which the calls are made, with the methods that are called
     * @param calls which of its methods
     * @throws IllegalArgumentException when the class has no such method; {@link #woven} throws it when none of them makes
     *     such a call
     */
    public ClassEdit report(
            ElementMatcher<? super MethodDescription> methods,
            TypeDescription callee,
            ElementMatcher<? super MethodDescription> calls,
            CallReport report) {
        reports.add(report);
        return substitute(
                methods,
                callee,
                MemberSubstitution.relaxed()
                        .invokable(calls)
                        .replaceWithChain(Step.OfOriginalExpression.INSTANCE, report));
    }

    /** Lets advice write a field that only constructors may write: it is no longer final. */
    public ClassEdit writable(String field) {
        edits.add(new ModifierAdjustment().withFieldModifiers(named(field), FieldManifestation.PLAIN));
        return this;
    }

    /** The same for another substitution, which need not find a call. */
    public ClassEdit substitute(
            ElementMatcher<? super MethodDescription> methods,
            TypeDescription callee,
            MemberSubstitution substitution) {
        // Calls of all other types, of which nothing is known, are left alone.
        TypePool calleeOnly = new TypePool.Explicit(Collections.singletonMap(callee.getName(), callee));
        edits.add(substitution
                .with(new MemberSubstitution.TypePoolResolver.ForExplicitPool(calleeOnly))
                .with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE)
                .on(found(methods)));
        return this;
    }

    private ElementMatcher<MethodDescription> found(ElementMatcher<? super MethodDescription> methods) {
        if (!has(methods)) {
            throw new IllegalArgumentException("this version of " + type.getName() + " has no method " + methods);
        }
        return withCode(methods);
    }

    private static ElementMatcher<MethodDescription> withCode(ElementMatcher<? super MethodDescription> methods) {
        ElementMatcher.Junction<MethodDescription> withCode =
                not(isAbstract().or(isNative()).or(isBridge()));
        return withCode.and(methods);
    }

    /** Returns the new class file. */
    public byte[] woven() {
        DynamicType.Builder<?> builder = new ByteBuddy()
                .with(TypeValidation.DISABLED)
                .with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE)
                .with(Implementation.Context.Disabled.Factory.INSTANCE)
                .decorate(type, classFile);
        for (AsmVisitorWrapper edit : edits) {
            builder = builder.visit(edit);
        }
        byte[] woven =
                builder.make(TypeResolutionStrategy.Disabled.INSTANCE, types).getBytes();
        for (CallReport report : reports) {
            if (!report.isUsed()) {
                throw new IllegalArgumentException("this version of " + type.getName() + " calls something else");
            }
        }
        return woven;
    }
}
