package org.rollcall.gateway.world;

import org.rollcall.device.DeviceKey;
import org.rollcall.gateway.registry.ImportKind;

/**
 * A federation, a township, two homes by day and one by day and night, with a terminal each. P001
 * and P002 belong to H01, P003 to H02, P004 lives at R01.
 */
public final class Town {
  /** The terminal of H01. */
  public static final DeviceKey FRONT = new DeviceKey("zkteco", "CQZ7224460001");

  /** The terminal of H02. */
  public static final DeviceKey SECOND = new DeviceKey("zkteco", "CQZ7224460002");

  /** The terminal of R01. */
  public static final DeviceKey NIGHT = new DeviceKey("json", "R-0001");

  public static final String DEVICES_HEADER = "device_id,protocol,serial,home,from,to,direction";
  public static final String CREDENTIALS_HEADER = "scope,number,person_id,from,to";
  public static final String ENROLMENTS_HEADER =
      "person_id,home,from,to,mode,weekly_plan,start,end";

  private Town() {}

  /** Org units and people, no terminal and no badge yet. */
  public static LedgerWorld people(LedgerWorld world) {
    return world
        .imports(
            ImportKind.ORG_UNITS,
            "code,name,kind,parent,from,to,mode",
            "330683,嵊州市残联,federation,,,,",
            "330683001,三江街道,township,330683,,,",
            "330683002,石璜镇,township,330683,,,",
            "H01,三江残疾人之家,home,330683001,2021-01-01,,day",
            "H02,石璜残疾人之家,home,330683002,2021-01-01,,day",
            "R01,城北托养中心,home,330683001,2021-01-01,,residential")
        .imports(ImportKind.PERSONS, "person_id,name", "P001,周一", "P002,吴二", "P003,郑三", "P004,王四")
        .imports(
            ImportKind.ENROLMENTS,
            ENROLMENTS_HEADER,
            "P001,H01,2021-01-01,,day,12345,,",
            "P002,H01,2021-01-01,,day,12345,,",
            "P003,H02,2021-01-01,,day,12345,,",
            "P004,R01,2021-01-01,,residential,1234567,,");
  }

  /** The same with a terminal at each home. */
  public static LedgerWorld devices(LedgerWorld world) {
    return people(world)
        .imports(
            ImportKind.DEVICES,
            DEVICES_HEADER,
            "ZK-01,zkteco,CQZ7224460001,H01,2021-01-01,,terminal",
            "ZK-02,zkteco,CQZ7224460002,H02,2021-01-01,,terminal",
            "JS-01,json,R-0001,R01,2021-01-01,,terminal");
  }

  /** The same with a badge for each person. */
  public static LedgerWorld settled(LedgerWorld world) {
    return devices(world)
        .imports(
            ImportKind.CREDENTIALS,
            CREDENTIALS_HEADER,
            "home:H01,101,P001,2021-01-01,",
            "home:H01,102,P002,2021-01-01,",
            "home:H02,103,P003,2021-01-01,",
            "home:R01,104,P004,2021-01-01,");
  }
}
