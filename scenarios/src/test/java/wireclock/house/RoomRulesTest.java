package wireclock.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

class RoomRulesTest {
    private static final String ROOT = "wireclock";

    private final JavaClasses product = HouseClasses.ofTheProduct();

    @Test
    void aRunKnowsNoOuterWorld() {
        RoomRules.noOuterWorld(ROOT).check(product);
        assertFound(RoomRules.noOuterWorld(HouseClasses.FIXTURES),
                "System.nanoTime", "Math.random", "Random.<init>", "Thread.sleep", "Instant.now", "currentTimeMillis");
    }

    @Test
    void aRunUsesStrictMath() {
        RoomRules.noInexactMathematics(ROOT).check(product);
        assertFound(RoomRules.noInexactMathematics(HouseClasses.FIXTURES), "Math.log(", "Math.pow(");
    }

    @Test
    void aRunFormatsWithANamedLocale() {
        RoomRules.noDefaultLocale(ROOT).check(product);
        assertFound(RoomRules.noDefaultLocale(HouseClasses.FIXTURES), "String.format(", "String.formatted(");
    }

    @Test
    void librariesStayInTheirRooms() {
        RoomRules.onlyIn(ROOT, "picocli", "cli").check(product);
        RoomRules.onlyIn(ROOT, "tools.jackson", "scenario", "cli").check(product);
        RoomRules.onlyIn(ROOT, "com.fasterxml.jackson", "scenario", "cli").check(product);
        RoomRules.onlyIn(ROOT, "org.snakeyaml", "scenario", "cli").check(product);
        RoomRules.onlyIn(ROOT, "org.jgrapht", "topology").check(product);
        RoomRules.onlyIn(ROOT, "org.apache.commons.statistics", "sweep").check(product);
        RoomRules.onlyIn(ROOT, "org.HdrHistogram", "reports", "metrics").check(product);
        RoomRules.onlyIn(ROOT, "org.apache.spark", "spark").check(product);
        RoomRules.onlyIn(ROOT, "org.junit", "junit").check(product);
        assertFound(RoomRules.onlyIn(HouseClasses.FIXTURES, "org.jgrapht", "topology"), "fixture.device.BreaksRules");
        assertThat(HouseClasses.violationsInFixtures(RoomRules.onlyIn(HouseClasses.FIXTURES, "org.jgrapht", "device")))
                .allMatch(line -> line.contains("fixture.topology.Graphs"));
    }

    /** A rule that finds nothing in classes written to break it protects nothing. */
    private static void assertFound(ArchRule rule, String... parts) {
        String found = String.join("\n", HouseClasses.violationsInFixtures(rule));
        assertThat(found).contains(parts).doesNotContain("fixture.attic");
    }
}
