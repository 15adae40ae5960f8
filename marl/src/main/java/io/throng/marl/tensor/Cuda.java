package io.throng.marl.tensor;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The functions of NVIDIA's driver, run-time compiler and cuBLAS that {@link CudaBackend} uses, called without any other
 * library in between (CUDA driver API, NVRTC and cuBLAS reference manuals, versions 12 and 13).
 *
 * <p>Work is queued on the card's default stream, one after the other, in the primary context of the first card that
 * {@code CUDA_VISIBLE_DEVICES} leaves. Libraries are looked for by name on the loader's path, in {@code /usr/local/cuda},
 * and in the folder that the system property {@code throng.cuda} names.
 */
final class Cuda {
    /** The system property that names a folder with CUDA's libraries. */
    private static final String FOLDER = "throng.cuda";

    /** The last version first. */
    private static final int[] VERSIONS = {13, 12};

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT;
    private static final MemoryLayout POINTER = ValueLayout.ADDRESS;

    private static final int COMPUTE_CAPABILITY_MAJOR = 75;
    private static final int COMPUTE_CAPABILITY_MINOR = 76;

    private final MethodHandle setContext;
    private final MethodHandle allocate;
    private final MethodHandle free;
    private final MethodHandle toDevice;
    private final MethodHandle toHost;
    private final MethodHandle onDevice;
    private final MethodHandle launch;
    private final MethodHandle sgemm;
    private final MethodHandle errorName;

    private final MemorySegment context;
    private final MemorySegment blas;
    private final String card;
    private final int capability;
    private final SymbolLookup driver;

    private Cuda(SymbolLookup driver, SymbolLookup blasLibrary) {
        this.driver = driver;
        this.errorName = function(driver, "cuGetErrorName", INT, POINTER);
        this.setContext = function(driver, "cuCtxSetCurrent", POINTER);
        this.allocate = function(driver, "cuMemAlloc_v2", POINTER, LONG);
        this.free = function(driver, "cuMemFree_v2", LONG);
        this.toDevice = function(driver, "cuMemcpyHtoDAsync_v2", LONG, POINTER, LONG, POINTER);
        this.toHost = function(driver, "cuMemcpyDtoH_v2", POINTER, LONG, LONG);
        this.onDevice = function(driver, "cuMemcpyDtoDAsync_v2", LONG, LONG, LONG, POINTER);
        this.launch = function(
                driver, "cuLaunchKernel", POINTER, INT, INT, INT, INT, INT, INT, INT, POINTER, POINTER, POINTER);
        try (Arena arena = Arena.ofConfined()) {
            check("cuInit", call(function(driver, "cuInit", INT), 0));
            MemorySegment device = arena.allocate(INT);
            check("cuDeviceGet", call(function(driver, "cuDeviceGet", POINTER, INT), device, 0));
            int index = device.get(INT, 0);
            MemorySegment name = arena.allocate(128);
            check("cuDeviceGetName", call(function(driver, "cuDeviceGetName", POINTER, INT, INT), name, 128, index));
            this.card = name.getString(0);
            this.capability = 10 * attribute(arena, index, COMPUTE_CAPABILITY_MAJOR)
                    + attribute(arena, index, COMPUTE_CAPABILITY_MINOR);
            MemorySegment pointer = arena.allocate(POINTER);
            check(
                    "cuDevicePrimaryCtxRetain",
                    call(function(driver, "cuDevicePrimaryCtxRetain", POINTER, INT), pointer, index));
            this.context = pointer.get(ValueLayout.ADDRESS, 0);
            enter();
            check("cublasCreate", call(function(blasLibrary, "cublasCreate_v2", POINTER), pointer));
            this.blas = pointer.get(ValueLayout.ADDRESS, 0);
        }
        this.sgemm = function(
                blasLibrary,
                "cublasSgemm_v2",
                POINTER,
                INT,
                INT,
                INT,
                INT,
                INT,
                POINTER,
                LONG,
                INT,
                LONG,
                INT,
                POINTER,
                LONG,
                INT);
    }

    /**
     * The first card.
     *
     * @throws DeviceException if there is none, or a library is missing
     */
    static Cuda open() {
        SymbolLookup driver = library("the driver of an NVIDIA card", List.of("libcuda.so.1"));
        SymbolLookup blas = library("cuBLAS of CUDA 12 or 13", candidates("libcublas"));
        return new Cuda(driver, blas);
    }

    /** NVRTC's functions; it needs no card. */
    static SymbolLookup compiler() {
        String folder = System.getProperty(FOLDER);
        if (folder != null) {
            loadBuiltIns(Path.of(folder));
        }
        return library("the compiler NVRTC of CUDA 12 or 13", candidates("libnvrtc"));
    }

