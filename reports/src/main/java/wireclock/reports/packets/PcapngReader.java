package wireclock.reports.packets;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads captures of Ethernet frames (pcapng, draft-ietf-opsawg-pcapng), packet by packet: ours, and those of others
 * that hold their packets in enhanced packet blocks.
 */
public final class PcapngReader {
    private static final int SECTION_HEADER_BLOCK = 0x0A0D0D0A;
    private static final int INTERFACE_DESCRIPTION_BLOCK = 1;
    private static final int ENHANCED_PACKET_BLOCK = 6;
    private static final int BYTE_ORDER_MAGIC = 0x1A2B3C4D;
    private static final int LINKTYPE_ETHERNET = 1;
    private static final int OPT_ENDOFOPT = 0;
    private static final int OPT_COMMENT = 1;
    private static final int IF_NAME = 2;
    private static final int IF_TSRESOL = 9;
    private static final int EPB_FLAGS = 2;
    private static final int OUTBOUND = 2;
    private static final int DIRECTION_MASK = 3;

    private static final int LEAST_BLOCK_BYTES = 12;
    private static final int MOST_BLOCK_BYTES = 16 << 20;
    private static final int LONGEST_FRAME = 1 << 20;
    private static final int MICROSECONDS = 6;
    private static final int NANOSECONDS = 9;
    private static final int MOST_DIGITS = 18;

    private final InputStream in;
    private final List<Interface> interfaces = new ArrayList<>();
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    private long packets;

    /** @param exponent a tick is 10 to the power of minus this many seconds; of -1 packets cannot be read */
    private record Interface(String name, int exponent) {}

    /** The caller buffers and closes the stream. */
    public PcapngReader(InputStream in) {
        this.in = in;
    }

    /** A file that is no capture, or not one that can be read. */
    public static final class MalformedCaptureException extends IOException {
        private static final long serialVersionUID = 1L;

        MalformedCaptureException(String message) {
            super(message);
        }
    }

    /** The next packet, or null at the end of the file. */
    public @Nullable CapturedPacket next() throws IOException {
        while (true) {
            byte[] head = in.readNBytes(8);
            if (head.length == 0) {
                return null;
            }
            CapturedPacket packet = block(whole(head, 8));
            if (packet != null) {
                return packet;
            }
        }
    }

    /** The ports described so far, in the order of the file. */
    public List<String> ports() {
        return interfaces.stream().map(Interface::name).toList();
    }

    private @Nullable CapturedPacket block(byte[] head) throws IOException {
        int type = ByteBuffer.wrap(head).order(order).getInt();
        byte[] magic = {};
        if (type == SECTION_HEADER_BLOCK) {
            magic = whole(in.readNBytes(4), 4);
            order = ByteBuffer.wrap(magic).getInt() == BYTE_ORDER_MAGIC ? ByteOrder.BIG_ENDIAN
                    : ByteOrder.LITTLE_ENDIAN;
            if (ByteBuffer.wrap(magic).order(order).getInt() != BYTE_ORDER_MAGIC) {
                throw new MalformedCaptureException("no capture of the format pcapng");
            }
            interfaces.clear();
        }
        int length = ByteBuffer.wrap(head).order(order).getInt(4);
        if (length < LEAST_BLOCK_BYTES + magic.length || length > MOST_BLOCK_BYTES || length % 4 != 0) {
            throw new MalformedCaptureException("a block of " + Integer.toUnsignedString(length) + " bytes");
        }
        int rest = length - head.length - magic.length;
        ByteBuffer body = ByteBuffer.wrap(whole(in.readNBytes(rest), rest)).order(order);
        if (body.getInt(rest - 4) != length) {
            throw new MalformedCaptureException("a block with two lengths");
        }
        body.limit(rest - 4);
        if (type == INTERFACE_DESCRIPTION_BLOCK) {
            interfaces.add(description(body));
        }
        return type == ENHANCED_PACKET_BLOCK ? packet(body) : null;
    }

