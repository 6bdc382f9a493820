package wireclock.scenario.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import wireclock.wire.ArqCodec;
import wireclock.wire.ArqPacket;
import wireclock.wire.UdpDatagram;

/** What the sender of a captured transfer sent and heard. */
final class ArqDialogue {
    private ArqDialogue() {}

    /** A line for each packet, in microseconds: {@code 29264 ACK 0}. */
    static List<String> at(String port, Path out) throws Exception {
        List<String> lines = new ArrayList<>();
        for (CapturedFrames.Captured captured : CapturedFrames.read(Runs.capture(out))) {
            if (captured.port().equals(port)) {
                ArqPacket packet = ArqCodec.decode(((UdpDatagram) captured.packet().payload()).payload());
                lines.add(captured.timeNs() / 1000 + " " + packet.type() + " " + packet.numberAsLong());
            }
        }
        return lines;
    }
}
