package org.rollcall.device;

import java.util.List;
import org.rollcall.device.dejaos.DejaosAdapter;
import org.rollcall.device.dingtalk.DingTalkAdapter;
import org.rollcall.device.face.FaceAdapter;
import org.rollcall.device.hikvision.HikvisionAdapter;
import org.rollcall.device.json.JsonAdapter;
import org.rollcall.device.zkteco.ZktecoAdapter;

/** Every protocol there is. Adding one edits the one line below. */
public final class Adapters {
  private Adapters() {}

  /** New adapters, not opened, in the order in which they are opened. */
  public static List<DeviceAdapter> all() {
    return List.of(
        new ZktecoAdapter(),
        new JsonAdapter(),
        new HikvisionAdapter(),
        new FaceAdapter(),
        new DejaosAdapter(),
        new DingTalkAdapter());
  }
}
