package wireclock.packetdrill;

import java.util.List;

/** What an event of a script does or expects. */
sealed interface Action {
    /** A packet comes in from the peer. */
    record Inject(PacketPattern packet) implements Action {}

    /** A packet leaves the stack. */
    record Expect(PacketPattern packet) implements Action {}

    /**
     * A call of the application.
     *
     * @param result number that it returns
     * @param errno its name, or empty
     */
    record Call(String name, List<Argument> arguments, Argument result, String errno) implements Action {}

    /** A command of the shell. */
    record Command(String text) implements Action {}

    /** Statements about the connection at this moment. */
    record Code(String text) implements Action {}
}
