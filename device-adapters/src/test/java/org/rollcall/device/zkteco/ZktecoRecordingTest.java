package org.rollcall.device.zkteco;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.device.harness.CaseFolder;
import org.rollcall.device.harness.DeviceListener;
import org.rollcall.device.harness.Leaks;
import org.rollcall.device.harness.RawHttp;

/** What is recorded of a ZKTeco terminal: enough to play it again, and nothing of anybody. */
class ZktecoRecordingTest {
  private static final String ATTENDANCE =
      """
      2001\t2021-11-05 08:30:00\t0\t15\t0\t0\t0
      2002\t2021-11-05 08:31:00\t1\t1
      张三丰 2003 2021-11-05 08:32:00
      王五郎\t2021-11-05 08:32:30\t0\t1
      2004\t2021-11-05 08:33:00\t0\t1\t0\t张三丰\tQUJDREVGR0hJSktMTU5P
      """;

  private static final String PEOPLE =
      """
      USER PIN=2001\tName=张三丰\tPri=0\tPasswd=9081726\tCard=[8877665544]\tGrp=1
      FP PIN=2001\tFID=0\tSize=16\tValid=1\tTMP=QUJDREVGR0hJSktMTU5P
      USERPIC PIN=2001\tFileName=2001.jpg\tSize=12\tContent=QUJDREVGR0hJSktMTU5P
      OPLOG 4\t2001\t2021-11-05 08:29:00\t0\t0\t0\t0
      """;

  private static final String EVENTS =
      """
      time=2021-11-05 08:34:00\tpin=2005\tcardno=8877665544\tevent=0\tinoutstatus=0\tverifytype=15\tname=张三丰
      tmp=QUJDREVGR0hJSktMTU5P\tpin=2005
      """;

  private static final List<String> SECRETS =
      List.of(
          "REAL-77",
          "张三丰",
          "王五郎",
          "9081726",
          "8877665544",
          "QUJDREVGR0hJSktMTU5P",
          "ABCDEFGHIJKLMNO",
          "JFIFJFIF",
          "commkey-4711",
          "10.9.8.7");

  @TempDir private Path folder;

  @Test
  void playsAgainWithTheSameCheckInsAndHoldsNothingOfAnybody() throws IOException {
    String files = record();

    assertThat(Leaks.in(files, SECRETS)).isEmpty();
    assertThat(new CaseFolder(folder).expectedEvents())
        .contains("check-in 2001 2021-11-05T08:30 in face")
        .contains("check-in 2005 2021-11-05T08:34 in face");
    assertThat(new CaseFolder(folder).requests()).hasSize(6);
    replay();
  }

  @Test
  void showsCommandsWithoutWhomTheyAreAbout() {
    assertThat(
            ZktecoFrames.shown(
                """
                C:7:DATA UPDATE USERINFO PIN=7001\tName=张三丰
                C:8:DATA UPDATE user Pin=7001\tName=ZHANG SANFENG
                C:9:INFO
                SessionID=4711
                """))
        .isEqualTo(
            """
            C:7:DATA UPDATE USERINFO
            C:8:DATA UPDATE
            C:9:INFO
            SessionID=redacted
            """);
  }

  private String record() throws IOException {
    try (DeviceListener listener = new DeviceListener(new ZktecoAdapter())) {
      listener.inlet().register("zkteco", "REAL-77");
      listener.tap().start();
      get(listener, "/iclock/cdata?SN=REAL-77&options=all&pushcommkey=commkey-4711&pushver=2.4.1");
      get(listener, "/iclock/getrequest?SN=REAL-77&INFO=Ver8.0,5,2,9,10.9.8.7,10");
      post(listener, "cdata?SN=REAL-77&table=ATTLOG&Stamp=1", ATTENDANCE);
      post(listener, "cdata?SN=REAL-77&table=OPERLOG", PEOPLE);
      post(listener, "cdata?SN=REAL-77&table=rtlog", EVENTS);
      post(listener, "cdata?SN=REAL-77&table=BIODATA", "BIODATA Pin=1\tTmp=QUJDREVGR0hJSktMTU5P\n");
      post(listener, "fdata?SN=REAL-77&table=ATTPHOTO&PIN=张三丰.jpg", "PIN=1.jpg\0JFIFJFIF");
      post(
          listener,
          "cdata?SN=REAL-77&table=options",
          "COMKey=commkey-4711,IPAddress=10.9.8.7,FWVersion=8.0");
      post(listener, "devicecmd?SN=REAL-77", "ID=9&Return=0&CMD=DATA\nUSER PIN=1\tName=张三丰\n");
      return listener.tap().write(folder, listener.inlet());
    }
  }

  private void replay() throws IOException {
    CaseFolder recorded = new CaseFolder(folder);
    try (DeviceListener listener = new DeviceListener(new ZktecoAdapter())) {
      listener.inlet().register("zkteco", "CASE0001");
      assertThat(recorded.answersText(recorded.send(listener.port())))
          .isEqualTo(recorded.expectedAnswer());
      assertThat(CaseFolder.checkInsText(listener.inlet())).isEqualTo(recorded.expectedEvents());
    }
  }

  private static void get(DeviceListener listener, String target) throws IOException {
    assertThat(RawHttp.send(listener.port(), "GET " + target + " HTTP/1.1\r\n\r\n").status())
        .isEqualTo(200);
  }

  private static void post(DeviceListener listener, String target, String body) throws IOException {
    byte[] bytes = body.getBytes(Charset.forName("GB18030"));
    String encoded = target.replace("张三丰", "%D5%C5%C8%FD%B7%E1");
    assertThat(RawHttp.send(listener.port(), RawHttp.post("/iclock/" + encoded, bytes)).status())
        .isEqualTo(200);
  }
}
