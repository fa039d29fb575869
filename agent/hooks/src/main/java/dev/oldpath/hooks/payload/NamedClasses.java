package dev.oldpath.hooks.payload;

import dev.oldpath.weave.ClassHook;

/** Sees the classes that rules name, and weaves nothing. Thread-safe. */
final class NamedClasses implements ClassHook {
    private final PayloadRules rules;

    NamedClasses(PayloadRules rules) {
        this.rules = rules;
    }

    @Override
    public boolean wants(String internalName) {
        return rules.miss(internalName);
    }

    @Override
    public byte[] weave(String internalName, byte[] classFile) {
        rules.seen(internalName);
        return classFile;
    }

    @Override
    public void failed(String internalName) {
        // There is nothing that could.
    }

    @Override
    public void listed(String internalName) {
        rules.seen(internalName);
    }
}
