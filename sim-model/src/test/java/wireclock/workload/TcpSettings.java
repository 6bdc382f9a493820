package wireclock.workload;

import java.util.Arrays;
import java.util.List;
import wireclock.engine.SimTime;
import wireclock.tcp.TcpConfig;
import wireclock.workload.TcpFlowConfig.Message;
import wireclock.workload.TcpFlowConfig.Reading;

/** A TCP flow's settings one by one, for tests that care about one or two of them. */
final class TcpSettings {
    private long startPs;
    private long stopPs = SimTime.NEVER;
    private long sizeBytes = TcpFlowConfig.UNLIMITED;
    private int bursts = 1;
    private long gapPs;
    private List<Message> exchange = List.of();
    private Reading reading = Reading.AT_ONCE;
    private TcpFlowConfig.Closing closing = TcpFlowConfig.Closing.BY_CLIENT;
    private TcpConfig client = with(TcpConfig.DEFAULTS.synRetries(), TcpConfig.DEFAULTS.delayedAckPs());
    private TcpConfig server = client;

    private TcpSettings() {}

    static TcpSettings transfer(long sizeBytes) {
        TcpSettings settings = new TcpSettings();
        settings.sizeBytes = sizeBytes;
        return settings;
    }

    static TcpSettings unlimited() {
        return new TcpSettings();
    }

    /** Positive numbers are messages of the client, negative ones of the server. */
    static TcpSettings dialogue(int... messages) {
        TcpSettings settings = new TcpSettings();
        settings.exchange = Arrays.stream(messages).mapToObj(m -> new Message(m > 0, Math.abs(m))).toList();
        return settings;
    }

    TcpSettings startPs(long value) {
        startPs = value;
        return this;
    }

    TcpSettings stopPs(long value) {
        stopPs = value;
        return this;
    }

    TcpSettings bursts(int count, long pausePs) {
        bursts = count;
        gapPs = pausePs;
        return this;
    }

    TcpSettings reading(long rateBitPerS, int bytes) {
        reading = new Reading(rateBitPerS, bytes, 0, 0);
        return this;
    }

    TcpSettings pause(long fromPs, long toPs) {
        reading = new Reading(0, Integer.MAX_VALUE, fromPs, toPs);
        return this;
    }

    TcpSettings serverClosesFirst() {
        closing = TcpFlowConfig.Closing.BY_SERVER;
        return this;
    }

    /** The server acknowledges every segment at once. */
    TcpSettings promptAcks() {
        server = with(TcpConfig.DEFAULTS.synRetries(), 0);
        return this;
    }

    TcpSettings synRetries(int count) {
        client = with(count, TcpConfig.DEFAULTS.delayedAckPs());
        return this;
    }

    TcpFlowConfig build() {
        return new TcpFlowConfig(startPs, stopPs, sizeBytes, bursts, gapPs, TcpFlowConfig.DEFAULT_WRITE_BYTES, exchange,
                reading, closing, 5001, client, server, null, null);
    }

    private static TcpConfig with(int synRetries, long delayedAckPs) {
        return TcpConfig.DEFAULTS.with().quickAcks(0).delayedAckPs(delayedAckPs).synRetries(synRetries).build();
    }
}
