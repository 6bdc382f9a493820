package wireclock.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wireclock.house.fixture.device.BreaksRules;

class StaticStateTest {
    @Test
    void noStaticFieldCanChange() throws ReflectiveOperationException {
        List<String> found = new ArrayList<>();
        for (JavaClass type : HouseClasses.ofTheProduct()) {
            found.addAll(StaticState.findIn(type));
        }
        assertThat(found).isEmpty();
    }

    @Test
    void changeableFieldsAreFoundAndConstantsAreNot() throws ReflectiveOperationException {
        List<String> found = StaticState.findIn(HouseClasses.fixtures().get(BreaksRules.class));
        assertThat(found).hasSize(5);
        assertThat(String.join("\n", found))
                .contains("counter is not final")
                .contains("TABLE is an array")
                .contains("CACHE holds a java.util.HashMap")
                .contains("TEXT holds a java.lang.StringBuilder")
                .contains("SHARED holds a wireclock.house.fixture.engine.Ticker, whose field ticks changes");
    }
}
