package wireclock.scenario;

import org.jspecify.annotations.Nullable;

/**
 * The keys under which the hosts of a flow sign their segments (RFC 2385).
 *
 * @param clientKey null: they are not signed
 * @param serverKey null: the same
 */
public record Md5Spec(@Nullable String clientKey, @Nullable String serverKey) {}
