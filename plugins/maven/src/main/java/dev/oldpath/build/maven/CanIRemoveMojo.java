package dev.oldpath.build.maven;

import dev.oldpath.build.command.OldPathCommand;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Fails the build unless these old paths can be removed. */
@Mojo(name = "can-i-remove", requiresProject = false, aggregator = true, threadSafe = true)
public final class CanIRemoveMojo extends CommandMojo {
    /** What follows the command, as on the command line. Put quotes around what has spaces in it. */
    @Parameter
    private @Nullable String canIRemove;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        run(new OldPathCommand("can-i-remove"), canIRemove);
    }
}
