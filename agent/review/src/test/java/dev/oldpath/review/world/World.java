package dev.oldpath.review.world;

import dev.oldpath.review.world.Life.BlindSpot;
import dev.oldpath.review.world.Life.Use;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Some services that share one old path, what happens to them, and who uses the path. */
public final class World {
    public static final String PATH = "com.acme.Shop#oldPrice()";

    /** What numbers that make no sense are about. */
    enum Nonsense {
        QUIET,
        INTERVAL,
        BACKLOG,
        USES
    }

    final Scale scale;
    final Set<Hazard> hazards = EnumSet.noneOf(Hazard.class);
    final List<Place> places = new ArrayList<>();
    final List<Doubt> doubts = new ArrayList<>();
    final List<BlindSpot> blindSpots = new ArrayList<>();
    /** The uses of each client, in order of time. A client that stays away longer than is foreseeable comes back as another. */
    final Map<String, List<Use>> clients = new TreeMap<>();

    final long seed;
    String kind = "method";
    String scope = Code.SCOPE;
    /** Whether its agents' receivers tell them the time, as over HTTP. */
    boolean measuresClocks;

    long quiet;
    long horizon;

    @Nullable
    Nonsense nonsense;
    /** The last use of all, in a blind spot; null when none was put there. */
    @Nullable
    Use hidden;

    World(long seed, Scale scale) {
        this.seed = seed;
        this.scale = scale;
    }

    public Scale scale() {
        return scale;
    }

    public Set<Hazard> hazards() {
        return hazards;
    }

    public long seed() {
        return seed;
    }

    /** How long the path has to be quiet here, as far as people and code declare it. */
    public long window() {
        return Math.max(scale.window(), Math.max(quiet, horizon));
    }

    /** Notes a time in which uses could be missed. */
    void doubt(String what, long from, long to) {
        doubts.add(new Doubt(what, from, to, to));
    }

    List<Life> lives() {
        return places.stream().flatMap(place -> place.lives.stream()).toList();
    }

    /** The declaration of each service that has one. */
    public Map<String, String> declarations() {
        Map<String, String> declared = new LinkedHashMap<>();
        places.forEach(place -> {
            if (!place.declaration.isEmpty()) {
                declared.put(place.name, place.declaration);
            }
        });
        return declared;
    }

    /** What people declare, as a fleet file. */
    public String fleetYaml() {
        StringBuilder yaml = new StringBuilder("services:\n");
        declarations().forEach((name, declared) -> yaml.append("  " + name + ": {" + declared + "}\n"));
        if (horizon > 0) {
            yaml.append("rollbackHorizon: " + Duration.ofMillis(horizon).toSeconds() + "s\n");
        }
        return yaml.toString();
    }

    /** A time in intervals since the start, for people. */
    String at(long moment) {
        return String.format("%.2f", (moment - scale.start()) / (double) scale.interval());
    }

    /** Everything, in intervals since the start. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("world " + seed + " " + hazards + " " + declarations() + " " + kind);
        for (Life life : lives()) {
            text.append("\n  " + life.place.name + " " + life.code.version() + " " + life.id + " " + at(life.from)
                    + ".."
                    + at(life.to) + (life.orderly ? "" : " killed") + (life.agent ? "" : " without agent")
                    + (life.beyond ? " beyond" : "") + (life.code.marked() ? "" : " unmarked")
                    + (life.code.there() ? "" : " removed")
                    + (life.skew == 0
                            ? ""
                            : " skew " + at(scale.start() + life.skew) + (life.measuresClock ? " measured" : ""))
                    + (life.lost.isEmpty() ? "" : " lost " + stretches(life.lost))
                    + (life.held.isEmpty() ? "" : " held " + stretches(life.held)));
        }
        clients.forEach((client, uses) -> text.append("\n  " + client + " uses "
                + uses.stream().map(use -> at(use.time()) + "@" + use.life().id).toList()));
        if (hidden != null) {
            text.append("\n  hidden " + at(hidden.time()) + "@" + hidden.life().id);
        }
        doubts.forEach(doubt -> text.append("\n  doubt " + doubt.what() + " " + at(doubt.from()) + ".." + at(doubt.to())
                + ".." + at(doubt.felt())));
        return text.toString();
    }

    private String stretches(List<Life.Stretch> all) {
        return all.stream()
                .map(stretch -> at(stretch.from()) + ".." + at(stretch.to()))
                .toList()
                .toString();
    }
}
