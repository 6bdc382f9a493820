package wireclock.scenario;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import wireclock.engine.SimTime;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Key;
import wireclock.scenario.language.Tree;
import wireclock.tcp.AccurateEcnConfig;
import wireclock.tcp.KeepAlive;
import wireclock.tcp.ListenConfig;
import wireclock.tcp.MtuProbing;
import wireclock.tcp.PathConfig;
import wireclock.tcp.RecoveryConfig;
import wireclock.tcp.Refinements;
import wireclock.tcp.TcpConfig;

/**
 * What is said of the inside of TCP, by word; what is not said here is as below.
 *
 * @param said words of {@link TcpStackKeys#WORDS} and their values, in that order
 * @param keepAlive what is said of keep-alive
 */
public record TcpStackSpec(Map<Key<?>, Object> said, Fields keepAlive) {
    /** What holds where nobody says anything else. */
    static final TcpStackSpec STANDARD = standard();

    private static TcpStackSpec standard() {
        Map<Key<?>, Object> all = new LinkedHashMap<>();
        for (Key<?> key : TcpStackKeys.WORDS) {
            Object fallback = key.fallback();
            if (fallback != null) {
                all.put(key, fallback);
            }
        }
        return new TcpStackSpec(all, TcpStackKeys.KEEPALIVE_SECTION.empty().with(TcpStackKeys.KEEPALIVE_ENABLED, false));
    }

    static TcpStackSpec of(Fields given) {
        Map<Key<?>, Object> said = new LinkedHashMap<>();
        for (Key<?> key : TcpStackKeys.WORDS) {
            Object value = given.given(key);
            if (value != null) {
                said.put(key, value);
            }
        }
        Fields keepAlive = given.nested(TcpStackKeys.KEEPALIVE, TcpStackKeys.KEEPALIVE_SECTION);
        return new TcpStackSpec(said, isSaid(keepAlive) && !keepAlive.has(TcpStackKeys.KEEPALIVE_ENABLED)
                ? keepAlive.with(TcpStackKeys.KEEPALIVE_ENABLED, true) : keepAlive);
    }

    /** These laid over others. */
    TcpStackSpec over(TcpStackSpec base) {
        Map<Key<?>, Object> merged = new LinkedHashMap<>();
        for (Key<?> key : TcpStackKeys.WORDS) {
            Object value = said.getOrDefault(key, base.said.get(key));
            if (value != null) {
                merged.put(key, value);
            }
        }
        return new TcpStackSpec(merged, isSaid(keepAlive) ? keepAlive.over(base.keepAlive) : base.keepAlive);
    }

    private static boolean isSaid(Fields keepAlive) {
        return TcpStackKeys.KEEPALIVE_SECTION.keys().stream().anyMatch(keepAlive::has);
    }

    @SuppressWarnings("unchecked") // put under the key whose type has read it
    private <T> @Nullable T find(Key<T> key) {
        return (T) said.get(key);
    }

    /** What is said of a word, or else what holds where nobody says anything. */
    private <T> T get(Key<T> key) {
        T value = find(key);
        return value != null ? value : Objects.requireNonNull(key.fallback(), key.name());
    }

    private int count(Key<Long> key) {
        return Math.toIntExact(get(key));
    }

    /** What of these settings cannot be together, or null. */
    public @Nullable String contradiction() {
        if (get(TcpStackKeys.MIN_RTO) > get(TcpStackKeys.MAX_RTO)) {
            return "'min_rto' is longer than 'max_rto'";
        }
        if (get(TcpStackKeys.RECEIVE_MEMORY) > get(TcpStackKeys.RECEIVE_MEMORY_LIMIT)) {
            return "'receive_memory' is more than 'receive_memory_limit'";
        }
        if (get(TcpStackKeys.ECN_OPTION) != AccurateEcnConfig.DEFAULTS.option()
                && !get(TcpStackKeys.ECN).knowsAccurate()) {
            return "'ecn_option' is about Accurate ECN, which needs 'ecn: accurate' or 'ecn: accept-accurate'";
        }
        return get(TcpStackKeys.REORDERING) > get(TcpStackKeys.MAX_REORDERING)
                ? "'reordering' is more than 'max_reordering'" : null;
    }

