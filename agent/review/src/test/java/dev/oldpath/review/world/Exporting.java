package dev.oldpath.review.world;

import dev.oldpath.review.simulation.Agent;
import dev.oldpath.review.simulation.Telemetry;
import dev.oldpath.review.world.Life.Use;
import java.util.Map;
import java.util.OptionalLong;

/** What the agents of a world export, before anything happens to it on its way. */
final class Exporting {
    private final World world;
    private final Telemetry telemetry = new Telemetry();

    private Exporting(World world) {
        this.world = world;
    }

    static Telemetry of(World world, String environment) {
        Exporting exporting = new Exporting(world);
        world.lives().stream().filter(life -> life.agent).forEach(life -> exporting.export(life, environment));
        return exporting.telemetry;
    }

    private void export(Life life, String environment) {
        long interval = world.scale.interval();
        Agent agent = new Agent(telemetry, life.place.name, life.code.version(), life.id, life.from, interval)
                .provesItself()
                .saysOfItsCanary(life.canary)
                .clockIsAhead(life.skew)
                .looks(life.code.scopes(), world.scope, life.code.inventory());
        if (!environment.isEmpty()) {
            agent.in(environment);
        }
        if (!life.saidInterval.isEmpty()) {
            agent.saysItExportsEvery(life.saidInterval);
        }
        if (world.nonsense == World.Nonsense.BACKLOG) {
            agent.gauge("oldpath.backlog.age", consumer(), time -> -1e6);
        }
        if (life.measuresClock) {
            agent.measuresItsClock();
        }
        if (life.code.marked()) {
            if (world.hazards.contains(Hazard.RULE_PROVEN_BY_USE) && life.state.equals("watched")) {
                agent.reportsUnprovenUntilUsed(World.PATH, "/v1/prices");
            } else {
                agent.reports(World.PATH, world.kind, life.state);
            }
            if (world.nonsense == World.Nonsense.QUIET) {
                agent.says(World.PATH, "quiet", "9.3e15");
            } else if (world.quiet > 0) {
                agent.says(World.PATH, "quiet", String.valueOf(world.quiet / 1000));
            }
            if (life.state.equals("watched") && life.canary.equals("ok")) {
                life.uses.forEach(use -> agent.used(World.PATH, use.client(), "1.0", use.time()));
            }
            firstOldData(life)
                    .ifPresent(use -> agent.gauge(
                            "oldpath.data.age",
                            path(),
                            time -> time < use ? Double.NaN : oldestData(life, time) / 1000.0));
        }
        life.backlogs.forEach(backlog -> agent.gauge(
                "oldpath.backlog.age",
                consumer(),
                time -> time >= backlog[0] && time < backlog[1] ? (time - backlog[0]) / 1000 : 0));
        life.lost.forEach(stretch -> agent.isSilent(stretch.from(), stretch.to()));
        life.held.forEach(stretch -> agent.isHeldBack(stretch.from(), stretch.to()));
        if (life.orderly) {
            agent.livesUntil(life.to);
        } else {
            agent.crashesAt(life.to);
        }
    }

    private static Map<String, String> consumer() {
        return Map.of("messaging.destination.name", "prices", "messaging.consumer.group.name", "shop");
    }

    private Map<String, String> path() {
        return Map.of("oldpath.path.id", World.PATH, "oldpath.path.kind", world.kind);
    }

    private static OptionalLong firstOldData(Life life) {
        return life.uses.stream()
                .filter(use -> use.age() > 0)
                .mapToLong(Use::time)
                .min();
    }

    private static long oldestData(Life life, long moment) {
        return life.uses.stream()
                .filter(use -> use.time() <= moment)
                .mapToLong(Use::age)
                .max()
                .orElse(0);
    }
}
