/** The runs of a sweep on Apache Spark. */
@NullMarked
package wireclock.spark;

import org.jspecify.annotations.NullMarked;
