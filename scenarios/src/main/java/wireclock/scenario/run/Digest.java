package wireclock.scenario.run;

import wireclock.reports.JsonWriter;
import wireclock.scenario.source.Sha256;

/** The fingerprint of a resolved scenario. */
final class Digest {
    private Digest() {}

    /** SHA-256, in hexadecimal digits, of a tree written as JSON. */
    static String sha256(Object tree) {
        return Sha256.of(JsonWriter.write(tree));
    }
}
