/** The runs of a sweep on Apache Spark. */
@org.jspecify.annotations.NullMarked
package wireclock.spark;
