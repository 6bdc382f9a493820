/**
 * Networks that other tools describe, made into scenarios: a reader for each format gives an
 * {@link wireclock.scenario.imported.ImportedNetwork}, and one writer makes the YAML.
 */
@NullMarked
package wireclock.scenario.imported;

import org.jspecify.annotations.NullMarked;