    /** Puts these settings into the stack's. */
    public TcpConfig.Builder into(TcpConfig.Builder stack) {
        Long userTimeoutPs = find(TcpStackKeys.USER_TIMEOUT);
        Long clamp = find(TcpStackKeys.WINDOW_CLAMP);
        return stack.ecn(get(TcpStackKeys.ECN))
                .accurateEcn(new AccurateEcnConfig(get(TcpStackKeys.ECN_OPTION),
                        AccurateEcnConfig.DEFAULTS.beacon(), AccurateEcnConfig.DEFAULTS.fallback()))
                .dsack(get(TcpStackKeys.DSACK))
                .recovery(recovery())
                .slowStartAfterIdle(get(TcpStackKeys.SLOW_START_AFTER_IDLE))
                .minRtoPs(get(TcpStackKeys.MIN_RTO))
                .maxRtoPs(get(TcpStackKeys.MAX_RTO))
                .synRetries(count(TcpStackKeys.SYN_RETRIES))
                .linearSyns(count(TcpStackKeys.LINEAR_SYN_TIMEOUTS))
                .synAckRetries(count(TcpStackKeys.SYNACK_RETRIES))
                .retries(count(TcpStackKeys.RETRIES_2))
                .userTimeoutPs(userTimeoutPs == null ? 0 : userTimeoutPs)
                .timeWaitPs(get(TcpStackKeys.TIME_WAIT))
                .finTimeoutPs(get(TcpStackKeys.FIN_TIMEOUT))
                .rfc1337(get(TcpStackKeys.RFC1337))
                .windowClampBytes(clamp == null ? 0 : clamp)
                .path(path())
                .receiveMemoryBytes(get(TcpStackKeys.RECEIVE_MEMORY))
                .receiveMemoryLimitBytes(get(TcpStackKeys.RECEIVE_MEMORY_LIMIT))
                .keepAlive(new KeepAlive(keepAlive.get(TcpStackKeys.KEEPALIVE_ENABLED),
                        keepAlive.get(TcpStackKeys.KEEPALIVE_IDLE), keepAlive.get(TcpStackKeys.KEEPALIVE_INTERVAL),
                        Math.toIntExact(keepAlive.get(TcpStackKeys.KEEPALIVE_COUNT))));
    }

    /**
     * What may wait at a listening port.
     *
     * @param backlog null for as many as can be
     */
    public ListenConfig waiting(@Nullable Long backlog) {
        Long deferral = find(TcpStackKeys.DEFER_ACCEPT);
        return new ListenConfig(backlog == null ? ListenConfig.SOMAXCONN : Math.toIntExact(backlog),
                count(TcpStackKeys.SYN_BACKLOG), get(TcpStackKeys.SYN_COOKIES), get(TcpStackKeys.ABORT_ON_OVERFLOW),
                deferral == null ? 0 : ListenConfig.timeoutsWithin(deferral / SimTime.SECOND));
    }

    /** Whether CUBIC may leave slow start early. */
    public boolean hyStart() {
        return get(TcpStackKeys.HYSTART);
    }

    private PathConfig path() {
        MtuProbing standard = MtuProbing.DEFAULTS;
        return new PathConfig(new MtuProbing(get(TcpStackKeys.MTU_PROBING), count(TcpStackKeys.BASE_MSS),
                standard.floorBytes(), get(TcpStackKeys.MTU_PROBE_INTERVAL), standard.thresholdBytes()), 0,
                get(TcpStackKeys.METRICS_CACHE));
    }

    private RecoveryConfig recovery() {
        // tcp_recovery: bits 2 and 4 say what RACK is to leave out; tcp_early_retrans: 3 is a probe.
        int rack = 1 | (get(TcpStackKeys.REORDERING_WINDOW) == TcpStackKeys.ReorderingWindow.STATIC ? 2 : 0)
                | (get(TcpStackKeys.DUP_THRESHOLD) ? 0 : 4);
        Refinements refinements = new Refinements(
                get(TcpStackKeys.LOSS_DETECTION) == TcpStackKeys.LossDetection.RACK, get(TcpStackKeys.PRR),
                get(TcpStackKeys.UNDO), get(TcpStackKeys.ABC),
                get(TcpStackKeys.RTO) == TcpStackKeys.RtoRule.LINUX,
                get(TcpStackKeys.SSTHRESH_FROM) == TcpStackKeys.ThresholdFrom.WINDOW,
                get(TcpStackKeys.SEGMENTATION_OFFLOAD), get(TcpStackKeys.KERNEL_TIMERS));
        return new RecoveryConfig(count(TcpStackKeys.REORDERING), count(TcpStackKeys.MAX_REORDERING), rack,
                get(TcpStackKeys.TAIL_LOSS_PROBE) ? 3 : 0, get(TcpStackKeys.FRTO), get(TcpStackKeys.RETRANSMIT_COLLAPSE),
                get(TcpStackKeys.THIN_LINEAR_TIMEOUTS), refinements);
    }

    /** What is said, as a scenario file would say it. */
    Map<String, Object> tree() {
        Tree tree = new Tree();
        said.keySet().forEach(key -> put(tree, key));
        if (isSaid(keepAlive)) {
            tree.putTree(TcpStackKeys.KEEPALIVE, new Tree()
                    .put(TcpStackKeys.KEEPALIVE_ENABLED, keepAlive.given(TcpStackKeys.KEEPALIVE_ENABLED))
                    .put(TcpStackKeys.KEEPALIVE_IDLE, keepAlive.given(TcpStackKeys.KEEPALIVE_IDLE))
                    .put(TcpStackKeys.KEEPALIVE_INTERVAL, keepAlive.given(TcpStackKeys.KEEPALIVE_INTERVAL))
                    .put(TcpStackKeys.KEEPALIVE_COUNT, keepAlive.given(TcpStackKeys.KEEPALIVE_COUNT)).map());
        }
        return tree.map();
    }

    private <T> void put(Tree tree, Key<T> key) {
        tree.put(key, find(key));
    }
}
