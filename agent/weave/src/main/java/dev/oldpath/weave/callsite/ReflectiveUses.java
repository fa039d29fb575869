package dev.oldpath.weave.callsite;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/** Receives what reflective calls reach. Each method is called on the thread that makes the call, before it. */
public interface ReflectiveUses {
    /** A field is read. */
    void read(Field field);

    /** A field is written. */
    void written(Field field);

    /** Somebody gets a handle on a field. */
    void handle(Field field);

    /** Somebody asks where a field is in memory. */
    void located(Field field);

    /** Somebody gets a handle on a method. */
    void handle(Method method);

    /**
     * A method is called.
     *
     * @param receiver of no meaning when the method is static
     */
    void called(Method method, @Nullable Object receiver);

    /** A field of this class is looked up by name. */
    void fieldNamed(Class<?> type, String name);

    /** Methods of this class are looked up by name. */
    void methodNamed(Class<?> type, String name);

    /** An enum constant has been found by its name. */
    void found(Enum<?> constant);

    /** The constants of a class, if it is an enum, are listed. */
    void constants(Class<?> type);

    /** The constants that are not in this set are listed. */
    void constants(EnumSet<?> set);

    /**
     * A class that no transformer sees is defined.
     *
     * @param host the class for which it is defined
     */
    void defined(Class<?> host, byte[] classFile);

    /** An object of this class is made without running a constructor. */
    void madeWithoutConstructor(Class<?> type);

    /** Java serialization reads or writes an object. */
    void serializes();

    /** An MBean is made that may have any interface. */
    void makesStandardMBean();

    /** A method reference is made to a call that lists the constants of an enum. */
    void refersToConstants();

    /** A method reference is made to another reflective call. */
    void refers();
}
