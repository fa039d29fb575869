package dev.oldpath.config.source;

import dev.oldpath.config.Settings;
import dev.oldpath.config.text.Durations;
import dev.oldpath.config.text.ExportInterval;
import dev.oldpath.config.text.Flag;
import dev.oldpath.config.text.GivenValue;
import dev.oldpath.config.text.Invalid;
import dev.oldpath.config.text.Problems;
import dev.oldpath.ledger.Log;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Turns the texts of one source into settings; a text that is not acceptable leaves the setting as it was. */
final class Values {
    private static final List<String> LOG_LEVELS = Arrays.asList("error", "warn", "info", "debug");

    private final Settings.Builder settings;
    private final Problems problems;

    Values(Settings.Builder settings, Problems problems) {
        this.settings = settings;
        this.problems = problems;
    }

    void setAll(Map<Key, GivenValue> source) {
        for (Map.Entry<Key, GivenValue> entry : source.entrySet()) {
            GivenValue given = entry.getValue();
            try {
                if (given.value().isEmpty()) {
                    throw new Invalid("has no value; give it one or remove it");
                }
                set(entry.getKey(), given);
            } catch (Invalid e) {
                problems.add(given.place(), e);
            }
        }
    }

    private void set(Key key, GivenValue given) throws Invalid {
        switch (key) {
            case ENABLED:
                settings.enabled = Flag.parse(given.value());
                break;
            case CONFIG:
                // Already read: the file is the first of all sources.
                break;
            case PACKAGES:
                settings.packages = new ListValues(given, problems).packages(settings.packages);
                break;
            case EXPORTER:
                settings.exporters = new ListValues(given, problems).exporters(settings.exporters);
                break;
            case FILE:
                settings.file = given.value();
                break;
            case EXPORT_INTERVAL:
                settings.exportIntervalMillis = ExportInterval.checked(Durations.millis(given.value()));
                break;
            case LEDGER:
                settings.ledger = given.value();
                break;
            case CLIENTS_MAX:
                settings.clientsMax = atLeastOne(given.value());
                break;
            case CLIENT_HEADERS:
                settings.clientHeaders = new ListValues(given, problems).headerPairs(settings.clientHeaders);
                break;
            case ENDPOINTS_IGNORE:
                settings.ignoredListeners = new ListValues(given, problems).listeners(settings.ignoredListeners);
                break;
            case LOG_LEVEL:
                settings.logLevel = logLevel(given.value());
                break;
        }
    }

    private static int atLeastOne(String value) throws Invalid {
        try {
            int number = Integer.parseInt(value);
            if (number >= 1) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Reported below.
        }
        throw new Invalid(Problems.quote(value) + " is no number of clients; write a whole number from 1 on");
    }

    private static Log.Level logLevel(String value) throws Invalid {
        if (!LOG_LEVELS.contains(value.toLowerCase(Locale.ROOT))) {
            throw new Invalid(Problems.quote(value) + " is no level; write error, warn, info or debug");
        }
        return Log.Level.valueOf(value.toUpperCase(Locale.ROOT));
    }
}
