package dev.oldpath.review.sarif;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where in the sources each old path is, as far as that is known. */
public final class Places {
    /** Of somebody who has no code to look into. */
    public static final Places NONE = new Places(Map.of());

    private static final Pattern MEMBER = Pattern.compile("((?:[\\p{L}\\p{N}_$]+[.])+)[\\p{L}\\p{N}_$]+#.*");

    private final Map<String, List<Place>> byId;

    public Places(Map<String, List<Place>> byId) {
        this.byId = Map.copyOf(byId);
    }

    /** Where code was found; else the package, where the id is the name of a member of a class. */
    public List<Place> of(String id) {
        List<Place> found = byId.get(id);
        if (found != null) {
            return found;
        }
        Matcher member = MEMBER.matcher(id);
        return member.matches() ? List.of(new Place(member.group(1).replace('.', '/'), 0, false)) : List.of();
    }
}
