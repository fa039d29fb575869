package dev.oldpath.it.otlp;

/** Opens receivers of each protocol. */
public final class Receivers {
    private Receivers() {}

    /** Receives http/protobuf. */
    public static OtlpReceiver http() {
        return new HttpReceiver(0, null);
    }

    /** Receives http/protobuf on a port that was used before. */
    public static OtlpReceiver http(int port) {
        return new HttpReceiver(port, null);
    }

    /** Receives http/protobuf over TLS. */
    public static OtlpReceiver https(Certificate certificate) {
        return new HttpReceiver(0, certificate);
    }

    /** Receives gRPC. */
    public static OtlpReceiver grpc() {
        return new GrpcReceiver(null);
    }

    /** Receives gRPC over TLS. */
    public static OtlpReceiver grpcs(Certificate certificate) {
        return new GrpcReceiver(certificate);
    }
}
