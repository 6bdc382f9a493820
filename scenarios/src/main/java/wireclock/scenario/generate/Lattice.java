package wireclock.scenario.generate;

import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Key;
import wireclock.scenario.language.WholeNumber;

/** What grid and torus have alike: nodes in rows and columns, named row by row. */
final class Lattice {
    private static final Key<Long> ROWS = rows(1);
    private static final Key<Long> COLUMNS = columns(1);

    private Lattice() {}

    static Key<Long> rows(long least) {
        return Key.required("rows", WholeNumber.from(least, 1000), "How many rows of inner nodes.");
    }

    static Key<Long> columns(long least) {
        return Key.required("columns", WholeNumber.from(least, 1000), "How many inner nodes in a row.");
    }

    static void draw(Fields given, Drawing drawing, boolean closed) {
        int rows = Math.toIntExact(given.get(ROWS));
        int columns = Math.toIntExact(given.get(COLUMNS));
        String[][] lattice = new String[rows][columns];
        for (String[] row : lattice) {
            for (int column = 0; column < columns; column++) {
                row[column] = drawing.inner();
                drawing.hostsAt(row[column], given.get(InnerWords.HOSTS));
            }
        }
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                if (closed || column + 1 < columns) {
                    drawing.link(lattice[row][column], lattice[row][(column + 1) % columns], InnerWords.TRUNK);
                }
                if (closed || row + 1 < rows) {
                    drawing.link(lattice[row][column], lattice[(row + 1) % rows][column], InnerWords.TRUNK);
                }
            }
        }
    }
}
