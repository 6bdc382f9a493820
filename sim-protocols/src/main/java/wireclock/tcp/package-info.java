/**
 * TCP (RFC 9293), divided by role: {@link wireclock.tcp.Tcp} finds the connection, {@link wireclock.tcp.TcpConnection}
 * takes the RFC's steps and owns the turn, {@link wireclock.tcp.Lifecycle} is the state machine,
 * {@link wireclock.tcp.TcpSender} and {@link wireclock.tcp.TcpReceiver} hold the SND and RCV variables and never call
 * each other, {@link wireclock.tcp.TcpSocket} is what an application holds.
 */
@NullMarked
package wireclock.tcp;

import org.jspecify.annotations.NullMarked;
