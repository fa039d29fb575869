package dev.oldpath.hooks.jackson;

import dev.oldpath.hooks.jackson.ClassFiles.Declared;
import dev.oldpath.hooks.jackson.ClassFiles.Member;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** Finds what would not link in a set of class files, or no longer override what it is there to override. */
final class References {
    private final Map<String, byte[]> classFiles;
    private final ClassFiles all;
    private final Set<String> wrong = new TreeSet<>();

    private References(Map<String, byte[]> classFiles, ClassLoader others) {
        this.classFiles = classFiles;
        this.all = new ClassFiles(classFiles, others);
    }

    /**
     * Returns what is wrong, one line each.
     *
     * @param classFiles by internal name
     * @param others finds the class files to which they refer
     */
    static Set<String> wrong(Map<String, byte[]> classFiles, ClassLoader others) {
        References references = new References(classFiles, others);
        references.check();
        return references.wrong;
    }

    private void check() {
        for (Map.Entry<String, byte[]> each : classFiles.entrySet()) {
            Declared type = all.find(each.getKey());
            if (type == null) {
                wrong.add(each.getKey() + " has another name");
                continue;
            }
            ClassReader reader = new ClassReader(each.getValue());
            pool(type, reader);
            for (Member member : type.methods.values()) {
                types(type, member.type);
            }
            for (Member member : type.fields.values()) {
                types(type, member.type);
            }
            reader.accept(new Code(type), 0);
            inherited(type);
        }
    }

    /** Every class that the class file names. */
    private void pool(Declared type, ClassReader reader) {
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int i = 1; i < reader.getItemCount(); i++) {
            int at = reader.getItem(i);
            if (at > 0 && reader.readByte(at - 1) == 7) { // CONSTANT_Class
                String name = reader.readUTF8(at, buffer);
                types(type, Type.getObjectType(name));
            }
        }
    }

    private void types(Declared from, Type type) {
        switch (type.getSort()) {
            case Type.METHOD:
                types(from, type.getReturnType());
                for (Type argument : type.getArgumentTypes()) {
                    types(from, argument);
                }
                break;
            case Type.ARRAY:
                types(from, type.getElementType());
                break;
            case Type.OBJECT:
                Declared found = all.find(type.getInternalName());
                if (found == null) {
                    wrong.add(from.name + ": no class " + type.getInternalName());
                } else if ((found.access & Opcodes.ACC_PUBLIC) == 0 && !samePackage(from, found)) {
                    wrong.add(from.name + ": may not use " + found.name);
                }
                break;
            default:
        }
    }

    private static boolean samePackage(Declared one, Declared other) {
        return home(one.name).equals(home(other.name));
    }

    private static String home(String name) {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }

    /** Every field and method that the code uses. */
    private final class Code extends ClassVisitor {
        private final Declared from;

        Code(Declared from) {
            super(Opcodes.ASM9);
            this.from = from;
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitFieldInsn(int opcode, String owner, String field, String type) {
                    boolean isStatic = opcode == Opcodes.GETSTATIC || opcode == Opcodes.PUTSTATIC;
                    Declared of = all.find(owner);
                    types(from, Type.getType(type));
                    use(from, owner, field + type, of == null ? null : of.field(field + type), isStatic);
                }

                @Override
                public void visitMethodInsn(int opcode, String owner, String method, String type, boolean isInterface) {
                    Declared of = owner.startsWith("[") ? all.find("java/lang/Object") : all.find(owner);
                    types(from, Type.getMethodType(type));
                    use(
                            from,
                            owner,
                            method + type,
                            of == null ? null : of.method(method + type),
                            opcode == Opcodes.INVOKESTATIC);
                    if (of != null && of.isInterface() != isInterface) {
                        wrong.add(from.name + ": " + owner + " is called as if it were" + (isInterface ? " an" : " no")
                                + " interface");
                    }
                }

                @Override
                public void visitInvokeDynamicInsn(String name, String type, Handle bootstrap, Object... arguments) {
                    wrong.add(from.name + ": invokedynamic, of which this test knows nothing");
                }
            };
        }
    }

    private void use(Declared from, String owner, String key, @Nullable Member member, boolean isStatic) {
        if (member == null) {
            wrong.add(from.name + ": no " + owner + "." + key);
        } else if (member.is(Opcodes.ACC_STATIC) != isStatic) {
            wrong.add(from.name + ": " + owner + "." + key + " is" + (isStatic ? " not" : "") + " static");
        } else if (!mayUse(from, member)) {
            wrong.add(from.name + ": may not use " + owner + "." + key);
        }
    }

    private static boolean mayUse(Declared from, Member member) {
        if (member.owner == from || member.is(Opcodes.ACC_PUBLIC)) {
            return true;
        }
        if (member.is(Opcodes.ACC_PRIVATE)) {
            return false;
        }
        return samePackage(from, member.owner)
                || (member.is(Opcodes.ACC_PROTECTED) && from.supertypes().contains(member.owner));
    }

    /** A method that looks like one of ours must override one, and what is abstract must be there. */
    private void inherited(Declared type) {
        Declared parent = type.parent();
        if (parent == null || parent.name.equals("java/lang/Object")) {
            return;
        }
        if ((parent.access & Opcodes.ACC_FINAL) != 0) {
            wrong.add(type.name + ": " + parent.name + " is final");
        }
        List<Declared> supertypes = type.supertypes();
        for (Member own : type.methods.values()) {
            boolean overriding = !own.is(Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC)
                    && !own.key.startsWith("<");
            if (overriding) {
                overrides(type, own, supertypes);
            }
        }
        for (Declared each : supertypes) {
            for (Member inherited : each.methods.values()) {
                Member here = inherited.is(Opcodes.ACC_ABSTRACT) ? type.method(inherited.key) : inherited;
                if (inherited.is(Opcodes.ACC_ABSTRACT) && (here == null || here.is(Opcodes.ACC_ABSTRACT))) {
                    wrong.add(type.name + ": does not implement " + each.name + "." + inherited.key);
                }
            }
        }
    }

    private void overrides(Declared type, Member own, List<Declared> supertypes) {
        for (Declared each : supertypes) {
            Member inherited = each.methods.get(own.key);
            if (inherited != null && !inherited.is(Opcodes.ACC_PRIVATE) && mayUse(type, inherited)) {
                if (inherited.is(Opcodes.ACC_FINAL | Opcodes.ACC_STATIC)) {
                    wrong.add(type.name + ": may not override " + each.name + "." + own.key);
                }
                return;
            }
        }
        wrong.add(type.name + ": " + own.key + " overrides nothing");
    }
}
