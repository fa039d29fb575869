package dev.oldpath.build.gradle;

import java.util.concurrent.Callable;
import org.gradle.api.Plugin;
import org.gradle.api.Project;
import org.gradle.api.file.FileCollection;
import org.gradle.api.tasks.SourceSet;
import org.gradle.api.tasks.SourceSetContainer;

/** Adds the tasks {@code oldpathScan}, {@code oldpathReport} and {@code oldpathCanIRemove}. */
public class OldPathPlugin implements Plugin<Project> {
    @Override
    public void apply(Project project) {
        OldPathTask scan = task(project, "oldpathScan", "scan");
        project.getPlugins().withId("java", java -> scan.scan(built(project)));
        task(project, "oldpathReport", "report");
        task(project, "oldpathCanIRemove", "can-i-remove");
    }

    private static OldPathTask task(Project project, String name, String command) {
        OldPathTask task = project.getTasks().create(name, OldPathTask.class);
        task.command(command);
        return task;
    }

    /** The classes of the main source set, whichever compilers make them. Gradle has no getter for source sets in all its versions. */
    private static Callable<FileCollection> built(Project project) {
        return () -> ((SourceSetContainer) project.property("sourceSets"))
                .getByName(SourceSet.MAIN_SOURCE_SET_NAME)
                .getOutput()
                .getClassesDirs();
    }
}
