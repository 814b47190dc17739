package org.rollcall.device.wire;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The texts that came last, up to a number. Not safe for several threads. */
public final class Recent {
  private final int max;
  private final Set<String> texts = new LinkedHashSet<>();

  public Recent(int max) {
    this.max = max;
  }

  /**
   * Makes the text the newest; the oldest has to go where there are too many.
   *
   * @return whether it was not there
   */
  public boolean add(String text) {
    boolean fresh = !texts.remove(text);
    texts.add(text);
    if (texts.size() > max) {
      texts.remove(texts.iterator().next());
    }
    return fresh;
  }

  public void remove(String text) {
    texts.remove(text);
  }

  public boolean contains(String text) {
    return texts.contains(text);
  }

  /** All, oldest first. */
  public List<String> all() {
    return List.copyOf(texts);
  }
}
