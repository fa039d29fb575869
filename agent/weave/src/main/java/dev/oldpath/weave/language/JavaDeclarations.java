package dev.oldpath.weave.language;

import dev.oldpath.weave.model.ClassModel;
import dev.oldpath.weave.model.Member;

/** In Java each member is a declaration. */
final class JavaDeclarations extends Declarations {
    JavaDeclarations(ClassModel type) {
        super(type);
    }

    @Override
    public Declaration method(Member method) {
        return Declaration.method(type.name(), method.key().name(), method.key().descriptor());
    }

    @Override
    public Declaration field(Member field) {
        return Declaration.property(type.name(), field.key().name());
    }
}
