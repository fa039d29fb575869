package dev.oldpath.hooks.advice;

import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import net.bytebuddy.implementation.bytecode.assign.TypeCasting;

/** Assigns to types of which only the names are known: by a cast, where advice has {@code typing = DYNAMIC}. */
enum CastingAssigner implements Assigner {
    INSTANCE;

    @Override
    public StackManipulation assign(TypeDescription.Generic source, TypeDescription.Generic target, Typing typing) {
        if (!typing.isDynamic() || source.isPrimitive() || target.isPrimitive()) {
            return Assigner.DEFAULT.assign(source, target, typing);
        }
        return target.represents(Object.class) || source.asErasure().equals(target.asErasure())
                ? StackManipulation.Trivial.INSTANCE
                : TypeCasting.to(target);
    }
}
