package wireclock.reports;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a run's results, which appears complete or not at all.
 *
 * <p>Files are written into a hidden sibling {@code .NAME.partial}, which {@link #publish} moves into place; closing an
 * unpublished folder removes it. A crash thus never leaves half a result under the name asked for, nor harms the result
 * that stood there before. An existing folder is replaced only if it is empty or one of ours: it has a manifest that
 * names this tool.
 */
public final class ResultFolder implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int MANIFEST_HEAD_BYTES = 256;
    private static final int MOST_SIBLINGS = 1_000;
    /** How every manifest of ours begins, blanks aside. */
    private static final Pattern MANIFEST_HEAD =
            Pattern.compile("\\s*\\{\\s*\"tool\"\\s*:\\s*\"" + Manifest.TOOL + "\"");

    /** As the user named it, for messages. */
    private final Path asked;
    /** Where it will stand, symbolic links resolved: publishing replaces the folder, not the link to it. */
    private final Path target;
    private final Path partial;
    /** Whether the partial folder outlives this object: it was moved, or it holds results that found no place. */
    private boolean kept;
    private final Set<String> written = new TreeSet<>();

    private ResultFolder(Path asked, Path target, Path partial) {
        this.asked = asked;
        this.target = target;
        this.partial = partial;
    }

    /**
     * Prepares the folder; nothing is visible under its name yet.
     *
     * @throws ResultFolderException if something stands there that is not ours, or the place cannot be written
     */
    public static ResultFolder create(Path path) throws ResultFolderException {
        try {
            Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath().normalize();
            checkReplaceable(path, target);
            Path parent = target.getParent();
            if (parent == null) {
                throw new ResultFolderException(path + ": a result folder needs a name. Choose another --out.");
            }
            Files.createDirectories(parent);
            return new ResultFolder(path, target, createSibling(target, "partial"));
        } catch (IOException e) {
            throw new ResultFolderException(path + ": cannot be written (" + reason(e) + "). Choose another --out.", e);
        }
    }

    /** Opens a text file in the folder, in UTF-8, creating folders on the way. */
    public Writer writer(String name) throws IOException {
        return new BufferedWriter(new OutputStreamWriter(stream(name), StandardCharsets.UTF_8), BUFFER_BYTES);
    }

    /** Opens a binary file in the folder, creating folders on the way. */
    public OutputStream stream(String name) throws IOException {
        Path file = partial.resolve(name);
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        written.add(name);
        return new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES);
    }

    /** The names of the files opened for writing so far. */
    public Set<String> written() {
        return Collections.unmodifiableSet(written);
    }

    /** Opens a text file that was written before, and closed; null if there is none of that name. */
    public @Nullable Reader reader(String name) throws IOException {
        Path file = partial.resolve(name);
        return Files.exists(file) ? Files.newBufferedReader(file) : null;
    }

    /** Writes a tree as JSON. */
    public void json(String name, Object tree) throws IOException {
        try (Writer out = writer(name)) {
            out.write(JsonWriter.write(tree));
        }
    }

    /**
     * Moves the folder to its place, replacing an older result. All files must be closed. Where that fails the results
     * stay in the partial folder, which the message names: a long run is not thrown away for want of a place.
     *
     * @throws ResultFolderException if what stands there is not ours (any more), or the place cannot be written
     */
    public void publish() throws ResultFolderException {
        kept = true;
        try {
            checkReplaceable(asked, target);
            if (Files.exists(target)) {
                replace();
            } else {
                Files.move(partial, target);
            }
        } catch (ResultFolderException e) {
            throw new ResultFolderException(e.getMessage() + " The results are in " + partial + ".", e);
        } catch (IOException e) {
            throw new ResultFolderException(
                    asked + ": cannot be written (" + reason(e) + "). The results are in " + partial + ".", e);
        }
    }

    /** Removes what was written, unless it was to be published. */
    @Override
    public void close() throws IOException {
        if (!kept) {
            deleteTree(partial);
        }
    }

    /** Puts the older result aside until the new one stands in its place. */
    private void replace() throws IOException {
        Path aside = createSibling(target, "replaced");
        Path old = aside.resolve("result");
        Files.move(target, old);
        try {
            Files.move(partial, target);
        } catch (IOException e) {
            Files.move(old, target);
            Files.delete(aside);
            throw e;
        }
        deleteTree(aside);
    }

    private static void checkReplaceable(Path asked, Path target) throws IOException, ResultFolderException {
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isDirectory(target)) {
            throw new ResultFolderException(asked + ": is not a folder. Choose another --out.");
        }
        if (!isEmpty(target) && !isOurs(target)) {
            throw new ResultFolderException(
                    asked + ": exists and is not a result of Wireclock, so it is left alone. Choose another --out.");
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private static boolean isOurs(Path folder) throws IOException {
        Path manifest = folder.resolve(Manifest.FILE);
        if (!Files.isRegularFile(manifest)) {
            return false;
        }
        try (var in = Files.newInputStream(manifest)) {
            String head = new String(in.readNBytes(MANIFEST_HEAD_BYTES), StandardCharsets.UTF_8);
            return MANIFEST_HEAD.matcher(head).lookingAt();
        }
    }

    /** A new folder beside the target; numbered where another run, or one that was killed, has taken the name. */
    private static Path createSibling(Path target, String purpose) throws IOException {
        String name = "." + target.getFileName() + "." + purpose;
        for (int number = 1; number < MOST_SIBLINGS; number++) {
            Path sibling = target.resolveSibling(number == 1 ? name : name + "-" + number);
            if (!Files.exists(sibling, LinkOption.NOFOLLOW_LINKS)) {
                try {
                    return Files.createDirectory(sibling);
                } catch (FileAlreadyExistsException e) {
                    // Another run was faster; the next number is free.
                }
            }
        }
        throw new IOException("too many folders named " + name);
    }

    private static void deleteTree(Path root) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<Path>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** What the file system says, in words. */
    private static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "permission denied";
            case FileAlreadyExistsException there -> "a file is in the way";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            default -> String.valueOf(e.getMessage());
        };
    }
}