    /** NVRTC looks for a library of its own by name, and finds it only where the loader would, or loaded already. */
    @SuppressWarnings("restricted")
    private static void loadBuiltIns(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "libnvrtc-builtins.so.*")) {
            files.forEach(file -> SymbolLookup.libraryLookup(file, Arena.global()));
        } catch (IOException e) {
            throw new DeviceException(
                    "-D" + FOLDER + " must name a folder that can be read, got " + folder + ": " + e.getMessage(), e);
        }
    }

    private static List<String> candidates(String name) {
        List<String> candidates = new ArrayList<>();
        String folder = System.getProperty(FOLDER);
        for (int version : VERSIONS) {
            String file = name + ".so." + version;
            if (folder != null) {
                candidates.add(folder + "/" + file);
            }
            candidates.add(file);
            candidates.add("/usr/local/cuda/lib64/" + file);
        }
        return candidates;
    }

    @SuppressWarnings("restricted")
    private static Optional<SymbolLookup> loaded(String file) {
        try {
            return Optional.of(SymbolLookup.libraryLookup(file, Arena.global()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static SymbolLookup library(String what, List<String> files) {
        for (String file : files) {
            Optional<SymbolLookup> library = loaded(file);
            if (library.isPresent()) {
                return library.get();
            }
        }
        throw new DeviceException(
                "learning on a GPU needs " + what + ", got none of " + String.join(", ", files) + "; install it, set -D"
                        + FOLDER + " to the folder it is in, or learn on the processor (--device cpu)");
    }

    /** A function that returns an int. */
    @SuppressWarnings("restricted")
    static MethodHandle function(SymbolLookup library, String name, MemoryLayout... arguments) {
        MemorySegment address = library.find(name)
                .orElseThrow(() -> new DeviceException(
                        "CUDA 12 or 13 must have the function " + name + ", got a library without it; update CUDA"));
        return Linker.nativeLinker().downcallHandle(address, FunctionDescriptor.of(INT, arguments));
    }

    static int call(MethodHandle function, Object... arguments) {
        try {
            return (int) function.invokeWithArguments(arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError("a native function cannot throw a checked exception", e);
        }
    }

    private int attribute(Arena arena, int device, int attribute) {
        MemorySegment value = arena.allocate(INT);
        MethodHandle function = function(driver, "cuDeviceGetAttribute", POINTER, INT, INT);
        check("cuDeviceGetAttribute", call(function, value, attribute, device));
        return value.get(INT, 0);
    }

    private void check(String what, int result) {
        if (result != 0) {
            throw new DeviceException(what + " must succeed, got CUDA error " + result + " (" + nameOf(result)
                    + "); learn on the processor (--device cpu), or see nvidia-smi for the card's state");
        }
    }

    @SuppressWarnings("restricted")
    private String nameOf(int result) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocate(POINTER);
            boolean known = call(errorName, result, name) == 0;
            return known ? name.get(ValueLayout.ADDRESS, 0).reinterpret(128).getString(0) : "unknown";
        }
    }

    /** The card's name. */
    String card() {
        return card;
    }

    /** Compute capability, as 90 for 9.0. */
    int capability() {
        return capability;
    }

    /** Makes the card's context that of the calling thread. */
    void enter() {
        try {
            check("cuCtxSetCurrent", (int) setContext.invokeExact(context));
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** The address of new memory on the card, with whatever is in it. */
    long allocate(long bytes) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment address = arena.allocate(LONG);
            check("cuMemAlloc of " + bytes + " bytes", (int) allocate.invokeExact(address, bytes));
            return address.get(LONG, 0);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    void free(long address) {
        try {
            check("cuMemFree", (int) free.invokeExact(address));
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** Copies to the card; the source may be changed when this returns. */
    void toDevice(MemorySegment from, long to, long bytes) {
        try {
            check("cuMemcpyHtoDAsync", (int) toDevice.invokeExact(to, from, bytes, MemorySegment.NULL));
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** Copies from the card once all that was asked for is done, and returns when that is done too. */
    void toHost(long from, MemorySegment to, long bytes) {
        try {
            check("cuMemcpyDtoH", (int) toHost.invokeExact(to, from, bytes));
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    void onDevice(long from, long to, long bytes) {
        try {
            check("cuMemcpyDtoDAsync", (int) onDevice.invokeExact(to, from, bytes, MemorySegment.NULL));
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /**
     * Runs a kernel.
     *
     * @param blocks of a grid, along x
     * @param threadsY threads of a block along y
     * @param parameters addresses of the arguments
     */
    void launch(MemorySegment kernel, int blocks, int threadsX, int threadsY, MemorySegment parameters) {
        try {
            int result = (int) launch.invokeExact(
                    kernel, blocks, 1, 1, threadsX, threadsY, 1, 0, MemorySegment.NULL, parameters, MemorySegment.NULL);
            check("cuLaunchKernel", result);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** {@code cublasSgemm}, column by column; factors are two floats one after the other. */
    void sgemm(
            boolean transposeA,
            boolean transposeB,
            int m,
            int n,
            int k,
            MemorySegment factors,
            long a,
            int widthA,
            long b,
            int widthB,
            long c,
            int widthC) {
        try {
            int result = (int) sgemm.invokeExact(
                    blas,
                    transposeA ? 1 : 0,
                    transposeB ? 1 : 0,
                    m,
                    n,
                    k,
                    factors,
                    a,
                    widthA,
                    b,
                    widthB,
                    factors.asSlice(FLOAT.byteSize()),
                    c,
                    widthC);
            if (result != 0) {
                throw new DeviceException(
                        "cublasSgemm must succeed, got status " + result + "; learn on the processor (--device cpu)");
            }
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** A module from machine code. */
    MemorySegment module(byte[] code) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment module = arena.allocate(POINTER);
            MethodHandle load = function(driver, "cuModuleLoadData", POINTER, POINTER);
            check("cuModuleLoadData", call(load, module, arena.allocateFrom(ValueLayout.JAVA_BYTE, code)));
            return module.get(ValueLayout.ADDRESS, 0);
        }
    }

    /** A kernel of a module. */
    MemorySegment kernel(MemorySegment module, String name) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment kernel = arena.allocate(POINTER);
            MethodHandle get = function(driver, "cuModuleGetFunction", POINTER, POINTER, POINTER);
            check("cuModuleGetFunction of " + name, call(get, kernel, module, arena.allocateFrom(name)));
            return kernel.get(ValueLayout.ADDRESS, 0);
        }
    }

    private static RuntimeException unexpected(Throwable e) {
        switch (e) {
            case RuntimeException unchecked -> throw unchecked;
            case Error error -> throw error;
            default -> throw new AssertionError("a native function cannot throw a checked exception", e);
        }
    }
}
