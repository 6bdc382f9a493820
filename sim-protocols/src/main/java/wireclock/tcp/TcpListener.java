package wireclock.tcp;

import org.jspecify.annotations.Nullable;

/**
 * A listening port: what becomes of connections that others open to it.
 *
 * @param port 1 to 65535
 * @param config for the connections
 * @param initialSequence of every connection, or null for a random one (RFC 9293 §3.4.1)
 * @param acceptor is asked for a handler when a connection is established
 * @param fastOpen whether and how SYNs may bring data (RFC 7413), or null
 * @param waiting how many connections may wait
 */
public record TcpListener(int port, TcpConfig config, @Nullable Integer initialSequence, Acceptor acceptor,
        @Nullable FastOpenServer fastOpen, ListenConfig waiting) {

    /** A port without Fast Open, as Linux has it without being told otherwise. */
    public TcpListener(int port, TcpConfig config, @Nullable Integer initialSequence, Acceptor acceptor) {
        this(port, config, initialSequence, acceptor, null, ListenConfig.DEFAULTS);
    }

    /** The application behind a listening port. */
    public interface Acceptor {
        /**
         * A connection has been established; the handler returned gets its calls, {@link StreamHandler#connected}
         * first.
         */
        StreamHandler accept(TcpSocket socket);

        /** How many of them wait for the application to take notice; none where it does so at once. */
        default int waiting() {
            return 0;
        }
    }
}
