package wireclock.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** The classes the rules look at: the product's, and the fixtures that break the rules on purpose. */
final class HouseClasses {
    static final String FIXTURES = "wireclock.house.fixture";

    private HouseClasses() {}

    /** All classes of the product, of every module. */
    static JavaClasses ofTheProduct() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("wireclock");
    }

    static JavaClasses fixtures() {
        return new ClassFileImporter().importPackages(FIXTURES);
    }

    /** What a rule finds wrong with the fixtures, one line each. */
    static List<String> violationsInFixtures(ArchRule rule) {
        return rule.allowEmptyShould(true).evaluate(fixtures()).getFailureReport().getDetails();
    }

    /** The room of a class: the first package below the root, or an empty text for a class outside every room. */
    static String room(JavaClass type, String root) {
        String name = type.getPackageName();
        if (!name.startsWith(root + ".")) {
            return "";
        }
        String below = name.substring(root.length() + 1);
        int dot = below.indexOf('.');
        return dot < 0 ? below : below.substring(0, dot);
    }
}
