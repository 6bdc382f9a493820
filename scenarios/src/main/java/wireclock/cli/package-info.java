/** The command line: what is typed, what is printed, and with which status the program ends. */
@NullMarked
package wireclock.cli;

import org.jspecify.annotations.NullMarked;
