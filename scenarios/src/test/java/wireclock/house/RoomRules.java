package wireclock.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What no class of some rooms may call, and which libraries only some rooms may use. */
final class RoomRules {
    private static final Set<String> REPRODUCIBLE_ROOMS = reproducibleRooms();

    /** A run is a function of scenario, seed and version: nothing here may enter it. Owner, then its methods. */
    private static final List<Calls> OUTER_WORLD = List.of(
            new Calls("java.lang.System", Set.of("nanoTime", "currentTimeMillis", "getenv", "identityHashCode")),
            new Calls("java.lang.Thread", Set.of("sleep", "<init>", "ofVirtual", "ofPlatform", "startVirtualThread")),
            new Calls("java.lang.Math", Set.of("random")),
            new Calls("java.util.Random", Set.of("<init>")),
            new Calls("java.util.SplittableRandom", Set.of("<init>")),
            new Calls("java.util.concurrent.ThreadLocalRandom", Set.of("current")),
            new Calls("java.util.random.RandomGenerator", Set.of("of", "getDefault")),
            new Calls("java.util.UUID", Set.of("randomUUID")),
            new Calls("java.util.Collections", Set.of("shuffle")),
            new Calls("java.util.Date", Set.of("<init>")),
            new Calls("java.time.Instant", Set.of("now")),
            new Calls("java.time.LocalDate", Set.of("now")),
            new Calls("java.time.LocalDateTime", Set.of("now")),
            new Calls("java.time.ZonedDateTime", Set.of("now")),
            new Calls("java.time.OffsetDateTime", Set.of("now")),
            new Calls("java.time.Clock", Set.of("systemUTC", "systemDefaultZone", "system")));

    /** May differ in the last bit between an interpreter and a compiler; StrictMath may not. */
    private static final Calls INEXACT = new Calls("java.lang.Math", Set.of(
            "log", "log10", "log1p", "pow", "exp", "expm1", "sin", "cos", "tan", "asin", "acos", "atan", "atan2",
            "sinh", "cosh", "tanh", "cbrt", "hypot"));

    private static final Set<String> LOCAL_METHODS = Set.of("format", "toLowerCase", "toUpperCase");

    private RoomRules() {}

    private record Calls(String owner, Set<String> names) {
        boolean include(AccessTarget target) {
            return target.getOwner().getName().equals(owner) && names.contains(target.getName());
        }
    }

    /** No wall clock, no chance but the seeded one, no threads, in the rooms of a run and in the reports. */
    static ArchRule noOuterWorld(String root) {
        return no(root, "the outer world", target -> OUTER_WORLD.stream().anyMatch(calls -> calls.include(target)));
    }

    /** StrictMath instead of Math where the result may depend on the JIT. */
    static ArchRule noInexactMathematics(String root) {
        return no(root, "inexact mathematics (use StrictMath)", INEXACT::include);
    }

    /** Texts are the same on a German machine: formatting names its locale. */
    static ArchRule noDefaultLocale(String root) {
        return no(root, "the default locale (name Locale.ROOT)", target -> switch (target.getOwner().getName()) {
            case "java.lang.String" -> target.getName().equals("formatted")
                    || (LOCAL_METHODS.contains(target.getName()) && !namesLocale(target));
            case "java.io.PrintStream", "java.io.PrintWriter" ->
                Set.of("printf", "format").contains(target.getName()) && !namesLocale(target);
            default -> false;
        });
    }

    /** A library stays in its rooms: whoever replaces it knows where to look. */
    static ArchRule onlyIn(String root, String library, String... rooms) {
        Set<String> allowed = Set.of(rooms);
        return noClasses()
                .that(describe("are outside " + allowed, type -> !allowed.contains(HouseClasses.room(type, root))))
                .should().dependOnClassesThat().resideInAPackage(library + "..")
                .allowEmptyShould(true);
    }

    private static ArchRule no(String root, String what, Predicate<AccessTarget> forbidden) {
        return noClasses()
                .that(describe(
                        "must be reproducible", type -> REPRODUCIBLE_ROOMS.contains(HouseClasses.room(type, root))))
                .should().accessTargetWhere(describe(what, access -> forbidden.test(access.getTarget())))
                .allowEmptyShould(true);
    }

    private static boolean namesLocale(AccessTarget target) {
        return target instanceof AccessTarget.CodeUnitAccessTarget unit
                && unit.getRawParameterTypes().stream().anyMatch(type -> type.getName().equals("java.util.Locale"));
    }

    private static Set<String> reproducibleRooms() {
        List<String> rooms = new ArrayList<>(PackageArrows.SIMULATION_ROOMS);
        rooms.add("reports");
        return Set.copyOf(rooms);
    }
}
