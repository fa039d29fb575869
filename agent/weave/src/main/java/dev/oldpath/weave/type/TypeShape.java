package dev.oldpath.weave.type;

import dev.oldpath.weave.classfile.Signature;
import dev.oldpath.weave.mark.Found;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.signature.SignatureReader;
import net.bytebuddy.jar.asm.signature.SignatureVisitor;
import org.jspecify.annotations.Nullable;

/**
 * What of a class file decides to which declaration a use belongs: its supertypes, its members, and which of them are
 * counted at their uses. Immutable; refers to no class or loader.
 */
public final class TypeShape extends ClassVisitor {
    private final Map<String, Integer> marked;
    private final Map<String, Integer> inside;
    private final Map<String, Integer> members = new HashMap<>();
    private String name = "";
    private @Nullable String superName;
    private String[] interfaces = {};
    private int access;
    private boolean mxBean;
    private Set<String> converted = Collections.emptySet();

    private TypeShape(Map<String, Integer> marked, Map<String, Integer> inside) {
        super(Opcodes.ASM9);
        this.inside = inside;
        this.marked = marked;
    }

    /** Returns the shape of a class with these marks. */
    public static TypeShape of(ClassReader reader, Found found) {
        TypeShape shape = new TypeShape(found.atSites(), found.inside());
        reader.accept(shape, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
        return shape;
    }

    @Override
    public void visit(
            int version, int access, String name, String signature, @Nullable String superName, String[] interfaces) {
        this.name = name;
        this.access = access;
        this.superName = superName;
        this.interfaces = interfaces;
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        mxBean |= descriptor.equals("Ljavax/management/MXBean;");
        return null;
    }

    @Override
    public @Nullable FieldVisitor visitField(
            int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
        members.put(Signature.key(name, descriptor), access);
        return null;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        members.put(Signature.key(name, descriptor), access);
        if (isMXBean()) {
            converted = converted.isEmpty() ? new HashSet<>() : converted;
            new SignatureReader(signature == null ? descriptor : signature).accept(new Named());
        }
        return null;
    }

    /** Takes the names of types, also of those that parameterize others. */
    private final class Named extends SignatureVisitor {
        private String outer = "";

        Named() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visitClassType(String name) {
            outer = name;
            converted.add(name);
        }

        @Override
        public void visitInnerClassType(String name) {
            visitClassType(outer + '$' + name);
        }

        @Override
        public SignatureVisitor visitTypeArgument(char wildcard) {
            return new Named();
        }
    }

    public String name() {
        return name;
    }

    @Nullable
    public String superName() {
        return superName;
    }

    public String[] interfaces() {
        return interfaces;
    }

    public boolean is(int flag) {
        return (access & flag) != 0;
    }

    /** Whether it is the interface of an MXBean, if it is one. */
    public boolean isMXBean() {
        return mxBean || name.endsWith("MXBean");
    }

    /** What the methods of an MXBean take and return, and JMX converts; empty for all others. */
    public Set<String> converted() {
        return converted;
    }

    /** The keys of all members that the type itself declares. */
    public Set<String> members() {
        return members.keySet();
    }

    /** The access flags of a member that the type itself declares; null when it does not. */
    @Nullable
    public Integer member(String key) {
        return members.get(key);
    }

    /** Whether the type declares another field with the name of this one, as only obfuscators make it. */
    public boolean hasNamesake(String key) {
        String name = key.substring(0, key.indexOf('.') + 1);
        for (String member : members.keySet()) {
            if (member.startsWith(name) && !member.equals(key) && member.charAt(name.length()) != '(') {
                return true;
            }
        }
        return false;
    }

    /** The paths of the members that the type itself declares and that are counted at their uses, by key. */
    public Map<String, Integer> marked() {
        return marked;
    }

    /** The paths of the methods that the type itself declares and that count their uses themselves, by key. */
    public Map<String, Integer> inside() {
        return inside;
    }
}
