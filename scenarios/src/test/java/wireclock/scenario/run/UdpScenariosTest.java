package wireclock.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wireclock.scenario.Overrides;

/** What the shipped scenarios about datagrams say they show. */
class UdpScenariosTest {
    @TempDir
    Path folder;

    private void run(String name) throws Exception {
        Runs.runShipped(name, folder, Overrides.NONE, false);
    }

    private String received(String flow) throws Exception {
        return Runs.flow(folder, flow).get("packets_received");
    }

    private double udp(String flow, String column) throws Exception {
        return Double.parseDouble(Runs.csv(folder.resolve("udp.csv")).stream()
                .filter(row -> row.get("flow").equals(flow)).findFirst().orElseThrow().get(column));
    }

    @Test
    void aLimitedBroadcastStaysOnItsSegment() throws Exception {
        run("udp/limited-broadcast.yaml");
        assertThat(received("shout-h2")).isEqualTo("10");
        assertThat(received("shout-h3")).isEqualTo("10");
        assertThat(Runs.flow(folder, "shout-far")).containsEntry("packets_received", "0").containsEntry("packets_sent", "10")
                .containsEntry("packets_lost", "10").containsEntry("to", "far");
    }

    @Test
    void aDirectedBroadcastPassesTheRouterThatAllowsIt() throws Exception {
        run("udp/directed-broadcast.yaml");
        for (String host : List.of("1", "2", "3")) {
            assertThat(received("open-a" + host)).isEqualTo("5");
            assertThat(received("closed-b" + host)).isEqualTo("0");
        }
    }

    /** Five datagrams, at 0 to 400 ms, find the port closed. */
    @Test
    void aClosedPortIsReportedUntilItOpens() throws Exception {
        run("udp/port-unreachable.yaml");
        assertThat(Runs.flow(folder, "too-early")).containsEntry("packets_received", "5").containsEntry("packets_lost", "5")
                .containsEntry("error", "destination port unreachable");
    }

    /** M/D/1 at a load of 0.75: 0.75 / (2 · 0.25) · 7.76 ms of waiting, before 7.76 ms on the line and 10 of delay. */
    @Test
    void arrivalsOfOneRateWaitDifferently() throws Exception {
        run("udp/patterns.yaml");
        assertThat(udp("constant", "delay_max_s")).isEqualTo(0.01776);
        assertThat(udp("constant", "jitter_s")).isZero();
        assertThat(udp("poisson", "delay_mean_s")).isCloseTo(0.0294, within(0.0015));
        assertThat(udp("on-off", "delay_mean_s")).isGreaterThan(4 * udp("poisson", "delay_mean_s"));
        for (String flow : List.of("poisson", "on-off")) {
            assertThat(Double.parseDouble(Runs.flow(folder, flow).get("goodput_bit_s"))).isCloseTo(698_969, within(35_000.0));
        }
    }

    @Test
    void theBufferOfMiddleLengthSoundsBest() throws Exception {
        run("udp/voice-call.yaml");
        assertThat(udp("call10", "late")).isGreaterThan(1000);
        assertThat(udp("call10", "mos")).isLessThan(2);
        assertThat(udp("call60", "late")).isZero();
        assertThat(udp("call60", "mos")).isGreaterThan(4);
        assertThat(udp("call300", "late")).isZero();
        assertThat(udp("call300", "mos")).isBetween(2.5, 3.7);
        assertThat(udp("call60", "loss_share")).isEqualTo(
                Double.parseDouble(Runs.flow(folder, "call60").get("packets_lost")) / 3000);
    }

    @Test
    void oneSenderReachesAllMembersOfItsLan() throws Exception {
        run("multicast/one-to-many-lan.yaml");
        for (String host : List.of("tv-h2", "tv-h3", "tv-h4")) {
            assertThat(received(host)).isEqualTo("100");
        }
        assertThat(frames("h1-sw1", "h1")).as("each datagram sent once").isEqualTo(100);
        assertThat(frames("h5-sw1", "sw1")).as("flooded, and the reports of three with it").isEqualTo(100 + 6);
        assertThat(frames("h5-sw1", "h5")).isZero();
    }

    /**
     * Every 10 ms from 1 s to 11 s; listened to from 3 s to 7 s. The routers stop two seconds after that: 600 datagrams,
     * and 100 of the weather to h2; besides, one general query and two about the group.
     */
    @Test
    void aGroupFlowsWhereMembersAreAndTwoSecondsLonger() throws Exception {
        run("multicast/across-routers.yaml");
        assertThat(received("news-h2")).isEqualTo("400");
        assertThat(received("news-h3")).isEqualTo("400");
        for (String host : List.of("weather-h2", "weather-h3", "weather-studio")) {
            assertThat(received(host)).isEqualTo("100");
        }
        assertThat(frames("source", "studio")).isEqualTo(1000 + 3);
        assertThat(frames("trunk", "r1")).as("once for two listeners").isEqualTo(600 + 1);
        assertThat(frames("to-h2", "r2")).isEqualTo(600 + 100 + 3);
        assertThat(frames("to-h4", "r3")).as("nobody listens there").isEqualTo(1);
    }

    @Test
    void everybodyHearsEverybodyElse() throws Exception {
        run("multicast/n-to-m.yaml");
        assertThat(Runs.csv(folder.resolve("flows.csv"))).hasSize(20)
                .allSatisfy(row -> assertThat(row).containsEntry("packets_received", "10"));
    }

    @Test
    void timeToLiveAndLocalGroupsBoundTheReach() throws Exception {
        run("multicast/scope.yaml");
        Map<String, String> reach = Map.of("ttl1", "near", "ttl2", "near mid", "ttl3", "near mid far", "local", "near");
        for (Map.Entry<String, String> flow : reach.entrySet()) {
            for (String host : List.of("near", "mid", "far")) {
                assertThat(received(flow.getKey() + "-" + host)).as("%s at %s", flow.getKey(), host)
                        .isEqualTo(List.of(flow.getValue().split(" ")).contains(host) ? "5" : "0");
            }
        }
    }

    private int frames(String link, String from) throws Exception {
        return Integer.parseInt(Runs.csv(folder.resolve("links.csv")).stream()
                .filter(row -> row.get("link").equals(link) && row.get("from").equals(from)).findFirst().orElseThrow()
                .get("frames_sent"));
    }
}
