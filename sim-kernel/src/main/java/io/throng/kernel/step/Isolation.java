package io.throng.kernel.step;

/**
 * Which throwables of an agent's turn concern the agent alone.
 *
 * <p>Memory that ran out does if the turn wanted more than there is and what it had got is garbage again. An array longer
 * than any may be is the same on every machine; what does not fit the heap depends on the heap's size, and so does then
 * the run: it is reported as a failure either way. What cannot be told from a machine in trouble ends the run: memory that
 * stays full, or is not heap; missing classes; errors of the virtual machine.
 */
final class Isolation {
    private static final String TOO_LONG = "Requested array size exceeds VM limit";
    private static final String FULL = "Java heap space";

    /** What must be free again for the run to go on: enough for the report and the mail of a step. */
    private static final int RESERVE_BYTES = 8 << 20;

    private static final int PAGE = 4096;

    private Isolation() {}

    static boolean isPossible(Throwable thrown) {
        return switch (thrown) {
            case Exception _ -> true;
            case AssertionError _ -> true;
            case StackOverflowError _ -> true;
            case OutOfMemoryError memory ->
                TOO_LONG.equals(memory.getMessage()) || FULL.equals(memory.getMessage()) && isThereRoom();
            default -> false;
        };
    }

    private static boolean isThereRoom() {
        try {
            byte[] reserve = new byte[RESERVE_BYTES];
            reserve[PAGE] = 1;
            return reserve[PAGE] == 1;
        } catch (OutOfMemoryError stillFull) {
            return false;
        }
    }
}
