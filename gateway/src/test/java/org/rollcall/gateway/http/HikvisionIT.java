package org.rollcall.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rollcall.gateway.cli.OneGateway;
import org.rollcall.gateway.cli.RawSocket;
import org.rollcall.gateway.cli.RunningGateway;
import org.rollcall.gateway.cli.Seeds;

/** A face terminal that posts to the device port, read back by people's API. */
@ExtendWith(OneGateway.class)
final class HikvisionIT {
  private static final int PICTURE_BYTES = 200 << 10;
  private static final String EVENT =
      """
      {
      \t"dateTime":\t"%s",
      \t"eventType":\t"AccessControllerEvent",
      \t"AccessControllerEvent":\t{
      \t\t"majorEventType":\t5,
      \t\t"subEventType":\t75,
      \t\t"name":\t"测试",
      \t\t"employeeNoString":\t"N7001",
      \t\t"serialNo":\t%d,
      \t\t"attendanceStatus":\t"checkIn"
      \t}
      }""";

  @Test
  void countsAnEventOfAFaceOnceHoweverOftenItIsPosted(RunningGateway gateway) {
    seed(gateway);
    byte[] request =
        request("token-of-hikvision-it", EVENT.formatted("2021-11-05T08:30:00+08:00", 901));

    for (int i = 0; i < 2; i++) {
      assertThat(gateway.device(request).status()).isEqualTo(200);
    }

    List<JsonObject> stored = checkIns(gateway, "2021-11-05", "2021-11-06");
    assertThat(stored).hasSize(1);
    assertThat(stored.get(0).getString("person")).isEqualTo("7001");
    assertThat(stored.get(0).getString("instant")).isEqualTo("2021-11-05T00:30:00Z");
    assertThat(stored.get(0).getString("localTime")).isEqualTo("2021-11-05T08:30:00");
    assertThat(stored.get(0).getString("direction")).isEqualTo("in");
    assertThat(stored.get(0).getString("method")).isEqualTo("face");
    assertThat(stored.get(0).getString("source")).isEqualTo("hikvision");
  }

  @Test
  void letsTheRegisteredZoneDecideWhereTheTerminalHasNone(RunningGateway gateway) {
    seed(gateway);
    byte[] request =
        request("token-of-hikvision-it", EVENT.formatted("2021-11-04T08:30:00+00:00", 902));

    assertThat(gateway.device(request).status()).isEqualTo(200);

    assertThat(checkIns(gateway, "2021-11-04", "2021-11-05"))
        .extracting(stored -> stored.getString("instant"))
        .containsExactly("2021-11-04T00:30:00Z");
  }

  @Test
  void takesNothingFromAStranger(RunningGateway gateway) {
    byte[] request = request("nobody", EVENT.formatted("2021-11-03T08:30:00+08:00", 903));

    assertThat(gateway.device(request).status()).isEqualTo(401);
  }

  private static void seed(RunningGateway gateway) {
    Seeds.orgUnits(gateway);
    gateway
        .importCsv(
            "devices",
            """
            device_id,protocol,serial,home,from,to,direction,service,time_zone,token
            D-HIK-IT,hikvision,HIKIT0001,H01,2000-01-01,,terminal,,Asia/Shanghai,token-of-hikvision-it
            """)
        .ok();
    Seeds.people(gateway, "H01", "7001");
  }

  private static List<JsonObject> checkIns(RunningGateway gateway, String from, String to) {
    return gateway
        .get("/api/v1/check-ins?home=H01&from=" + from + "&to=" + to)
        .list("items")
        .stream()
        .filter(stored -> "D-HIK-IT".equals(stored.getString("device")))
        .toList();
  }

  private static byte[] request(String token, String event) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(
        text(
            "--MIME_boundary\r\nContent-Disposition: form-data; name=\"AccessControllerEvent\"\r\n\r\n"
                + event
                + "\r\n--MIME_boundary\r\nContent-Type: image/jpeg\r\nContent-Length: "
                + PICTURE_BYTES
                + "\r\n\r\n"));
    body.writeBytes(new byte[PICTURE_BYTES]);
    body.writeBytes(text("\r\n--MIME_boundary--\r\n"));
    return RawSocket.post("/hikvision/" + token, body.toByteArray());
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
