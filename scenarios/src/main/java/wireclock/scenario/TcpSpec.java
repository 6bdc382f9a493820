package wireclock.scenario;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Tree;

/**
 * Settings of TCP; null means that nothing is said here and what lies below holds.
 *
 * @param congestion name of the congestion control
 * @param initialWindowSegments congestion window at the start
 * @param mssBytes value of the MSS option; null all the way down: from the MTU
 * @param delayedAckPs how long an acknowledgement may wait; 0: not at all
 * @param quickAck whether segments are acknowledged singly at first
 * @param sendBufferBytes bytes written and not acknowledged
 * @param receiveBufferBytes largest window that can be advertised; null all the way down: it follows the connection
 * @param pacing how segments are spread, and the window that stays fixed
 * @param stack the inside of TCP
 */
public record TcpSpec(@Nullable String congestion, @Nullable Long initialWindowSegments, @Nullable Long mssBytes,
        @Nullable Boolean sack, @Nullable Boolean timestamps, @Nullable Boolean windowScaling,
        @Nullable Boolean nodelay, @Nullable Long delayedAckPs, @Nullable Boolean quickAck,
        @Nullable Long sendBufferBytes, @Nullable Long receiveBufferBytes, PacingSpec pacing, TcpStackSpec stack) {

    /** Nothing said. */
    public static final TcpSpec NOTHING = of(TcpKeys.SETTINGS.empty());

    /** What holds where nobody says anything else: all but MSS and buffers. */
    public static final TcpSpec STANDARD = new TcpSpec(TcpKeys.CONGESTION.fallback(), TcpKeys.INITIAL_WINDOW.fallback(),
            TcpKeys.MSS.fallback(), TcpKeys.SACK.fallback(), TcpKeys.TIMESTAMPS.fallback(),
            TcpKeys.WINDOW_SCALING.fallback(), TcpKeys.NODELAY.fallback(), TcpKeys.DELAYED_ACK.fallback(),
            TcpKeys.QUICK_ACK.fallback(), TcpKeys.SEND_BUFFER.fallback(), TcpKeys.RECEIVE_BUFFER.fallback(),
            PacingSpec.STANDARD, TcpStackSpec.STANDARD);

    /** The settings that are given, among other keys or alone; a profile stands for all that are not given beside it. */
    static TcpSpec of(Fields given) {
        TcpProfile profile = given.given(TcpStackKeys.PROFILE);
        return profile == null ? alone(given) : alone(given).over(profile.settings());
    }

    private static TcpSpec alone(Fields given) {
        return new TcpSpec(given.given(TcpKeys.CONGESTION), given.given(TcpKeys.INITIAL_WINDOW),
                given.given(TcpKeys.MSS), given.given(TcpKeys.SACK), given.given(TcpKeys.TIMESTAMPS),
                given.given(TcpKeys.WINDOW_SCALING), given.given(TcpKeys.NODELAY), given.given(TcpKeys.DELAYED_ACK),
                given.given(TcpKeys.QUICK_ACK), given.given(TcpKeys.SEND_BUFFER), given.given(TcpKeys.RECEIVE_BUFFER),
                PacingSpec.of(given), TcpStackSpec.of(given));
    }

    /** These laid over others: what is null here is as there. */
    public TcpSpec over(TcpSpec base) {
        return new TcpSpec(first(congestion, base.congestion), first(initialWindowSegments, base.initialWindowSegments),
                first(mssBytes, base.mssBytes), first(sack, base.sack), first(timestamps, base.timestamps),
                first(windowScaling, base.windowScaling), first(nodelay, base.nodelay),
                first(delayedAckPs, base.delayedAckPs), first(quickAck, base.quickAck),
                first(sendBufferBytes, base.sendBufferBytes),
                first(receiveBufferBytes, base.receiveBufferBytes), pacing.over(base.pacing), stack.over(base.stack));
    }

    private static <T> @Nullable T first(@Nullable T above, @Nullable T below) {
        return above != null ? above : below;
    }

    /** What is said, as a scenario file would say it. */
    Map<String, Object> tree() {
        return new Tree().put(TcpKeys.CONGESTION, congestion)
                .put(TcpKeys.INITIAL_WINDOW, initialWindowSegments)
                .put(TcpKeys.MSS, mssBytes)
                .put(TcpKeys.SACK, sack)
                .put(TcpKeys.TIMESTAMPS, timestamps)
                .put(TcpKeys.WINDOW_SCALING, windowScaling)
                .put(TcpKeys.NODELAY, nodelay)
                .put(TcpKeys.DELAYED_ACK, delayedAckPs)
                .put(TcpKeys.QUICK_ACK, quickAck)
                .put(TcpKeys.SEND_BUFFER, sendBufferBytes)
                .put(TcpKeys.RECEIVE_BUFFER, receiveBufferBytes)
                .put(TcpKeys.FIXED_WINDOW, pacing.fixedWindowSegments())
                .put(TcpKeys.PACING, pacing.on())
                .put(TcpKeys.MAX_PACING_RATE, pacing.limitBitPerS())
                .put(TcpKeys.ECN_LOW, pacing.earlyMarks())
                .putAll(stack.tree())
                .map();
    }
}
