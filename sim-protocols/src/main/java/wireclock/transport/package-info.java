/**
 * What reliable transports share and what knows no packet: congestion control, send and receive buffers, reassembly,
 * round-trip estimation. The only thing used of {@code wire} is {@link wireclock.wire.Payload}, the bytes themselves.
 */
@NullMarked
package wireclock.transport;

import org.jspecify.annotations.NullMarked;
