package io.throng.marl.tensor;

/** Where networks learn. Agents act on the processor in either case. */
public enum Device {
    /** The processor. */
    CPU,
    /** The first NVIDIA card. */
    GPU;

    /**
     * A backend there.
     *
     * @throws DeviceException if there is no such device, or it cannot be used
     */
    public Backend open() {
        return switch (this) {
            case CPU -> new CpuBackend();
            case GPU -> new CudaBackend();
        };
    }
}
