package dev.oldpath.build.maven;

import dev.oldpath.build.command.OldPathCommand;
import java.io.File;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Lists the old paths in the classes of this module. */
@Mojo(name = "scan", defaultPhase = LifecyclePhase.PROCESS_CLASSES, threadSafe = true)
public final class ScanMojo extends CommandMojo {
    /** What follows the command, as on the command line. Put quotes around what has spaces in it. */
    @Parameter
    private @Nullable String scan;

    @Parameter(defaultValue = "${project.build.outputDirectory}", readonly = true)
    private @Nullable File classes;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (classes == null || !classes.exists()) {
            getLog().info("No classes to scan: " + classes);
            return;
        }
        run(new OldPathCommand("scan").with(classes.getPath()), scan);
    }
}
