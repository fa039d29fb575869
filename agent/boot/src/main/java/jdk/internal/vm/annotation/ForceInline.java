package jdk.internal.vm.annotation;
/** x. */
public @interface ForceInline {}
