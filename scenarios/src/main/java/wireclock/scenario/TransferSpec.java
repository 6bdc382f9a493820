package wireclock.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the applications at both ends of a connection send.
 *
 * @param sizeBytes what the client sends in each burst; {@link #UNLIMITED}; 0 for a dialogue
 * @param bursts how many, each after the last was fully acknowledged
 * @param gapPs pause between bursts
 * @param writeSizeBytes how much the application writes at once, or null for as much as fits
 * @param exchange the messages of a dialogue; empty where the client just sends
 */
public record TransferSpec(long sizeBytes, int bursts, long gapPs, @Nullable Long writeSizeBytes,
        List<MessageSpec> exchange) {
    /** The size of a transfer without end. */
    public static final long UNLIMITED = Long.MAX_VALUE;

    /** The same without pauses between bursts. */
    public TransferSpec withoutPauses() {
        return new TransferSpec(sizeBytes, bursts, 0, writeSizeBytes, exchange);
    }

    public boolean unlimited() {
        return sizeBytes == UNLIMITED;
    }
}
