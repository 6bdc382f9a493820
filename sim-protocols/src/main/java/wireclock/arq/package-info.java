/**
 * The classic automatic-repeat-request protocols as transports over UDP: stop-and-wait, go-back-N and selective repeat,
 * as textbooks have them (Tanenbaum, Computer Networks §3.4; Kurose and Ross, Computer Networking §3.4).
 */
@NullMarked
package wireclock.arq;

import org.jspecify.annotations.NullMarked;
