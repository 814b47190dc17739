package org.rollcall.device.dingtalk;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The organisations of a settings file, and everything that is wrong with it. Pure.
 *
 * @param organisations those whose entries have no problem
 * @param problems sentences that name the entry and the key
 */
record DingTalkSettings(List<Organisation> organisations, List<String> problems) {
  static final int ENTRIES_MAX = 256;

  DingTalkSettings {
    organisations = List.copyOf(organisations);
    problems = List.copyOf(problems);
  }

  static DingTalkSettings read(List<JsonObject> entries) {
    List<Organisation> organisations = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    if (entries.size() > ENTRIES_MAX) {
      problems.add("dingtalk has at most " + ENTRIES_MAX + " entries");
      return new DingTalkSettings(organisations, problems);
    }
    Set<String> names = new HashSet<>();
    for (int i = 0; i < entries.size(); i++) {
      SettingsEntry entry = new SettingsEntry(i + 1, entries.get(i), problems);
      entry
          .read()
          .ifPresent(
              organisation -> {
                organisations.add(organisation);
                if (!names.add(organisation.org())) {
                  entry.problem("org", "is that of an entry before it");
                }
              });
    }
    return new DingTalkSettings(organisations, problems);
  }
}
