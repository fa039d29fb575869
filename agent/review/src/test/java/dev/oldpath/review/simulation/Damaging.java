package dev.oldpath.review.simulation;

import dev.oldpath.review.simulation.Telemetry.Export;
import dev.oldpath.review.simulation.Telemetry.Sample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiPredicate;

/** Ways in which evidence gets lost or muddled on its way. */
public enum Damaging {
    /** One request does not arrive. */
    LINE {
        @Override
        public List<Export> apply(List<Export> exports, Random random) {
            List<Export> left = new ArrayList<>(exports);
            left.remove(random.nextInt(left.size()));
            return left;
        }
    },
    /** One point of one request. */
    POINT {
        @Override
        public List<Export> apply(List<Export> exports, Random random) {
            List<Export> left = new ArrayList<>(exports);
            int at = random.nextInt(left.size());
            Export export = left.get(at);
            List<Sample> samples = new ArrayList<>(export.samples());
            samples.remove(random.nextInt(samples.size()));
            left.set(at, new Export(export.resource(), export.time(), export.arrival(), samples));
            return left;
        }
    },
    /** Everything of a metric, as a processor that drops it does. */
    METRIC {
        @Override
        public List<Export> apply(List<Export> exports, Random random) {
            return without(exports, anySample(exports, random).metric());
        }
    },
    /** One series, from some moment on or all of it. */
    SERIES {
        @Override
        public List<Export> apply(List<Export> exports, Random random) {
            Export from = exports.get(random.nextInt(exports.size()));
            Sample any = from.samples().get(random.nextInt(from.samples().size()));
            boolean all = random.nextBoolean();
            return losing(
                    exports,
                    (export, sample) -> export.resource().equals(from.resource())
                            && (all || export.time() >= from.time())
                            && sample.metric().equals(any.metric())
                            && sample.attributes().equals(any.attributes()));
        }
    },
    /** All series with one value of one label, such as those of a client, from some moment on. */
    VALUE {
        @Override
        public List<Export> apply(List<Export> exports, Random random) {
            Export from = exports.get(random.nextInt(exports.size()));
            Sample any = from.samples().get(random.nextInt(from.samples().size()));
            List<Map.Entry<String, String>> values =
                    new ArrayList<>(any.attributes().entrySet());
            if (values.isEmpty()) {
                return exports;
            }
            values.sort(Map.Entry.comparingByKey());
            Map.Entry<String, String> value = values.get(random.nextInt(values.size()));
            return losing(
                    exports,
                    (export, sample) -> export.time() >= from.time()
                            && value.getValue().equals(sample.attributes().get(value.getKey())));
        }
    },
    /** A label of a metric. */
    LABEL {
        @Override
        public List<Export> apply(List<Export> exports, Random random) {
            Sample any = anySample(exports, random);
            List<String> names = new ArrayList<>(any.attributes().keySet());
            if (names.isEmpty()) {
                return exports;
            }
            Collections.sort(names);
            String name = names.get(random.nextInt(names.size()));
            List<Export> left = new ArrayList<>();
            for (Export export : exports) {
                List<Sample> samples = new ArrayList<>();
                for (Sample sample : export.samples()) {
                    Map<String, String> attributes = new HashMap<>(sample.attributes());
                    if (sample.metric().equals(any.metric())) {
                        attributes.remove(name);
                    }
                    samples.add(
                            new Sample(sample.metric(), attributes, sample.start(), sample.value(), sample.counter()));
                }
                left.add(new Export(export.resource(), export.time(), export.arrival(), samples));
            }
            return left;
        }
    },
    /** The end of what one instance wrote, as when its file is cut. */
    END_OF_A_FILE {
        @Override
        public List<Export> apply(List<Export> exports, Random random) {
            Export any = exports.get(random.nextInt(exports.size()));
            return exports.stream()
                    .filter(export -> !export.resource().equals(any.resource()) || export.time() < any.time())
                    .toList();
        }
    },
    /** The beginning of what one instance wrote. */
    BEGINNING_OF_A_FILE {
        @Override
        public List<Export> apply(List<Export> exports, Random random) {
            Export any = exports.get(random.nextInt(exports.size()));
            return exports.stream()
                    .filter(export -> !export.resource().equals(any.resource()) || export.time() > any.time())
                    .toList();
        }
    },
    /** All that one instance wrote. */
    FILE {
        @Override
        public List<Export> apply(List<Export> exports, Random random) {
            Export any = exports.get(random.nextInt(exports.size()));
            return exports.stream()
                    .filter(export -> !export.resource().equals(any.resource()))
                    .toList();
        }
    },
    /** Requests come twice and in any order. */
    ORDER {
        @Override
        public List<Export> apply(List<Export> exports, Random random) {
            List<Export> all = new ArrayList<>(exports);
            for (int i = 0; i < 20; i++) {
                all.add(exports.get(random.nextInt(exports.size())));
            }
            Collections.shuffle(all, random);
            return all;
        }
    };

    /** Whether a whole instance may be missing afterwards, for a time or for ever. */
    public boolean losesInstances() {
        return this == END_OF_A_FILE || this == FILE || this == BEGINNING_OF_A_FILE;
    }

    /** What is left; never what it is given. */
    public abstract List<Export> apply(List<Export> exports, Random random);

    /** As a processor that drops a metric leaves them. */
    public static List<Export> without(List<Export> exports, String metric) {
        return losing(exports, (export, sample) -> sample.metric().equals(metric));
    }

    private static Sample anySample(List<Export> exports, Random random) {
        List<Sample> samples = exports.get(random.nextInt(exports.size())).samples();
        return samples.get(random.nextInt(samples.size()));
    }

    private static List<Export> losing(List<Export> exports, BiPredicate<Export, Sample> lost) {
        return exports.stream()
                .map(export -> new Export(
                        export.resource(),
                        export.time(),
                        export.arrival(),
                        export.samples().stream()
                                .filter(sample -> !lost.test(export, sample))
                                .toList()))
                .toList();
    }
}
