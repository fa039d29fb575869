package dev.oldpath.hooks.jackson;

import dev.oldpath.config.RuleForTest;
import dev.oldpath.hooks.payload.Payloads;
import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.Paths;
import dev.oldpath.weave.Weaving;
import dev.oldpath.weave.crossing.Crossings;
import dev.oldpath.weave.mark.MarkedTypes;
import dev.oldpath.weave.place.LoaderPlaces;
import dev.oldpath.weave.rule.Rules;
import dev.oldpath.weave.rule.Scope;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;

/** A Jackson whose classes are woven when they load. */
final class WovenJackson extends URLClassLoader {
    private final Paths paths = new Paths(100);
    private final Scope scope = new Scope(Collections.singletonList("com.acme"));
    private final Health health = new Health(0);
    private final JacksonHook hook = new JacksonHook(
            new Payloads(
                    Collections.singletonList(RuleForTest.removed("com.acme.OrderDto#legacyCode")),
                    new MarkedTypes(scope, new LoaderPlaces()),
                    Weaving.ofCodeElsewhere(paths, scope, new Rules(Collections.emptyList()), health)
                            .reflection(),
                    scope,
                    paths),
            new Crossings(),
            health);
    private final Set<String> woven = new TreeSet<>();

    WovenJackson(URL[] jars) {
        super(jars, ClassLoader.getSystemClassLoader().getParent());
    }

    /** The names of all classes that the hook wants. */
    Set<String> wanted() throws IOException {
        Set<String> wanted = new TreeSet<>();
        for (URL jar : getURLs()) {
            try (JarInputStream in = new JarInputStream(jar.openStream())) {
                for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
                    String name = entry.getName().replaceFirst("\\.class$", "");
                    if (hook.classes().has(name)) {
                        wanted.add(name.replace('/', '.'));
                    }
                }
            }
        }
        return wanted;
    }

    /** The names of the classes that have been woven. */
    Set<String> woven() {
        return woven;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        String internalName = name.replace('.', '/');
        if (!hook.classes().has(internalName)) {
            return super.findClass(name);
        }
        try (InputStream in = getResourceAsStream(internalName + ".class")) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int read = in.read(); read >= 0; read = in.read()) {
                bytes.write(read);
            }
            byte[] classFile = bytes.toByteArray();
            byte[] after = hook.weave(this, internalName, classFile);
            if (after == null) {
                return defineClass(name, classFile, 0, classFile.length);
            }
            woven.add(name);
            return defineClass(name, after, 0, after.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
