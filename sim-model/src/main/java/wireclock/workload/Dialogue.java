package wireclock.workload;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.tcp.TcpSocket;
import wireclock.workload.TcpFlowConfig.Closing.First;
import wireclock.workload.TcpFlowConfig.Message;

/**
 * Messages that go to and fro on one connection, each sent when the one before has arrived.
 *
 * <p>Whoever answers knows that a message has arrived when it has read it all. Whoever sends twice in a row knows it
 * when everything has been acknowledged.
 */
final class Dialogue {
    private final List<Message> messages;
    private final First first;
    private final StreamWriter clientWriter;
    private final StreamWriter serverWriter;
    private final DeliveredStream toServer;
    private final DeliveredStream toClient;
    private final Runnable afterLast;

    private @Nullable TcpSocket client;
    private @Nullable TcpSocket server;
    /** The message that is on its way; before the first -1, after the last their number. */
    private int present = -1;
    /** Bytes that the readers will have when the present message has been read. */
    private long serverGoal;
    private long clientGoal;

    /**
     * Prepares a dialogue.
     *
     * @param messages at least one
     * @param first who closes first; if that side alone sends the last message, it closes with it
     * @param afterLast called when the last message has been read
     */
    Dialogue(List<Message> messages, First first, StreamWriter clientWriter, StreamWriter serverWriter,
            DeliveredStream toServer, DeliveredStream toClient, Runnable afterLast) {
        this.messages = messages;
        this.first = first;
        this.clientWriter = clientWriter;
        this.serverWriter = serverWriter;
        this.toServer = toServer;
        this.toClient = toClient;
        this.afterLast = afterLast;
    }

    /** The connecting side may write. */
    void connected(TcpSocket socket) {
        client = socket;
        next();
    }

    /** The accepting side may write; it may be the first to speak, and comes to know of the connection later. */
    void accepted(TcpSocket socket) {
        server = socket;
        if (isUnderWay() && !messages.get(present).fromClient()) {
            write(serverWriter, socket);
        }
    }

    /** One of the sides has read something. */
    void bytesRead() {
        if (isUnderWay() && isPresentRead() && !sameSideFollows()) {
            next();
        }
    }

    /** Everything that one of the sides has written so far has been acknowledged. */
    void acknowledged(boolean ofClient) {
        if (isUnderWay() && messages.get(present).fromClient() == ofClient && sameSideFollows()
                && (ofClient ? clientWriter : serverWriter).isDone()) {
            next();
        }
    }

    private void next() {
        present++;
        if (present == messages.size()) {
            afterLast.run();
            return;
        }
        Message message = messages.get(present);
        if (message.fromClient()) {
            serverGoal += message.bytes();
            write(clientWriter, client);
        } else {
            clientGoal += message.bytes();
            write(serverWriter, server);
        }
    }

    private void write(StreamWriter writer, @Nullable TcpSocket socket) {
        Message message = messages.get(present);
        boolean close = present + 1 == messages.size() && first == (message.fromClient() ? First.CLIENT : First.SERVER);
        if (socket != null) {
            writer.write(socket, message.bytes(), close);
        }
    }

    private boolean isUnderWay() {
        return present >= 0 && present < messages.size();
    }

    private boolean isPresentRead() {
        return messages.get(present).fromClient() ? toServer.bytes() == serverGoal : toClient.bytes() == clientGoal;
    }

    private boolean sameSideFollows() {
        return present + 1 < messages.size()
                && messages.get(present).fromClient() == messages.get(present + 1).fromClient();
    }
}
