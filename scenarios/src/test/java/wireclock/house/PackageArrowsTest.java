package wireclock.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackageArrowsTest {
    @Test
    void everyRoomUsesOnlyWhatLiesBelow() {
        JavaClasses classes = HouseClasses.ofTheProduct();
        PackageArrows.rules("wireclock").forEach(rule -> rule.check(classes));
    }

    @Test
    void everyClassIsInARoom() {
        PackageArrows.everyClassHasARoom("wireclock").check(HouseClasses.ofTheProduct());
    }

    @Test
    void theRulesSeeTheProduct() {
        assertThat(HouseClasses.ofTheProduct().contain("wireclock.engine.Scheduler")).isTrue();
        assertThat(HouseClasses.ofTheProduct().contain(PackageArrowsTest.class)).isFalse();
    }

    @Test
    void anArrowThatIsNotInThePictureIsFound() {
        List<String> found = new ArrayList<>();
        for (ArchRule rule : PackageArrows.rules(HouseClasses.FIXTURES)) {
            found.addAll(HouseClasses.violationsInFixtures(rule));
        }
        assertThat(found).isNotEmpty().allMatch(line -> line.contains("fixture.wire.TellsTheTime"));
    }

    @Test
    void aClassWithoutARoomIsFound() {
        assertThat(HouseClasses.violationsInFixtures(PackageArrows.everyClassHasARoom(HouseClasses.FIXTURES)))
                .filteredOn(line -> !line.contains("package-info"))
                .isNotEmpty()
                .allMatch(line -> line.contains("fixture.attic.Stray"));
    }
}
