/** Packets for people: captures read back, a packet in a line of text, which flow it belongs to. */
@NullMarked
package wireclock.reports.packets;

import org.jspecify.annotations.NullMarked;
