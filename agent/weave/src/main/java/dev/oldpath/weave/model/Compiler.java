package dev.oldpath.weave.model;

/** Which language a class was written in, as far as its declarations look otherwise in the class file than in the source. */
public enum Compiler {
    /** Java, and all whose class files match the source. */
    JAVA,
    KOTLIN,
    SCALA,
    GROOVY
}
