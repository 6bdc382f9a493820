package wireclock.scenario.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a file as UTF-8 text of bounded size, or says what kept it from being one. */
public final class SourceFile {
    /** The largest scenario that is read. The largest written by hand are some 100 kB. */
    public static final int MAX_BYTES = 4 * 1024 * 1024;

    private SourceFile() {}

    /** The text of a file, without a byte order mark. */
    public static String read(Path file, Problems problems) throws ScenarioException {
        if (Files.isDirectory(file)) {
            throw problems.fatal(Mark.FILE, "this is a directory", "Name a scenario file in it.");
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            // Not the size the file system tells: a pipe has none.
            bytes = in.readNBytes(MAX_BYTES + 1);
        } catch (NoSuchFileException e) {
            throw problems.fatal(Mark.FILE, "there is no such file", "");
        } catch (IOException e) {
            throw problems.fatal(Mark.FILE, "the file cannot be read", Files.isReadable(file) ? ""
                    : "Check its rights.");
        }
        return decode(bytes, problems);
    }

    /** The text of bytes in UTF-8, without a byte order mark. */
    static String decode(byte[] bytes, Problems problems) throws ScenarioException {
        if (bytes.length > MAX_BYTES) {
            throw problems.fatal(Mark.FILE, "the file is larger than 4 MiB",
                    "A scenario is a short text: is this one?");
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        boolean malformed = decoder.decode(in, out, true).isError();
        String text = out.flip().toString();
        if (malformed) {
            throw problems.fatal(Mark.ofOffset(text, text.length()),
                    "the file is not UTF-8: a wrong byte at offset " + in.position(), "Save it as UTF-8.");
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
