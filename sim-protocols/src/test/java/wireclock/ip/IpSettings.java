package wireclock.ip;

/** Settings of the network layer for tests: the defaults with a few changes. */
final class IpSettings {
    ReversePathFilter reversePathFilter = IpConfig.DEFAULT.reversePathFilter();
    boolean strongHost;
    boolean icmpFiltered;
    boolean redirectsAccepted = true;
    long reassemblyLimitBytes = IpConfig.DEFAULT.reassemblyLimitBytes();
    long icmpIntervalPs = IpConfig.DEFAULT.icmpIntervalPs();
    int icmpPerSecond = IpConfig.DEFAULT.icmpPerSecond();

    IpConfig config() {
        IpConfig standard = IpConfig.DEFAULT;
        return new IpConfig(reversePathFilter, strongHost, icmpFiltered, redirectsAccepted,
                standard.reassemblyTimeoutPs(), reassemblyLimitBytes, standard.minPathMtu(), standard.pathMtuExpiryPs(),
                icmpIntervalPs, icmpPerSecond, standard.icmpBurst());
    }
}
