package wireclock.house;

import com.tngtech.archunit.core.domain.JavaClass;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Finds static fields that a run could change, and through which one run could therefore reach another.
 *
 * <p>Looks at the values, not only at the types: a static {@code List} is fine if it came from {@code List.of}. An
 * array is fine if it is empty or private (a table of constants; nobody else can write to it).
 */
final class StaticState {
    private static final List<Class<?>> CHANGEABLE = List.of(
            StringBuilder.class, BitSet.class, AtomicInteger.class, AtomicLong.class, AtomicReference.class,
            ThreadLocal.class, Random.class);

    private StaticState() {}

    /** One line for each changeable static field of the class. */
    static List<String> findIn(JavaClass type) throws ReflectiveOperationException {
        List<String> found = new ArrayList<>();
        for (Field field : type.reflect().getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) || field.isSynthetic()) {
                continue;
            }
            if (!Modifier.isFinal(field.getModifiers())) {
                found.add(field + " is not final");
            } else if (!field.getType().isPrimitive()) {
                field.setAccessible(true);
                String why = whyChangeable(field, field.get(null));
                if (!why.isEmpty()) {
                    found.add(field + " " + why);
                }
            }
        }
        return found;
    }

    private static String whyChangeable(Field field, Object value) {
        if (value == null) {
            return "";
        }
        Class<?> type = value.getClass();
        if (type.isArray()) {
            boolean safe = Array.getLength(value) == 0 || Modifier.isPrivate(field.getModifiers());
            return safe ? "" : "is an array that others can write to";
        }
        if (value instanceof Collection<?> || value instanceof Map<?, ?>) {
            String name = type.getName();
            boolean safe = name.startsWith("java.util.ImmutableCollections$")
                    || name.startsWith("java.util.Collections$Unmodifiable")
                    || name.startsWith("java.util.Collections$Empty")
                    || name.startsWith("java.util.Collections$Singleton");
            return safe ? "" : "holds a " + name;
        }
        if (CHANGEABLE.stream().anyMatch(changeable -> changeable.isInstance(value))) {
            return "holds a " + type.getName();
        }
        return type.getName().startsWith("wireclock.") ? whyInstanceChangeable(type) : "";
    }

    private static String whyInstanceChangeable(Class<?> type) {
        for (Class<?> c = type; c != Object.class && c != Enum.class && c != Record.class; c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !Modifier.isFinal(field.getModifiers())) {
                    return "holds a " + type.getName() + ", whose field " + field.getName() + " changes";
                }
            }
        }
        return "";
    }
}
