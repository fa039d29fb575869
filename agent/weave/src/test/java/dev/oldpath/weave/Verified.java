package dev.oldpath.weave;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;

/**
 * Lets the JVM verify classes: it verifies a class when it links it, before anything of the class runs. Classes of the
 * loaders of tests are verified like those of an application.
 */
final class Verified {
    private Verified() {}

    /** Verifies what the agent has woven of a loader. */
    static void verify(Agent.Loader loader) {
        for (String name : loader.woven.keySet()) {
            assertThatCode(() -> link(loader.loadClass(name))).doesNotThrowAnyException();
        }
    }

    /** Verifies a class that no loader has. */
    static void verify(String name, byte[] classFile) {
        assertThatCode(() -> link(define(name, classFile))).doesNotThrowAnyException();
    }

    /** Links a class but does not initialise it. Its message names the method, the instruction and the frame. */
    static void link(Class<?> type) {
        Objects.requireNonNull(type.getDeclaredConstructors()); // for which the JVM links it
    }

    private static Class<?> define(String name, byte[] classFile) throws ClassNotFoundException {
        return new Unwoven(Collections.singletonMap(name.replace('.', '/'), classFile)).loadClass(name);
    }

    /** Has classes as they are. */
    static final class Unwoven extends ClassLoader {
        private final Map<String, byte[]> classFiles;

        Unwoven(Map<String, byte[]> classFiles) {
            super(Verified.class.getClassLoader());
            this.classFiles = classFiles;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                byte[] bytes = classFiles.get(name.replace('.', '/'));
                if (loaded == null && bytes != null) {
                    loaded = defineClass(name, bytes, 0, bytes.length);
                }
                return loaded != null ? loaded : super.loadClass(name, resolve);
            }
        }
    }
}
