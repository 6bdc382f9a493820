package wireclock.reports;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes a capture file with one Ethernet interface per captured port (pcapng, draft-ietf-opsawg-pcapng).
 *
 * <p>The bytes depend on the frames alone: nothing is said of hardware, operating system or date. Stamps are virtual
 * nanoseconds since the start of the run, so analysers show them as 1970. Little-endian.
 */
public final class PcapngWriter {
    /** Frames longer than this are cut, as tcpdump does; longer than any frame here. */
    public static final int SNAP_LENGTH = 262_144;

    private static final int SECTION_HEADER_BLOCK = 0x0A0D0D0A;
    private static final int INTERFACE_DESCRIPTION_BLOCK = 1;
    private static final int ENHANCED_PACKET_BLOCK = 6;
    private static final int BYTE_ORDER_MAGIC = 0x1A2B3C4D;
    private static final long LENGTH_UNKNOWN = -1;
    private static final short LINKTYPE_ETHERNET = 1;

    private static final int OPT_ENDOFOPT = 0;
    private static final int OPT_COMMENT = 1;
    private static final int SHB_USERAPPL = 4;
    private static final int IF_NAME = 2;
    private static final int IF_TSRESOL = 9;
    private static final int IF_FCSLEN = 13;
    private static final int EPB_FLAGS = 2;

    /** Ticks of 10^-9 s. */
    private static final byte NANOSECONDS = 9;
    private static final byte FCS_BYTES = 4;
    /** Bits 5 to 8 of the packet's flags: how long its frame check sequence is. */
    private static final int FLAG_FCS_4_BYTES = FCS_BYTES << 5;
    private static final long PS_PER_NS = 1_000;
    /** Room for the fixed fields and options of a packet block, comment text not counted. */
    private static final int BLOCK_OVERHEAD = 64;

    /** Which way a frame passes its port: bits 0 and 1 of the packet's flags. */
    public enum Direction {
        INBOUND(1),
        OUTBOUND(2);

        private final int flag;

        Direction(int flag) {
            this.flag = flag;
        }
    }

    private final OutputStream out;
    private ByteBuffer block = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
    private final int snapLength;
    private final long mostPackets;
    private int interfaces;
    private long lastPs;
    private long packets;

    /** Writes the section header. The caller buffers and closes the stream. */
    public PcapngWriter(OutputStream out) throws IOException {
        this(out, SNAP_LENGTH, Long.MAX_VALUE);
    }

    /**
     * Writes the section header of a capture that does not keep everything.
     *
     * @param snapLength bytes that are kept of each frame
     * @param mostPackets after how many frames nothing more is kept
     */
    public PcapngWriter(OutputStream out, int snapLength, long mostPackets) throws IOException {
        this.out = out;
        this.snapLength = snapLength;
        this.mostPackets = mostPackets;
        begin(SECTION_HEADER_BLOCK);
        block.putInt(BYTE_ORDER_MAGIC).putShort((short) 1).putShort((short) 0).putLong(LENGTH_UNKNOWN);
        option(SHB_USERAPPL, "Wireclock".getBytes(StandardCharsets.UTF_8));
        end();
    }

    /**
     * Describes a captured port; its frames refer to it by the number returned.
     *
     * @param name as analysers show it, for example {@code h1:eth0}
     */
    public int addInterface(String name) throws IOException {
        begin(INTERFACE_DESCRIPTION_BLOCK);
        block.putShort(LINKTYPE_ETHERNET).putShort((short) 0).putInt(snapLength);
        option(IF_NAME, name.getBytes(StandardCharsets.UTF_8));
        option(IF_TSRESOL, NANOSECONDS);
        option(IF_FCSLEN, FCS_BYTES);
        end();
        return interfaces++;
    }

    /** Whether nothing more will be kept. */
    boolean isFull() {
        return packets >= mostPackets;
    }

    /**
     * Writes one frame, unless the capture is full.
     *
     * @param interfaceId from {@link #addInterface}
     * @param timePs virtual time in picoseconds, not before the frame written last; floored to a nanosecond
     * @param frame from destination address to frame check sequence
     * @param comment shown beside the frame, an option for each of its lines, or null
     */
    public void write(int interfaceId, long timePs, Direction direction, byte[] frame, @Nullable String comment)
            throws IOException {
        if (interfaceId < 0 || interfaceId >= interfaces) {
            throw new IllegalArgumentException("interface " + interfaceId + " of " + interfaces);
        }
        if (timePs < lastPs) {
            throw new IllegalArgumentException("frame at " + timePs + " ps after one at " + lastPs + " ps");
        }
        lastPs = timePs;
        if (isFull()) {
            return;
        }
        packets++;
        int captured = Math.min(frame.length, snapLength);
        reserve(captured + BLOCK_OVERHEAD);
        long ticks = timePs / PS_PER_NS;
        begin(ENHANCED_PACKET_BLOCK);
        block.putInt(interfaceId).putInt((int) (ticks >>> 32)).putInt((int) ticks);
        block.putInt(captured).putInt(frame.length).put(frame, 0, captured);
        pad();
        if (comment != null) {
            for (String line : comment.split("\n", -1)) {
                option(OPT_COMMENT, line.getBytes(StandardCharsets.UTF_8));
            }
        }
        block.putShort((short) EPB_FLAGS).putShort((short) 4).putInt(direction.flag | FLAG_FCS_4_BYTES);
        end();
    }

    private void begin(int type) {
        block.clear();
        block.putInt(type).putInt(0);
    }

    /** Closes the options, fills in the block's length at both ends and writes it. */
    private void end() throws IOException {
        block.putShort((short) OPT_ENDOFOPT).putShort((short) 0);
        int length = block.position() + 4;
        block.putInt(length).putInt(4, length);
        out.write(block.array(), 0, length);
    }

    private void option(int code, byte... value) {
        reserve(block.position() + value.length + BLOCK_OVERHEAD);
        block.putShort((short) code).putShort((short) value.length).put(value);
        pad();
    }

    /** Blocks and options are made of 32-bit words. */
    private void pad() {
        while (block.position() % 4 != 0) {
            block.put((byte) 0);
        }
    }

    private void reserve(int bytes) {
        if (block.capacity() < bytes) {
            ByteBuffer larger = ByteBuffer.allocate(bytes * 2).order(ByteOrder.LITTLE_ENDIAN);
            block = larger.put(block.flip());
        }
    }
}
