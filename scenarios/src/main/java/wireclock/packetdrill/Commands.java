package wireclock.packetdrill;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The commands of a script's shell that set the stack: what would be done to the kernel's settings is kept by name, for
 * sockets that are opened later. A command that would do something else is unsupported.
 */
final class Commands {
    private static final String ASSIGNMENT = "net[./](?:ipv4|core(?=[./]somaxconn))[./]([a-z0-9_]+)\\s*=\\s*(\"[^\"]*\"|'[^']*'|\\S+)";
    private static final Pattern SYSCTL = Pattern.compile(ASSIGNMENT);
    private static final Pattern SYSCTLS = Pattern.compile("sysctl(?:\\s+-[qwe]+)+(?:\\s+" + ASSIGNMENT + ")+");
    private static final Pattern PROC = Pattern.compile("/proc/sys/net/(?:ipv4|core(?=/somaxconn))/([a-z0-9_]+)=(\"[^\"]*\"|\\S+)");
    private static final Pattern DEFAULTS = Pattern.compile("(?:\\.{1,2}/)+(?:common/)?defaults\\.sh");
    private static final Pattern SET_SYSCTLS = Pattern.compile("\\S*set_sysctls\\.py(?:\\s+/proc/sys/net/(?:ipv4|core(?=/somaxconn))/[a-z0-9_]+=(?:\"[^\"]*\"|\\S+))+");
    /** What changes how the kernel cuts segments for its devices; the stack cuts every segment itself. */
    private static final Pattern WITHOUT_EFFECT = Pattern.compile("(?:ethtool -K tun0 (?:tso|gso|gro|tx|rx|sg).*|tc qdisc .*pfifo.*|:|true|sleep [0-9.]+"
            + "|nstat > /dev/null)(?:\\s*>.*)?");

    /** Parameters of the module tcp_cubic; kept among the settings as {@code tcp_cubic.NAME}. */
    private static final Pattern CUBIC = Pattern.compile("echo (\\d+) > /sys/module/tcp_cubic/parameters/(hystart\\w*)");
    /** The queueing discipline that paces: kept as {@code fq}. */
    private static final Pattern FQ = Pattern.compile("tc qdisc (?:replace|add) dev tun0 root fq");
    private static final Pattern PRODUCT = Pattern.compile("\\$\\(\\(([0-9* ]+)\\)\\)");

    private static final Pattern COUNTED = Pattern.compile("nstat \\| grep (?:-q )?(\\w+)(?: > /dev/null)?");

    private final NetworkCommands network;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Map<String, LongSupplier> counters = new LinkedHashMap<>();

    Commands(NetworkCommands network) {
        this.network = network;
    }

    /** What the route to the peer says, or a standard value. */
    long routeMetric(String name, long standard) {
        return network.metric(name, standard);
    }

    /**
     * Carries out a command.
     *
     * @throws ScriptException if it is not known
     */
    void run(String text, int line) throws ScriptException {
        String joined = text.replaceAll("\\\\\\s*\\n", " ");
        for (String part : joined.split("\\n|;|&&", -1)) {
            String command = part.replaceFirst("(?m)#.*$", "").strip();
            if (!command.isEmpty()) {
                one(command, line);
            }
        }
    }

    private void one(String command, int line) throws ScriptException {
        Matcher cubic = CUBIC.matcher(command);
        if (cubic.matches()) {
            set("tcp_cubic." + cubic.group(2), cubic.group(1));
        } else if (FQ.matcher(command).matches()) {
            set("fq", "1");
        } else if (SYSCTLS.matcher(command).matches()) {
            Matcher sysctl = SYSCTL.matcher(command);
            while (sysctl.find()) {
                set(sysctl.group(1), sysctl.group(2));
            }
        } else if (COUNTED.matcher(command).matches()) {
            Matcher counted = COUNTED.matcher(command);
            LongSupplier counter = counted.matches() ? counters.get(counted.group(1)) : null;
            if (counter == null) {
                throw ScriptException.unsupported(line, "counter in `" + command + "`");
            }
            if (counter.getAsLong() == 0) {
                throw new ScriptException(line, "nothing has been counted: `" + command + "`");
            }
        } else if (DEFAULTS.matcher(command).matches()) {
            usualDefaults();
            if (!command.contains("common/")) {
                // The kernel's copy of the suite lets only those listeners open fast that ask for it, and says nothing
                // of this.
                set("tcp_fastopen", "0x3");
                settings.remove("tcp_syn_linear_timeouts");
            }
        } else if (SET_SYSCTLS.matcher(command).matches()) {
            Matcher proc = PROC.matcher(command);
            while (proc.find()) {
                set(proc.group(1), proc.group(2));
            }
        } else if (!network.run(command, line) && !WITHOUT_EFFECT.matcher(command).matches()) {
            throw ScriptException.unsupported(line, "command `" + command + "`");
        }
    }

    private void set(String name, String value) {
        settings.put(name, products(value.replaceAll("[\"']", "")));
    }

    /** The shell's arithmetic, as far as scripts use it: {@code $((32*1024*1024))}. */
    private static String products(String text) {
        return PRODUCT.matcher(text).replaceAll(found -> {
            long product = 1;
            for (String factor : found.group(1).split("\\*", -1)) {
                product *= Long.parseLong(factor.strip());
            }
            return Long.toString(product);
        });
    }

    /** What the scripts of the kernel's own suite start from. */
    private void usualDefaults() {
        set("tcp_rmem", "4096 540000 15728640");
        set("tcp_wmem", "4096 262144 4194304");
        set("tcp_timestamps", "1");
        set("tcp_syn_retries", "5");
        set("tcp_syn_linear_timeouts", "0");
        set("tcp_synack_retries", "5");
        set("tcp_frto", "2");
        set("tcp_sack", "1");
        set("tcp_dsack", "1");
        set("tcp_reordering", "3");
        set("tcp_congestion_control", "cubic");
        set("tcp_slow_start_after_idle", "0");
        set("tcp_early_retrans", "4");
        set("tcp_recovery", "1");
        set("tcp_ecn", "0");
        set("tcp_fastopen", "0x70403");
        set("tcp_fastopen_key", "a1a1a1a1-b2b2b2b2-c3c3c3c3-d4d4d4d4");
        set("tcp_syncookies", "1");
    }

    /** Names a counter that scripts may ask for. */
    void count(String name, LongSupplier counter) {
        counters.put(name, counter);
    }

    /** The value of a setting of {@code net.ipv4}, or null where no command has set it. */
    @Nullable String setting(String name) {
        return settings.get(name);
    }
}
