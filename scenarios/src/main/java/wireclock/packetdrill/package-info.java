/**
 * Conformance scripts in the language of packetdrill, run against the stack in virtual time: parser, runner, the socket
 * calls and the peer that the scripts speak to.
 */
@NullMarked
package wireclock.packetdrill;

import org.jspecify.annotations.NullMarked;
