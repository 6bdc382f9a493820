package wireclock.scenario.language;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.source.Problems;
import wireclock.scenario.source.YamlNode;

/** A share, written in per cent from 0 % to 100 % and kept from 0 to 1. */
public final class Share extends ScalarType<Double> {
    public static final Share SHARE = new Share();

    private Share() {}

    @Override
    String noun() {
        return Dimension.SHARE.noun();
    }

    @Override
    String hint() {
        return Quantity.write(Dimension.SHARE);
    }

    @Override
    @Nullable Double parse(YamlNode.Scalar scalar, Problems problems) {
        BigDecimal share = Quantity.parse(scalar, Dimension.SHARE, problems);
        if (share == null) {
            return null;
        }
        if (share.compareTo(BigDecimal.ONE) > 0) {
            problems.report(scalar.mark(), scalar.quoted() + " is too much", "The most is 100 %.");
            return null;
        }
        return share.doubleValue();
    }

    @Override
    public Object write(Double value) {
        BigDecimal percent = new BigDecimal(Double.toString(value)).movePointRight(2);
        return (percent.signum() == 0 ? "0" : percent.stripTrailingZeros().toPlainString()) + " %";
    }

    @Override
    public String label() {
        return "share";
    }

    @Override
    public Map<String, Object> schema() {
        return Quantity.schema(Dimension.SHARE);
    }
}
