package wireclock.sweep;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The file that every finished run of a sweep is appended to, and from which its tables are written.
 *
 * <p>A record is its length, the CRC-32C of its bytes and the bytes; the first is the {@link Header}. Whatever kills
 * the process leaves whole records and at most one torn at the end, which is cut off when the file is opened again. In
 * memory is only where each run's record begins.
 */
final class Journal implements AutoCloseable {
    static final String FILE = "journal";
    private static final int FRAME_BYTES = 2 * Integer.BYTES;
    private static final int MOST_RECORD_BYTES = 1 << 30;
    private static final long ABSENT = -1;

    private final FileChannel channel;
    private final Header header;
    /** Where the record of each run begins. */
    private final long[] offsets;
    private long endOffset;
    private int recorded;
    private volatile boolean dirty;

    /**
     * What the records belong to.
     *
     * @param version of the program, with its revision
     * @param shard which runs of the plan are made here
     */
    record Header(SweepPlan plan, String version, Shard shard) {
        private static final String MAGIC = "wireclock sweep journal 3";

        /** Results depend on the version, not on the revision. */
        String versionAlone() {
            return version.replaceFirst(" .*", "");
        }

        byte[] encoded() throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeUTF(MAGIC);
            out.writeUTF(version);
            out.writeInt(shard.number());
            out.writeInt(shard.of());
            plan.write(out);
            return bytes.toByteArray();
        }

        static Header decoded(byte[] bytes) throws IOException {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
            if (!in.readUTF().equals(MAGIC)) {
                throw new IOException("not a journal of this version");
            }
            String version = in.readUTF();
            Shard shard = new Shard(in.readInt(), in.readInt());
            return new Header(SweepPlan.read(in), version, shard);
        }
    }

    private Journal(FileChannel channel, Header header) {
        this.channel = channel;
        this.header = header;
        this.offsets = new long[header.plan().size()];
        Arrays.fill(offsets, ABSENT);
    }

    /** The first bytes of a new journal. */
    static byte[] begin(Header header) throws IOException {
        return framed(header.encoded()).array();
    }

    /**
     * Opens a journal to go on with, and cuts off what was torn.
     *
     * @throws IOException also if another process has it open
     */
    static Journal open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (!lock(channel)) {
                throw new IOException("another sweep is at work there");
            }
            Journal journal = scan(channel);
            channel.truncate(journal.endOffset);
            return journal;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Opens a journal to read it. */
    static Journal read(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return scan(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            // Held until the channel is closed or the process ends, however it ends.
            @Nullable FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static Journal scan(FileChannel channel) throws IOException {
        channel.position(0);
        InputStream in = new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
        byte[] first = next(in);
        if (first == null) {
            throw new IOException("its journal has no beginning");
        }
        Journal journal = new Journal(channel, Header.decoded(first));
        journal.endOffset = (long) FRAME_BYTES + first.length;
        for (byte[] record = next(in); record != null; record = next(in)) {
            journal.note(record);
            journal.endOffset += (long) FRAME_BYTES + record.length;
        }
        return journal;
    }

    /** The next whole record, or null where there is none, be it at the end or at damage. */
    private static byte @Nullable [] next(InputStream in) throws IOException {
        byte[] frame = in.readNBytes(FRAME_BYTES);
        if (frame.length < FRAME_BYTES) {
            return null;
        }
        ByteBuffer numbers = ByteBuffer.wrap(frame);
        int length = numbers.getInt();
        int checksum = numbers.getInt();
        if (length < 1 || length > MOST_RECORD_BYTES) {
            return null;
        }
        byte[] bytes = in.readNBytes(length);
        return bytes.length == length && checksum(bytes) == checksum ? bytes : null;
    }

    private void note(byte[] record) {
        int run = ByteBuffer.wrap(record).getInt();
        // What did not end in time is no result: it is run again.
        boolean absent = record[Integer.BYTES] == RunStatus.TIMEOUT.ordinal();
        recorded += (absent ? 0 : 1) - (offsets[run] == ABSENT ? 0 : 1);
        offsets[run] = absent ? ABSENT : endOffset;
    }

    private static int checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    /** A record with what stands before it. */
    static ByteBuffer framed(byte[] bytes) {
        return ByteBuffer.allocate(FRAME_BYTES + bytes.length).putInt(bytes.length).putInt(checksum(bytes)).put(bytes)
                .flip();
    }

    Header header() {
        return header;
    }

    /** Takes no account of the records of runs that ended so: they are to be made again. */
    void forget(RunStatus status) throws IOException {
        for (int run = 0; run < offsets.length; run++) {
            if (has(run) && status(run) == status) {
                offsets[run] = ABSENT;
                recorded--;
            }
        }
    }

    /** How many runs have a record. */
    int recorded() {
        return recorded;
    }

    boolean has(int run) {
        return offsets[run] != ABSENT;
    }

    /**
     * Adds a record.
     *
     * @throws IOException if it cannot be written, as on a full disk; the journal is as it was before then
     */
    void append(RunResult result) throws IOException {
        ByteBuffer record = framed(result.encoded());
        try {
            long at = endOffset;
            while (record.hasRemaining()) {
                at += channel.write(record, at);
            }
        } catch (IOException e) {
            channel.truncate(endOffset);
            throw e;
        }
        dirty = true;
        recorded += offsets[result.run()] == ABSENT ? 1 : 0;
        offsets[result.run()] = endOffset;
        endOffset += record.capacity();
    }

    /** Writes another journal with the same results. */
    void copy(Header other, Path file) throws IOException {
        try (FileChannel copy = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING); OutputStream out = Channels.newOutputStream(copy)) {
            out.write(begin(other));
            for (int run = 0; run < offsets.length; run++) {
                if (has(run)) {
                    out.write(framed(result(run).encoded()).array());
                }
            }
            copy.force(false);
        }
    }

    /** Sees to it that what was appended survives the machine, not only the process. On whichever thread. */
    void force() throws IOException {
        if (dirty) {
            // Before: what is appended meanwhile may not be on the disk yet.
            dirty = false;
            channel.force(false);
        }
    }

    /** How a run that {@link #has} a record ended. */
    RunStatus status(int run) throws IOException {
        ByteBuffer status = ByteBuffer.allocate(1);
        fill(status, offsets[run] + FRAME_BYTES + Integer.BYTES);
        return RunStatus.values()[status.get()];
    }

    /** The result of a run that {@link #has} a record. */
    RunResult result(int run) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(FRAME_BYTES);
        fill(frame, offsets[run]);
        ByteBuffer record = ByteBuffer.allocate(frame.getInt());
        fill(record, offsets[run] + FRAME_BYTES);
        if (checksum(record.array()) != frame.getInt()) {
            throw new IOException("the journal was damaged while it was open");
        }
        return RunResult.decoded(record.array());
    }

    private void fill(ByteBuffer buffer, long offset) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, offset + buffer.position()) < 0) {
                throw new IOException("the journal was cut while it was open");
            }
        }
        buffer.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
