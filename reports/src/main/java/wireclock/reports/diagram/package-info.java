/** Sequence diagrams: who sent what to whom, in the order of time, as a model, and drawn as text, SVG or Mermaid. */
@NullMarked
package wireclock.reports.diagram;

import org.jspecify.annotations.NullMarked;
