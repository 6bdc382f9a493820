package wireclock.scenario.run;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import wireclock.reports.JsonWriter;

/** The fingerprint of a resolved scenario. */
final class Digest {
    private Digest() {}

    /** SHA-256, in hexadecimal digits, of a tree written as JSON. */
    static String sha256(Object tree) {
        try {
            byte[] json = JsonWriter.write(tree).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
