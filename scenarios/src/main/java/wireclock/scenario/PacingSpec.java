package wireclock.scenario;

import org.jspecify.annotations.Nullable;
import wireclock.scenario.language.Fields;

/**
 * How a sender of TCP spreads its segments, and what its congestion control is told; null means that nothing is said here and what lies below holds.
 *
 * @param fixedWindowSegments the window of the congestion control {@code fixed}
 * @param on whether every congestion control is paced
 * @param limitBitPerS the most that a paced sender lets go; null all the way down: no limit
 * @param earlyMarks whether marks of ECN mean a short queue
 */
public record PacingSpec(@Nullable Long fixedWindowSegments, @Nullable Boolean on, @Nullable Long limitBitPerS,
        @Nullable Boolean earlyMarks) {
    /** What holds where nobody says anything else. */
    static final PacingSpec STANDARD = new PacingSpec(TcpKeys.FIXED_WINDOW.fallback(), TcpKeys.PACING.fallback(),
            TcpKeys.MAX_PACING_RATE.fallback(), TcpKeys.ECN_LOW.fallback());

    static PacingSpec of(Fields given) {
        return new PacingSpec(given.given(TcpKeys.FIXED_WINDOW), given.given(TcpKeys.PACING),
                given.given(TcpKeys.MAX_PACING_RATE), given.given(TcpKeys.ECN_LOW));
    }

    /** These laid over others: what is null here is as there. */
    PacingSpec over(PacingSpec base) {
        return new PacingSpec(fixedWindowSegments != null ? fixedWindowSegments : base.fixedWindowSegments,
                on != null ? on : base.on, limitBitPerS != null ? limitBitPerS : base.limitBitPerS,
                earlyMarks != null ? earlyMarks : base.earlyMarks);
    }
}
