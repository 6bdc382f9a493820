package wireclock.scenario.imported;

import org.jspecify.annotations.Nullable;

/**
 * A place on earth.
 *
 * @param latitude in degrees, north positive
 * @param longitude in degrees, east positive
 */
record Site(double latitude, double longitude) {
    /** Mean radius of the earth (IUGG). */
    private static final double RADIUS_KM = 6371.0088;
    /** Light in fibre makes two thirds of its speed in the void: 0.2 m a nanosecond, 5 us a kilometre. */
    private static final double US_PER_KM = 5;
    private static final long PS_PER_US = 1_000_000;

    /** Reads coordinates, or returns null where there are none on this globe. */
    static @Nullable Site of(@Nullable String latitude, @Nullable String longitude) {
        if (latitude == null || longitude == null) {
            return null;
        }
        try {
            Site site = new Site(Double.parseDouble(latitude.strip()), Double.parseDouble(longitude.strip()));
            return Math.abs(site.latitude) <= 90 && Math.abs(site.longitude) <= 180 ? site : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** The length of the great circle between two places, by the haversine formula. */
    double distanceKm(Site other) {
        double north = StrictMath.sin(StrictMath.toRadians(other.latitude - latitude) / 2);
        double east = StrictMath.sin(StrictMath.toRadians(other.longitude - longitude) / 2);
        double haversine = north * north + StrictMath.cos(StrictMath.toRadians(latitude))
                * StrictMath.cos(StrictMath.toRadians(other.latitude)) * east * east;
        return 2 * RADIUS_KM * StrictMath.asin(StrictMath.sqrt(Math.min(1, haversine)));
    }

    /** How long light takes over that distance in fibre, to the microsecond. */
    long delayPs(Site other) {
        return StrictMath.round(distanceKm(other) * US_PER_KM) * PS_PER_US;
    }
}
