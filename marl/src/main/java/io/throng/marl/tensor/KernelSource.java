package io.throng.marl.tensor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/** The kernels' source, and machine code made of it by NVRTC. */
final class KernelSource {
    private static final String NAME = "kernels.cu";

    private KernelSource() {}

    private static String text() {
        try (InputStream in = KernelSource.class.getResourceAsStream(NAME)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Machine code; takes about a second.
     *
     * @param capability of the card it is for, as 90 for 9.0
     * @throws DeviceException with the compiler's words, if it refuses
     */
    static byte[] compile(int capability) {
        return compile(text(), capability);
    }

    static byte[] compile(String source, int capability) {
        SymbolLookup nvrtc = Cuda.compiler();
        var pointer = ValueLayout.ADDRESS;
        var integer = ValueLayout.JAVA_INT;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment handle = arena.allocate(pointer);
            int created = Cuda.call(
                    Cuda.function(nvrtc, "nvrtcCreateProgram", pointer, pointer, pointer, integer, pointer, pointer),
                    handle,
                    arena.allocateFrom(source),
                    arena.allocateFrom(NAME),
                    0,
                    MemorySegment.NULL,
                    MemorySegment.NULL);
            if (created != 0) {
                throw new DeviceException("nvrtcCreateProgram must succeed, got status " + created);
            }
            MemorySegment program = handle.get(pointer, 0);
            MemorySegment options = arena.allocate(pointer);
            options.set(pointer, 0, arena.allocateFrom("--gpu-architecture=sm_" + capability));
            int compiled = Cuda.call(
                    Cuda.function(nvrtc, "nvrtcCompileProgram", pointer, integer, pointer), program, 1, options);
            if (compiled != 0) {
                String log = new String(result(nvrtc, "ProgramLog", program, arena), StandardCharsets.UTF_8);
                throw new DeviceException("NVRTC must compile the kernels for compute capability " + capability
                        + ", got status " + compiled + ": " + log.strip());
            }
            byte[] code = result(nvrtc, "CUBIN", program, arena);
            Cuda.call(Cuda.function(nvrtc, "nvrtcDestroyProgram", pointer), handle);
            return code;
        }
    }

    private static byte[] result(SymbolLookup nvrtc, String what, MemorySegment program, Arena arena) {
        var pointer = ValueLayout.ADDRESS;
        MemorySegment size = arena.allocate(ValueLayout.JAVA_LONG);
        Cuda.call(Cuda.function(nvrtc, "nvrtcGet" + what + "Size", pointer, pointer), program, size);
        MemorySegment bytes = arena.allocate(Math.max(1, size.get(ValueLayout.JAVA_LONG, 0)));
        Cuda.call(Cuda.function(nvrtc, "nvrtcGet" + what, pointer, pointer), program, bytes);
        return bytes.toArray(ValueLayout.JAVA_BYTE);
    }
}
