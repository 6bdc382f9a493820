package wireclock.tcp;

import wireclock.engine.SimTime;
import wireclock.transport.CongestionConfig;
import wireclock.transport.Pacing;
import wireclock.transport.PacingConfig;

/** A {@link TcpConfig} under construction: plain TCP without options or delays, until a test asks for them. */
final class Settings {
    private String congestion = "reno";
    private int initialWindow = 10;
    private int mss;
    private boolean sack;
    private boolean timestamps;
    private boolean windowScaling;
    private boolean nodelay = true;
    private long delayedAckPs;
    private int quickAcks;
    private long sendBuffer = 1 << 20;
    private long receiveBuffer = 65_535;
    private int synRetries = 6;
    private int retries = 15;
    private boolean paced;
    private boolean rfcOnly;
    private PathConfig path = PathConfig.DEFAULTS;
    private EcnMode ecn = EcnMode.ACCEPT;
    private AccurateEcnConfig accurateEcn = AccurateEcnConfig.DEFAULTS;

    static Settings plain() {
        return new Settings();
    }

    /** All options that Linux offers, its delayed ACK and Nagle's algorithm. */
    static Settings linux() {
        return plain().sack().timestamps().windowScaling().nagle().delayedAck(40 * SimTime.MILLISECOND);
    }

    /** Only what the RFCs ask of every TCP: no refinement of Linux. */
    Settings rfcOnly() {
        rfcOnly = true;
        return this;
    }

    Settings congestion(String name) {
        congestion = name;
        return this;
    }

    Settings initialWindow(int segments) {
        initialWindow = segments;
        return this;
    }

    /** Searches for the path's MTU from 512 bytes on. */
    Settings probing(MtuProbing.Mode mode) {
        MtuProbing standard = MtuProbing.DEFAULTS;
        path = new PathConfig(new MtuProbing(mode, 512, standard.floorBytes(), standard.intervalPs(),
                standard.thresholdBytes()), 0, MetricsCache.OFF);
        return this;
    }

    /** Remembers for the next connection. */
    Settings remembering(MetricsCache what) {
        path = new PathConfig(MtuProbing.DEFAULTS, 0, what);
        return this;
    }

    Settings ecn(EcnMode mode) {
        ecn = mode;
        return this;
    }

    Settings ecnOption(AccurateEcnConfig.Option when) {
        accurateEcn = new AccurateEcnConfig(when, accurateEcn.beacon(), true);
        return this;
    }

    Settings mss(int bytes) {
        mss = bytes;
        return this;
    }

    Settings sack() {
        sack = true;
        return this;
    }

    Settings timestamps() {
        timestamps = true;
        return this;
    }

    Settings windowScaling() {
        windowScaling = true;
        return this;
    }

    Settings nagle() {
        nodelay = false;
        return this;
    }

    Settings delayedAck(long ps) {
        delayedAckPs = ps;
        return this;
    }

    Settings quickAcks(int most) {
        quickAcks = most;
        return this;
    }

    Settings sendBuffer(long bytes) {
        sendBuffer = bytes;
        return this;
    }

    Settings receiveBuffer(long bytes) {
        receiveBuffer = bytes;
        return this;
    }

    Settings retries(int syn, int data) {
        synRetries = syn;
        retries = data;
        return this;
    }

    Settings paced() {
        paced = true;
        return this;
    }

    TcpConfig config() {
        TcpConfig base = rfcOnly ? TcpConfig.DEFAULTS.with().minRtoPs(SimTime.SECOND).maxRtoPs(60 * SimTime.SECOND)
                .linearSyns(0).dsack(false).recovery(new RecoveryConfig(3, 3, 1, 0, false, false, false,
                        new Refinements(false, false, false, false, false, false, false, false))).build()
                : TcpConfig.DEFAULTS;
        return base.with().congestion(congestion()).initialWindow(initialWindow)
                .maximumSegmentSize(mss).sack(sack).timestamps(timestamps).windowScaling(windowScaling).nodelay(nodelay)
                .delayedAckPs(delayedAckPs).quickAcks(quickAcks).sendBufferBytes(sendBuffer)
                .receiveBufferBytes(receiveBuffer).synRetries(synRetries).synAckRetries(synRetries).retries(retries)
                .path(path).ecn(ecn).accurateEcn(accurateEcn).build();
    }

    private CongestionConfig congestion() {
        CongestionConfig standard = CongestionConfig.DEFAULTS.named(congestion);
        return paced ? new CongestionConfig(congestion, standard.fixedWindowSegments(),
                new PacingConfig(true, Pacing.UNLIMITED, 200, 120), standard.hyStart(),
                standard.earlyMarks()) : standard;
    }
}
