package wireclock.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wireclock.reports.PcapngWriter.Direction;

/** Has the analyser that people use read what we write. */
class TsharkTest {
    @Test
    void tsharkReadsTheCapture(@TempDir Path folder) throws Exception {
        assumeTrue(installed(), "tshark is not installed");
        Path file = folder.resolve("first-look.pcapng");
        try (OutputStream out = Files.newOutputStream(file)) {
            PcapngWriter capture = new PcapngWriter(out);
            int h1 = capture.addInterface("h1:eth0");
            int h2 = capture.addInterface("h2:eth0");
            capture.write(h1, 1_000_000_000_000L, Direction.OUTBOUND, frameWithFcs(), null);
            capture.write(h1, 1_000_000_123_999L, Direction.OUTBOUND, frameWithFcs(), "dropped: queue full");
            byte[] damaged = frameWithFcs();
            damaged[20] ^= 1;
            capture.write(h2, 1_000_001_000_000L, Direction.INBOUND, damaged, null);
        }
        String fields = tshark("-r", file.toString(), "-o", "eth.check_fcs:TRUE", "-T", "fields", "-E", "separator=|",
                "-e", "frame.interface_name", "-e", "frame.time_relative", "-e", "frame.packet_flags_direction",
                "-e", "frame.len", "-e", "eth.fcs.status", "-e", "frame.comment");
        assertThat(fields.lines()).containsExactly(
                "h1:eth0|0.000000000|0x00000002|64|1|",
                "h1:eth0|0.000000123|0x00000002|64|1|dropped: queue full",
                "h2:eth0|0.000001000|0x00000001|64|0|");
    }

    /** A broadcast frame of 60 bytes with an experimental EtherType, and its CRC-32, least significant byte first. */
    private static byte[] frameWithFcs() {
        byte[] frame = new byte[64];
        Arrays.fill(frame, 0, 6, (byte) 0xFF);
        frame[6] = 2;
        frame[12] = (byte) 0x88;
        frame[13] = (byte) 0xB5;
        CRC32 crc = new CRC32();
        crc.update(frame, 0, 60);
        ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN).putInt(60, (int) crc.getValue());
        return frame;
    }

    private static boolean installed() throws InterruptedException {
        try {
            return new ProcessBuilder("tshark", "--version").redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String tshark(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("tshark"));
        command.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
        return output;
    }
}
