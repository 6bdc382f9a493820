/**
 * The tables of the devices as people know them from {@code route}, {@code arp}, {@code netstat} and the console of a
 * switching hub: one class a kind of table, listed in {@link wireclock.reports.tables.TableKinds}.
 */
@NullMarked
package wireclock.reports.tables;

import org.jspecify.annotations.NullMarked;
