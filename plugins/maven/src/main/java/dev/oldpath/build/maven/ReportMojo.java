package dev.oldpath.build.maven;

import dev.oldpath.build.command.OldPathCommand;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Shows every old path with its verdict, once for the whole build. */
@Mojo(name = "report", requiresProject = false, aggregator = true, threadSafe = true)
public final class ReportMojo extends CommandMojo {
    /** What follows the command, as on the command line. Put quotes around what has spaces in it. */
    @Parameter
    private @Nullable String report;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        run(new OldPathCommand("report"), report);
    }
}
