/**
 * The formats on the wire: immutable frames, packets and segments with the real fields, and their encoding to and from bytes. Knows neither time nor hosts.
 */
@NullMarked
package wireclock.wire;

import org.jspecify.annotations.NullMarked;
