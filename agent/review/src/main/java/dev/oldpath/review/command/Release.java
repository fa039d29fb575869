package dev.oldpath.review.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.IVersionProvider;

/** The version of this build, which the build writes into a file next to this class. */
final class Release implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        try (InputStream version = Release.class.getResourceAsStream("version")) {
            if (version == null) {
                throw new IOException("the file 'version' is missing in the jar");
            }
            return new String[] {"OldPath " + new String(version.readAllBytes(), StandardCharsets.UTF_8).strip()};
        }
    }
}
