package dev.oldpath.config.yaml;

import dev.oldpath.config.text.GivenValue;
import dev.oldpath.config.text.Problems;
import java.io.File;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** The configuration file as the operator named it, read into nodes that know their lines. */
public final class YamlFile {
    /** What the parser accepts; asked beforehand so that a wrong name cannot fill the host's memory. */
    private static final long MOST_BYTES = 3_000_000;

    private final GivenValue config;
    private final Problems problems;
    private final YamlSource source;

    public YamlFile(GivenValue config, Problems problems) {
        this.config = config;
        this.problems = problems;
        source = new YamlSource(config.value(), problems);
    }

    /** The content, or null when there is none that can be used. */
    @Nullable
    public YamlNode read() {
        File file = new File(config.value());
        if (!file.isFile() || file.length() > MOST_BYTES) {
            String fault = file.isFile() ? "is too large" : file.isDirectory() ? "is a directory" : "does not exist";
            problems.add(config.place(), file.getAbsolutePath() + " " + fault + "; name a YAML file");
            return null;
        }
        try {
            return parse(FileText.read(file));
        } catch (IOException e) {
            problems.add(config.place(), "cannot read " + e.getMessage() + "; make the file readable");
            return null;
        }
    }

    private @Nullable YamlNode parse(FileText file) {
        LoadSettings yaml = LoadSettings.builder().setLabel(config.value()).build();
        try {
            Optional<Node> root = new Compose(yaml).composeString(file.text());
            if (file.lineNotUtf8() > 0) {
                source.problem(file.lineNotUtf8(), "this line is not UTF-8; save the file in that encoding");
            }
            return root.isPresent() ? new YamlNode(source, root.get()) : null;
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark().isPresent() ? e.getProblemMark() : e.getContextMark();
            String place = mark.isPresent() ? source.place(mark.get().getLine() + 1) : config.value();
            notYaml(place, e.getProblem());
        } catch (ReaderException e) {
            String sign = "U+" + Integer.toHexString(e.getCodePoint());
            notYaml(source.place(file.lineWith(e.getCodePoint())), "the character " + sign + " is not allowed");
        } catch (YamlEngineException e) {
            notYaml(config.value(), e.getMessage());
        }
        return null;
    }

    private void notYaml(String place, @Nullable String fault) {
        problems.add(place, "not YAML, " + fault + "; correct it, until then nothing in this file counts");
    }
}
