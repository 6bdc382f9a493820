package wireclock.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a run without loss Wireshark's own analysis sees none: no retransmission, no gap, nothing out of order. */
class CleanCaptureTest {
    @Test
    void wiresharkSeesNoTrouble(@TempDir Path folder) throws Exception {
        Tshark.assumeInstalled();
        Runs.run("""
                duration: 10 s
                defaults: {link: {queue: {limit: 10000 packets}}}
                nodes: {a: host, sw: switch, r: router, b: host}
                links:
                  - {endpoints: [a, sw], rate: 100 Mbit/s, delay: 10 us}
                  - {endpoints: [sw, r], rate: 100 Mbit/s, delay: 10 us}
                  - {endpoints: [r, b], rate: 10 Mbit/s, delay: 10 ms}
                traffic:
                  - {name: up, type: tcp, from: a, to: b, size: 500 kB}
                  - {name: down, type: tcp, from: b, to: a, size: 500 kB}
                  - {name: talk, type: tcp, from: a, to: b, exchange: [{from: client, size: 10 kB}, {from: server, size: 20 kB}]}
                capture: [a, r, b]
                """, folder.resolve("out"));
        Path capture = Runs.capture(folder.resolve("out"));
        for (String port : new String[] {"a:eth0", "r:eth0", "r:eth1", "b:eth0"}) {
            // Analysis is by conversation: seen from several ports at once, every segment would look sent again.
            Path one = folder.resolve(port.replace(':', '-') + ".pcapng");
            Process filter = new ProcessBuilder("tshark", "-r", capture.toString(), "-Y", "frame.interface_name==\"" + port + "\"", "-w",
                    one.toString()).redirectErrorStream(true).start();
            filter.getInputStream().readAllBytes();
            assertThat(filter.waitFor()).isZero();
            assertThat(Tshark.matching(one, "tcp")).hasSizeGreaterThan(500);
            assertThat(Tshark.matching(one, "tcp.analysis.retransmission || tcp.analysis.lost_segment"
                    + " || tcp.analysis.out_of_order || tcp.analysis.duplicate_ack")).as(port).isEmpty();
            assertThat(Tshark.faults(one)).isEmpty();
        }
    }
}
