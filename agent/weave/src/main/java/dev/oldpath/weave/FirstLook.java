package dev.oldpath.weave;

import dev.oldpath.weave.pool.ConstantPool;
import dev.oldpath.weave.pool.Mentions;
import dev.oldpath.weave.reflection.JdkCalls;
import dev.oldpath.weave.rule.Rules;
import dev.oldpath.weave.rule.Scope;

/** Finds what a class may contain, before anything is parsed. Thread-safe. */
final class FirstLook {
    private final Scope scope;
    private final Rules rules;
    private final Mentions mentions;

    FirstLook(Scope scope, Rules rules, Mentions mentions) {
        this.scope = scope;
        this.rules = rules;
        this.mentions = mentions;
    }

    /** What there may be in a class: flags of {@link ConstantPool}, or 0. Does not allocate when it is 0. */
    int at(String internalName, byte[] classFile) {
        int found = ConstantPool.look(classFile, scope.countsDeprecated(internalName), mentions);
        if (rules.concern(internalName)) {
            found |= ConstantPool.MARK;
        }
        return JdkCalls.isMBean(internalName) ? found | ConstantPool.UNCOUNTABLE : found;
    }

    /** Whether a class that has not been loaded may mark anything. */
    boolean mayHoldMark(String internalName, byte[] classFile) {
        return scope.mayBeApplication(internalName) && (at(internalName, classFile) & ConstantPool.MARK) != 0;
    }
}
