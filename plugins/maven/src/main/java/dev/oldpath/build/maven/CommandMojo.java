package dev.oldpath.build.maven;

import dev.oldpath.build.command.Failure;
import dev.oldpath.build.command.OldPathCommand;
import java.io.File;
import java.io.IOException;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** One command of the command line as a goal. */
abstract class CommandMojo extends AbstractMojo {
    /** More of what follows the command, for those who run the goal. It comes after what the POM has. */
    @Parameter(property = "oldpath.arguments")
    private @Nullable String moreArguments;

    @Parameter(defaultValue = "${basedir}", readonly = true)
    private @Nullable File basedir;

    final void run(OldPathCommand command, @Nullable String arguments)
            throws MojoExecutionException, MojoFailureException {
        try {
            command.withLine(arguments == null ? "" : arguments)
                    .withLine(moreArguments == null ? "" : moreArguments)
                    .run(basedir == null ? new File("").getAbsoluteFile() : basedir, System.out, System.err);
        } catch (Failure e) {
            if (e.isVerdict()) {
                throw new MojoFailureException(e.getMessage());
            }
            throw new MojoExecutionException(e.getMessage());
        } catch (IOException | IllegalArgumentException e) {
            throw new MojoExecutionException("oldpath: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("oldpath: interrupted", e);
        }
    }
}
