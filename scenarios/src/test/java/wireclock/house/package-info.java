/** The rules of the house as tests: which package may use which, what no class may do, how long a file may be. */
@NullMarked
package wireclock.house;

import org.jspecify.annotations.NullMarked;
