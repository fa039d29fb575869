package dev.oldpath.review.prometheus;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** The body of an answer, as long as it fits into the memory with room for what is made of it. */
final class BoundedBody implements BodySubscriber<byte[]> {
    private static final int SHARE = 8;

    /** A body that is too large. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge(long most) {
            super("its answer is larger than " + (most >> 20)
                    + " MB; give OldPath more memory, such as java -Xmx2g -jar ...");
        }
    }

    private final BodySubscriber<byte[]> body = BodySubscribers.ofByteArray();
    private final long most =
            Math.min(Integer.MAX_VALUE / 2, Runtime.getRuntime().maxMemory() / SHARE);
    private long size;
    private Flow.@Nullable Subscription subscription;

    @Override
    public CompletionStage<byte[]> getBody() {
        return body.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription source) {
        subscription = source;
        body.onSubscribe(source);
    }

    @Override
    public void onNext(List<ByteBuffer> part) {
        size += part.stream().mapToLong(Buffer::remaining).sum();
        if (size <= most) {
            body.onNext(part);
        } else if (subscription != null) {
            subscription.cancel();
            subscription = null;
            body.onError(new TooLarge(most));
        }
    }

    @Override
    public void onError(Throwable failure) {
        body.onError(failure);
    }

    @Override
    public void onComplete() {
        body.onComplete();
    }
}
