package org.rollcall.gateway.exchange.figures;

import java.util.List;
import org.rollcall.gateway.exchange.aggregate.Dhis2Metadata.ServiceOption;
import org.rollcall.gateway.exchange.sheet.Label;

/** What people call the services; one that is not listed goes by its code. */
public final class ServiceNames {
  public static final List<ServiceOption> ALL =
      List.of(
          new ServiceOption("CARE", new Label("生活照料", "Life care")),
          new ServiceOption("REHAB", new Label("康复服务", "Rehabilitation")),
          new ServiceOption("SKILL", new Label("技能培训", "Skills training")),
          new ServiceOption("CULT", new Label("文体活动", "Culture and sport")),
          new ServiceOption("WORK", new Label("劳动就业", "Work")),
          new ServiceOption("OTHER", new Label("其他", "Other")));

  private ServiceNames() {}

  static Label of(String service) {
    return ALL.stream()
        .filter(option -> option.code().equals(service))
        .map(ServiceOption::name)
        .findFirst()
        .orElseGet(() -> Label.same(service));
  }
}
