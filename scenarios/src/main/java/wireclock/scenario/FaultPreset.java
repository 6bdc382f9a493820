package wireclock.scenario;

/** Causes of trouble, known by those who make it; {@link FaultPresets} says what each comes to. */
public enum FaultPreset { DIGGER, ANCHOR, GARDENER, CICADA, HUNTER, OVERLOAD }
