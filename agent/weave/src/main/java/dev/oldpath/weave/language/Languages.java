package dev.oldpath.weave.language;

import dev.oldpath.weave.model.ClassModel;

/** Knows by which compiler's habits a class is understood. */
public final class Languages {
    private Languages() {}

    /** Returns the declarations to which the members of a class belong. */
    public static Declarations declarations(ClassModel type) {
        switch (type.compiler()) {
            case KOTLIN:
                return KotlinDeclarations.of(type);
            case SCALA:
                return ScalaDeclarations.of(type);
            case GROOVY:
                return GroovyDeclarations.of(type);
            default:
                return new JavaDeclarations(type);
        }
    }
}
