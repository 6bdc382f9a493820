/**
 * What runs on the hosts: bulk transfers and dialogues over TCP, datagram streams, pings, each with the figures that it
 * reports.
 */
@NullMarked
package wireclock.workload;

import org.jspecify.annotations.NullMarked;
