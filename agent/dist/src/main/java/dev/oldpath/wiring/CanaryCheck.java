package dev.oldpath.wiring;

import dev.oldpath.ledger.Ledger;
import dev.oldpath.ledger.PathUses;
import dev.oldpath.ledger.Paths;

/** Loads the canary through the whole pipeline, calls it and looks whether it has been counted. */
final class CanaryCheck {
    private static final String CLASS = "dev.oldpath.canary.Canary";

    private CanaryCheck() {}

    /** Whether woven code counts: the first use, which takes the slow path, and the following ones, which do not. */
    static boolean isCounted(Ledger ledger, Paths paths) throws Exception {
        byte[] classFile = BootClass.read(CLASS.replace('.', '/') + ".classdata");
        Runnable canary = (Runnable)
                new ClassLoader(CanaryCheck.class.getClassLoader()) {
                    Class<?> define() {
                        return defineClass(CLASS, classFile, 0, classFile.length);
                    }
                }.define().getConstructor().newInstance();
        for (int i = 0; i < 3; i++) {
            canary.run();
        }
        ledger.drain();
        long counted = 0;
        for (PathUses.Use use : paths.at(Paths.CANARY).uses().all()) {
            counted += use.count();
        }
        return counted == 3;
    }
}
