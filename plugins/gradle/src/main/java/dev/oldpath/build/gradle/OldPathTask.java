package dev.oldpath.build.gradle;

import dev.oldpath.build.command.Failure;
import dev.oldpath.build.command.OldPathCommand;
import java.io.File;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.gradle.api.DefaultTask;
import org.gradle.api.GradleException;
import org.gradle.api.file.FileCollection;
import org.gradle.api.tasks.Internal;
import org.gradle.api.tasks.TaskAction;
import org.jspecify.annotations.Nullable;

/** One command of the command line. It runs each time, because evidence changes without the build. */
public class OldPathTask extends DefaultTask {
    private final File directory = getProject().getProjectDir();
    private final @Nullable Object more = getProject().findProperty("oldpath.arguments");
    private String command = "";
    private String arguments = "";
    private @Nullable FileCollection classes;

    /** What follows the command, as on the command line. Put quotes around what has spaces in it. */
    @Internal
    public String getArguments() {
        return arguments;
    }

    /** Sets what follows the command. {@code -Poldpath.arguments} comes after it. */
    public void setArguments(String arguments) {
        this.arguments = arguments;
    }

    final void command(String name) {
        command = name;
        setGroup("OldPath");
        setDescription("Runs " + name + " of oldpath-agent.jar.");
        getOutputs().upToDateWhen(task -> false);
    }

    final void scan(Callable<FileCollection> built) {
        classes = getProject().files(built);
        dependsOn(classes);
    }

    /** Runs the command, and fails with the line it failed with. */
    @TaskAction
    public void run() throws IOException, InterruptedException {
        OldPathCommand line = new OldPathCommand(command);
        if (classes != null) {
            boolean empty = true;
            for (File place : classes) {
                if (place.exists()) {
                    line.with(place.getPath());
                    empty = false;
                }
            }
            if (empty && arguments.isEmpty() && more == null) {
                getLogger().lifecycle("No classes to scan in {}", directory);
                return;
            }
        }
        try {
            line.withLine(arguments).withLine(more == null ? "" : more.toString());
            line.run(directory, System.out, System.err);
        } catch (Failure e) {
            throw new GradleException(e.getMessage());
        }
    }
}
