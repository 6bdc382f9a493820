package wireclock.scenario.run;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Asks Wireshark's command line what it thinks of a capture; a test that needs it is skipped where it is not installed. */
final class Tshark {
    /** Without reassembly: the content is random, and now and then looks to some dissector like the head of a message. */
    private static final List<String> CHECKS = List.of("-o", "ip.check_checksum:TRUE", "-o", "tcp.check_checksum:TRUE", "-o",
            "udp.check_checksum:TRUE", "-o", "eth.check_fcs:TRUE", "-o", "tcp.desegment_tcp_streams:FALSE");

    private Tshark() {}

    static void assumeInstalled() {
        assumeTrue(isInstalled(), "tshark is not installed");
    }

    static boolean isInstalled() {
        try {
            Process process = new ProcessBuilder("tshark", "--version").redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The packets that match a display filter, a line each. */
    static List<String> matching(Path capture, String filter, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("tshark", "-r", capture.toString()));
        command.addAll(CHECKS);
        command.addAll(List.of("-Y", filter));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("tshark refused " + capture);
        }
        return output.lines().filter(line -> !line.isBlank()).toList();
    }

    /** What is wrong with the packets of a capture: malformed ones and bad checksums. */
    static List<String> faults(Path capture) throws IOException, InterruptedException {
        return matching(capture, "_ws.malformed || ip.checksum.status==0 || tcp.checksum.status==0 || udp.checksum.status==0"
                + " || icmp.checksum.status==0 || eth.fcs.status==0");
    }
}
