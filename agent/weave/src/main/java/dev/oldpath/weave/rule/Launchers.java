package dev.oldpath.weave.rule;

/** Main classes that are not the application's, and name spaces that many share. */
final class Launchers {
    /** What starts applications: servers, containers, build tools. */
    private static final String[] LAUNCHERS = {
        "org.springframework.boot.loader.",
        "io.quarkus.bootstrap.",
        "com.simontuffs.onejar.",
        "org.apache.catalina.startup.",
        "org.apache.tomee.",
        "org.jboss.modules.",
        "org.wildfly.",
        "org.eclipse.jetty.start.",
        "org.eclipse.equinox.launcher.",
        "org.eclipse.core.launcher.",
        "org.apache.felix.main.",
        "org.apache.karaf.main.",
        "org.glassfish.",
        "com.sun.enterprise.",
        "fish.payara.",
        "weblogic.",
        "com.ibm.ws.",
        "com.ibm.wsspi.",
        "org.codehaus.plexus.classworlds.",
        "org.codehaus.classworlds.",
        "org.apache.maven.",
        "org.gradle.",
        "org.junit.platform.console.",
        "com.intellij.rt.",
    };

    /** Of these two segments a framework or a host of projects owns all: a project is named by what follows. */
    private static final String[] SHARED = {
        "org.springframework",
        "org.apache",
        "org.eclipse",
        "org.jboss",
        "org.wildfly",
        "org.hibernate",
        "org.glassfish",
        "org.codehaus",
        "org.gradle",
        "org.jetbrains",
        "org.scala-lang",
        "org.osgi",
        "com.google",
        "com.sun",
        "com.oracle",
        "com.ibm",
        "com.github",
        "com.gitlab",
        "io.github",
        "io.gitlab",
        "io.quarkus",
        "io.micronaut",
        "io.helidon",
        "io.vertx",
        "io.netty",
        "io.grpc",
        "io.dropwizard",
        "io.ktor",
        "net.sourceforge",
        "jakarta.enterprise",
        "javax.enterprise",
    };

    private Launchers() {}

    /** Whether the class only starts what somebody else has written. */
    static boolean isLauncher(String mainClass) {
        for (String prefix : LAUNCHERS) {
            if (mainClass.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a package of two segments, such as {@code org.springframework}, belongs to more than one application. */
    static boolean isShared(String twoSegments) {
        for (String shared : SHARED) {
            if (shared.equals(twoSegments)) {
                return true;
            }
        }
        return false;
    }
}
