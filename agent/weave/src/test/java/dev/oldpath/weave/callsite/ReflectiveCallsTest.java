package dev.oldpath.weave.callsite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Method;
import java.rmi.MarshalledObject;
import java.security.SignedObject;
import javax.crypto.Cipher;
import javax.crypto.SealedObject;
import org.junit.jupiter.api.Test;

class ReflectiveCallsTest {
    @Test
    void what_serializes_does_so_too_when_it_is_called_by_reflection() throws Exception {
        for (Method method : new Method[] {
            ObjectOutputStream.class.getMethod("writeObject", Object.class),
            ObjectInputStream.class.getMethod("readObject"),
            SealedObject.class.getMethod("getObject", Cipher.class),
            SignedObject.class.getMethod("getObject"),
            MarshalledObject.class.getMethod("get"),
        }) {
            assertThat(ReflectiveCalls.of(method)).as(method.toString()).isEqualTo(ReflectionSite.SERIALIZATION);
        }
        assertThat(ReflectiveCalls.of(Object.class.getMethod("toString"))).isNull();
    }
}
