package wireclock.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wireclock.packetdrill.ScriptFile;

/** Runs packetdrill scripts against the stack. */
@Command(name = "packetdrill", description = "Runs packetdrill scripts against the stack, in virtual time.")
final class PacketdrillCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Scripts, or folders of them.")
    private List<Path> paths = List.of();

    @Option(names = "--strict", description = "Times must be exact, and nothing may be sent that a script does not name.")
    private boolean strict;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text",
            description = "text or tap (Test Anything Protocol); ${DEFAULT-VALUE} if not given.")
    private Format format = Format.text;

    @Option(names = "-D", paramLabel = "SYMBOL=VALUE", description = "Puts a value in place of a word.")
    private Map<String, String> symbols = Map.of();

    /** How verdicts are printed; the names are what the user types. */
    @SuppressWarnings("checkstyle:ConstantName")
    enum Format {
        text,
        tap
    }

    PacketdrillCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        int passed = 0;
        int failed = 0;
        for (Path path : paths) {
            try {
                for (ScriptFile script : ScriptFile.at(path)) {
                    ScriptFile.Verdict verdict = script.run(strict, symbols);
                    passed += verdict.passed() ? 1 : 0;
                    failed += verdict.passed() ? 0 : 1;
                    print(verdict, passed + failed);
                }
            } catch (IOException e) {
                terminal.err().println(path + ": cannot be read: " + e.getMessage());
                return ExitStatus.WRONG_INPUT;
            }
        }
        terminal.out().println(format == Format.tap ? "1.." + (passed + failed) : passed + " passed, " + failed + " failed");
        return failed == 0 ? ExitStatus.OK : ExitStatus.FAILED;
    }

    private void print(ScriptFile.Verdict verdict, int number) {
        if (format == Format.tap) {
            terminal.out().println((verdict.passed() ? "ok " : "not ok ") + number + " - " + verdict.path()
                    + (verdict.passed() ? "" : " # line " + verdict.line() + ": " + verdict.reason()));
        } else {
            terminal.out().println(verdict);
        }
    }
}