    private Interface description(ByteBuffer body) throws MalformedCaptureException {
        need(body, 8);
        int linkType = Short.toUnsignedInt(body.getShort());
        body.position(8);
        String name = "interface " + interfaces.size();
        int exponent = MICROSECONDS;
        for (ByteBuffer option = option(body); option != null; option = option(body)) {
            int code = option.getShort();
            option.getShort();
            if (code == IF_NAME) {
                name = text(option);
            } else if (code == IF_TSRESOL && option.hasRemaining()) {
                // The highest bit means a power of two, which nobody uses.
                exponent = option.get();
            }
        }
        boolean known = linkType == LINKTYPE_ETHERNET && exponent >= 0 && exponent <= MOST_DIGITS;
        return new Interface(name, known ? exponent : -1);
    }

    private CapturedPacket packet(ByteBuffer body) throws MalformedCaptureException {
        need(body, 20);
        int id = body.getInt();
        long ticks = Integer.toUnsignedLong(body.getInt()) << 32 | Integer.toUnsignedLong(body.getInt());
        int captured = body.getInt();
        int length = body.getInt();
        if (id < 0 || id >= interfaces.size() || interfaces.get(id).exponent < 0) {
            throw new MalformedCaptureException("a packet of an interface that is not described, or no Ethernet");
        }
        if (captured < 0 || captured > body.remaining() || length < captured || length > LONGEST_FRAME) {
            throw new MalformedCaptureException("a packet longer than its block");
        }
        byte[] bytes = new byte[captured];
        body.get(bytes);
        body.position(Math.min(body.limit(), (body.position() + 3) / 4 * 4));
        String comment = null;
        boolean outbound = false;
        for (ByteBuffer option = option(body); option != null; option = option(body)) {
            int code = option.getShort();
            option.getShort();
            if (code == OPT_COMMENT) {
                comment = comment == null ? text(option) : comment + "\n" + text(option);
            } else if (code == EPB_FLAGS && option.remaining() >= 4) {
                outbound = (option.getInt() & DIRECTION_MASK) == OUTBOUND;
            }
        }
        Interface at = interfaces.get(id);
        long timeNs = nanoseconds(ticks, at.exponent);
        return new CapturedPacket(++packets, at.name, timeNs, outbound, bytes, length, comment);
    }

    private static long nanoseconds(long ticks, int exponent) throws MalformedCaptureException {
        if (exponent == NANOSECONDS && ticks >= 0) {
            return ticks;
        }
        BigInteger exact = new BigInteger(Long.toUnsignedString(ticks)).multiply(BigInteger.TEN.pow(NANOSECONDS))
                .divide(BigInteger.TEN.pow(exponent));
        if (exact.bitLength() > 63) {
            throw new MalformedCaptureException("a packet later than in year 2262");
        }
        return exact.longValueExact();
    }

    /** The next option with its code and length before it, or null after the last. */
    private static @Nullable ByteBuffer option(ByteBuffer body) throws MalformedCaptureException {
        if (body.remaining() < 4 || body.getShort(body.position()) == OPT_ENDOFOPT) {
            return null;
        }
        int length = Short.toUnsignedInt(body.getShort(body.position() + 2));
        if (length + 4 > body.remaining()) {
            throw new MalformedCaptureException("an option longer than its block");
        }
        ByteBuffer option = body.slice(body.position(), length + 4).order(body.order());
        body.position(Math.min(body.limit(), body.position() + 4 + (length + 3) / 4 * 4));
        return option;
    }

    private static String text(ByteBuffer option) {
        return StandardCharsets.UTF_8.decode(option).toString();
    }

    private static void need(ByteBuffer body, int bytes) throws MalformedCaptureException {
        if (body.remaining() < bytes) {
            throw new MalformedCaptureException("a block without its fixed fields");
        }
    }

    private static byte[] whole(byte[] read, int wanted) throws MalformedCaptureException {
        if (read.length < wanted) {
            throw new MalformedCaptureException("it ends in the middle of a block");
        }
        return read;
    }
}
