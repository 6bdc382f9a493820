package wireclock.device;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import wireclock.bridge.BridgePort;
import wireclock.bridge.Overflow;
import wireclock.bridge.PathCost;
import wireclock.bridge.PortState;
import wireclock.bridge.PortStatus;
import wireclock.bridge.PortVlans;
import wireclock.bridge.SpanningTree;
import wireclock.bridge.StpConfig;
import wireclock.engine.Event;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.ethernet.Nic;
import wireclock.wire.Bpdu;
import wireclock.wire.BytesPayload;
import wireclock.wire.EthernetFrame;
import wireclock.wire.RawFramePayload;

/**
 * Switching hubs joined by shared LANs with a microsecond of delay, for tests: what a port says all others of its LAN
 * hear. Addresses rise with the numbers of the switches, so that 0 is the root where priorities are alike.
 */
final class BridgeLab {
    static final long DELAY_PS = SimTime.MICROSECOND;

    final Scheduler scheduler = new Scheduler();
    final List<Switch> switches = new ArrayList<>();
    final List<Lan> lans = new ArrayList<>();

    /** A LAN and who is on it. */
    final class Lan {
        final List<Nic> ends = new ArrayList<>();
        final List<EthernetFrame> carried = new ArrayList<>();
        /** While it is cut frames are lost, and nobody notices. */
        boolean cut;

        private void plug(Nic nic) {
            ends.add(nic);
            nic.attach(frame -> {
                if (cut) {
                    return;
                }
                carried.add(frame);
                for (Nic other : ends) {
                    if (other != nic) {
                        at(scheduler.nowPs() + DELAY_PS, () -> other.receive(frame));
                    }
                }
            });
        }

        void setLinkUp(boolean up) {
            ends.forEach(nic -> nic.setLinkUp(up));
        }
    }

    Switch add(int priority) {
        return add(new StpConfig(priority, StpConfig.DEFAULT.helloPs(), StpConfig.DEFAULT.maxAgePs(),
                StpConfig.DEFAULT.forwardDelayPs()));
    }

    Switch add(StpConfig stp) {
        Switch hub = new Switch(scheduler, "sw" + (switches.size() + 1),
                new SwitchConfig(0, 300 * SimTime.SECOND, 1000, Overflow.FLOOD, stp, false, false));
        switches.add(hub);
        return hub;
    }

    /** A LAN on which these switches get their next port. */
    Lan join(Switch... hubs) {
        int[] costs = new int[hubs.length];
        Arrays.fill(costs, PathCost.DEFAULT);
        return join(List.of(hubs), costs);
    }

    Lan join(List<Switch> hubs, int... costs) {
        Lan lan = new Lan();
        lans.add(lan);
        for (int i = 0; i < hubs.size(); i++) {
            Switch hub = hubs.get(i);
            long mac = 0x0201_0000_0000L + (switches.indexOf(hub) + 1) * 0x100 + hub.nics().size();
            lan.plug(hub.addPort("eth" + hub.nics().size(), mac, PortVlans.DEFAULT, costs[i]));
        }
        return lan;
    }

    /** A station on a LAN that collects what it hears, but for BPDUs. */
    List<EthernetFrame> station(Lan lan, long mac) {
        List<EthernetFrame> heard = new ArrayList<>();
        Nic nic = new Nic("station", mac);
        nic.setReceiver(frame -> {
            if (!(frame.payload() instanceof Bpdu)) {
                heard.add(frame);
            }
        });
        lan.plug(nic);
        return heard;
    }

    static EthernetFrame frame(long source, long destination) {
        return new EthernetFrame(destination, source, 0x88B5, new RawFramePayload(BytesPayload.EMPTY));
    }

    void send(Lan lan, EthernetFrame frame) {
        for (Nic nic : lan.ends) {
            if (nic.macAddress() == frame.source()) {
                nic.transmit(frame);
            }
        }
    }

    void run(long untilPs) {
        scheduler.run(untilPs, Long.MAX_VALUE);
    }

    void at(long timePs, Runnable action) {
        scheduler.schedule(new Event(scheduler.newComponent()) {
            @Override
            public void fire() {
                action.run();
            }
        }, timePs);
    }

    static SpanningTree tree(Switch hub) {
        return Objects.requireNonNull(hub.spanningTree());
    }

    /** Roles and states of a switch's ports: {@code "root forwarding, designated listening"}. */
    static String ports(Switch hub) {
        List<String> texts = new ArrayList<>();
        for (PortStatus port : tree(hub).portStatus()) {
            texts.add(String.format(Locale.ROOT, "%s %s", port.role(), port.state()));
        }
        return String.join(", ", texts);
    }

    static boolean forwards(BridgePort port) {
        return port.state() == PortState.FORWARDING;
    }
}
