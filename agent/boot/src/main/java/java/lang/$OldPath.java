package java.lang;
/** x. */
public final class $OldPath {
    /** x. */
    @jdk.internal.vm.annotation.ForceInline
    public static void hit(int i) {}
}
