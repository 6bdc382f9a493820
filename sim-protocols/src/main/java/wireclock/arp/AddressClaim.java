package wireclock.arp;

import wireclock.engine.RandomStream;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.engine.Timer;
import wireclock.ethernet.Nic;
import wireclock.wire.ArpPacket;
import wireclock.wire.EtherType;
import wireclock.wire.MacAddress;

/**
 * How an interface takes its address into use: at a time, after probing for others that have it, and with announcements
 * (IPv4 address conflict detection, RFC 5227). The names of the constants are those of §1.1.
 */
final class AddressClaim extends Timer {
    static final long PROBE_WAIT_PS = SimTime.SECOND;
    static final int PROBE_NUM = 3;
    static final long PROBE_MIN_PS = SimTime.SECOND;
    static final long PROBE_MAX_PS = 2 * SimTime.SECOND;
    static final long ANNOUNCE_WAIT_PS = 2 * SimTime.SECOND;
    static final int ANNOUNCE_NUM = 2;
    static final long ANNOUNCE_INTERVAL_PS = 2 * SimTime.SECOND;
    static final long DEFEND_INTERVAL_PS = 10 * SimTime.SECOND;

    private static final long NEVER_YET = -DEFEND_INTERVAL_PS - 1;

    private final Nic nic;
    private int address;
    private final ClaimConfig config;
    private final RandomStream random;
    private final Runnable changed;
    private AddressState state = AddressState.AWAITED;
    private int probesSent;
    private int announcementsLeft;
    private long lastConflictPs = NEVER_YET;
    /** Whose ARP packet took the address away, or 0. */
    private long rival;

    /**
     * Waits for the start.
     *
     * @param random for the times of probes
     * @param changed called when the address becomes usable, or ceases to be
     */
    AddressClaim(Scheduler scheduler, int component, Nic nic, int address, ClaimConfig config, RandomStream random,
            Runnable changed) {
        super(scheduler, component);
        this.nic = nic;
        this.address = address;
        this.config = config;
        this.random = random;
        this.changed = changed;
        arm(config.startPs());
    }

    /** The address is another one from now on; whether it may be used is not asked again. */
    void setAddress(int newAddress) {
        address = newAddress;
    }

    AddressState state() {
        return state;
    }

    /** The station that has the address instead; 0 unless {@link AddressState#LOST}. */
    long rival() {
        return rival;
    }

    @Override
    protected void expired() {
        switch (state) {
            case AWAITED -> begin();
            case PROBING -> probe();
            case HELD -> announce();
            case LOST -> { }
        }
    }

    private void begin() {
        if (config.probe()) {
            state = AddressState.PROBING;
            // §2.1.1: so that hosts which are switched on together do not ask together.
            arm(timePs() + random.nextBelow(PROBE_WAIT_PS + 1));
        } else {
            hold(config.announce() ? 1 : 0);
        }
    }

    private void probe() {
        if (probesSent == PROBE_NUM) {
            hold(ANNOUNCE_NUM);
            return;
        }
        probesSent++;
        send(0);
        arm(timePs() + (probesSent < PROBE_NUM
                ? PROBE_MIN_PS + random.nextBelow(PROBE_MAX_PS - PROBE_MIN_PS + 1) : ANNOUNCE_WAIT_PS));
    }

    private void hold(int announcements) {
        state = AddressState.HELD;
        changed.run();
        announcementsLeft = announcements;
        if (announcements > 0) {
            announce();
        }
    }

    /** §2.3: neighbours that remember another station are put right. */
    private void announce() {
        send(address);
        if (--announcementsLeft > 0) {
            arm(timePs() + ANNOUNCE_INTERVAL_PS);
        }
    }

    /**
     * Looks for somebody else with the address.
     *
     * @return whether the packet shows one
     */
    boolean conflicts(ArpPacket packet) {
        if (packet.senderMac() == nic.macAddress()) {
            return false;
        }
        // §2.1.1: somebody who probes for the same address at the same time is in the way too.
        return packet.senderIp() == address || state == AddressState.PROBING && packet.senderIp() == 0
                && packet.targetIp() == address && packet.operation() == ArpPacket.REQUEST;
    }

    /** Gives way to whoever was found, or defends the address. */
    void conflict(long otherMac, long nowPs) {
        if (state == AddressState.PROBING) {
            lose(otherMac);
        } else if (state == AddressState.HELD && config.probe()) {
            defend(otherMac, nowPs);
        }
    }

    /** §2.4. */
    private void defend(long otherMac, long nowPs) {
        boolean lately = nowPs - lastConflictPs <= DEFEND_INTERVAL_PS;
        if (!lately) {
            lastConflictPs = nowPs;
            send(address);
        } else if (!config.defendsAlways()) {
            lose(otherMac);
        }
    }

    private void lose(long otherMac) {
        boolean wasHeld = state == AddressState.HELD;
        state = AddressState.LOST;
        rival = otherMac;
        disarm();
        if (wasHeld) {
            changed.run();
        }
    }

    /** A probe with sender address 0, an announcement with the own one: both ask for the own one. */
    private void send(int sender) {
        nic.send(MacAddress.BROADCAST, EtherType.ARP,
                new ArpPacket(ArpPacket.REQUEST, nic.macAddress(), sender, 0, address));
    }
}
