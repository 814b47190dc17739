package org.rollcall.device;

/**
 * Where adapters show the frames of a terminal that somebody records. What they show is free of
 * everything biometric, of names, certificates and secrets, because only the adapter knows where in
 * its protocol such things stand. Safe from any thread; never blocks, never fails.
 */
public interface FrameTap {

  /** Nobody records. */
  FrameTap NONE =
      new FrameTap() {
        @Override
        public boolean records(DeviceKey key) {
          return false;
        }

        @Override
        public void take(DeviceKey key, String protocol, Frame frame) {}
      };

  /**
   * Whether somebody records the terminal now. It is asked for each frame before anything is
   * prepared, and costs next to nothing while nobody records.
   */
  boolean records(DeviceKey key);

  /**
   * Takes one frame.
   *
   * @param protocol the adapter's name, which is not always that of the key
   */
  void take(DeviceKey key, String protocol, Frame frame);
}
