package org.rollcall.gateway.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a home's manager does with the board of today. */
@ExtendWith(Chromium.class)
final class TodayPageIT {
  private static final String BOARD = "/homes/H01/today";

  @Test
  void showsThePeopleAndTheCountsOfTheDay(Tab tab) {
    tab.open(BOARD);
    assertThat(tab.heading("三江残疾人之家")).isVisible();
    assertThat(tab.page().getByText("2026年11月24日 星期二")).isVisible();
    assertThat(tab.rows()).hasCount(17);
    assertThat(tab.count("应到")).hasText(Pattern.compile("16"));
    assertThat(tab.count("已到")).hasText(Pattern.compile("12"));
    assertThat(tab.count("未识别")).hasText(Pattern.compile("2"));
    assertThat(tab.row("方*英")).containsText("迟到");
    assertThat(tab.row("方*英").getByRole(AriaRole.IMG))
        .hasAttribute("aria-label", "计划 08:30–16:00, 08:55 到，未离开");
    assertThat(tab.page().getByText("30268841")).isVisible();
    assertThat(tab.page().getByRole(AriaRole.ROWHEADER, named("康复服务"))).isVisible();
    tab.shoot("board");
  }

  @Test
  void movesAPersonFromMissingToHereWithoutAReload(Tab tab, PagesUnderTest pages) {
    tab.open(BOARD);
    assertThat(tab.row("张*三")).containsText("未到");
    assertThat(tab.page().getByText("实时更新")).isVisible();
    tab.page().evaluate("window.notReloaded = true");

    pages.checkIn("P015", "10:25");

    assertThat(tab.row("张*三")).containsText("已到");
    assertThat(tab.row("张*三")).containsText("10:25");
    assertThat(tab.count("未到")).hasText(Pattern.compile("2"));
    assertThat(tab.page().locator("rc-not-arrived")).not().containsText("张*三");
    org.assertj.core.api.Assertions.assertThat(tab.page().evaluate("window.notReloaded"))
        .isEqualTo(true);
  }

  @Test
  void filtersByACountAndTellsItsDefinition(Tab tab) {
    tab.open(BOARD);
    tab.count("迟到").click();
    assertThat(tab.rows()).hasCount(2);
    assertThat(tab.count("迟到")).hasAttribute("aria-pressed", "true");
    assertThat(tab.page().getByText("迟到：到达晚于计划开始 10 分钟以上")).isVisible();
    tab.count("迟到").click();
    assertThat(tab.rows()).hasCount(17);
  }

  @Test
  void filtersByACountWithTheKeyboardAlone(Tab tab) {
    tab.open(BOARD);
    assertThat(tab.rows()).hasCount(17);
    tab.tabTo(tab.count("未到"));
    tab.page().keyboard().press("Space");
    assertThat(tab.rows()).hasCount(3);
    assertThat(tab.count("未到")).isFocused();
  }

  @Test
  void showsOnlyTheUnknownBadgesForTheirCount(Tab tab) {
    tab.open(BOARD);
    tab.count("未识别").click();
    assertThat(tab.page().getByText("9001")).isVisible();
    assertThat(tab.rows()).hasCount(0);
  }

  @Test
  void findsANameAfterASlash(Tab tab) {
    tab.open(BOARD);
    assertThat(tab.rows()).hasCount(17);
    tab.page().keyboard().press("/");
    tab.page().keyboard().insertText("张小三");
    assertThat(tab.rows()).hasCount(1);
    assertThat(tab.rows()).containsText("张*三");
    tab.page().keyboard().press("Escape");
    assertThat(tab.rows()).hasCount(17);
    tab.page().keyboard().insertText("不在");
    assertThat(tab.heading("没有符合条件的人")).isVisible();
    tab.button("显示全部").click();
    assertThat(tab.rows()).hasCount(17);
  }

  @Test
  void leavesTheSlashAloneWhenSingleKeysAreOff(Tab tab) {
    tab.open(BOARD);
    tab.button("显示").click();
    tab.page().getByLabel("单键快捷键（/ 搜索）").uncheck();
    tab.page().keyboard().press("Escape");
    tab.page().keyboard().press("/");
    assertThat(tab.page().getByLabel("搜索姓名")).not().isFocused();
    assertThat(tab.button("显示")).isFocused();
  }

  @Test
  void explainsAPersonsDayAndGivesTheFocusBack(Tab tab) {
    tab.open(BOARD);
    Locator name = tab.row("方*英").getByRole(AriaRole.BUTTON);
    name.focus();
    tab.page().keyboard().press("ArrowDown");
    tab.page().keyboard().press("ArrowUp");
    tab.page().keyboard().press("Enter");
    Locator drawer = tab.page().getByRole(AriaRole.DIALOG);
    assertThat(drawer.getByRole(AriaRole.HEADING, new Locator.GetByRoleOptions().setName("方*英")))
        .isVisible();
    assertThat(drawer).containsText("08:55:10 与 08:55:50（ZK-01）算一次打卡：相隔 40 秒，不超过 120 秒");
    assertThat(drawer).containsText("0 段在场共 0 秒，合 0 分：缺卡，计 0 个半天");
    assertThat(drawer).containsText("标记：迟到");
    assertThat(drawer).containsText("08:55 – 进行中");
    tab.page().keyboard().press("Escape");
    assertThat(drawer).isHidden();
    assertThat(name).isFocused();
  }

  @Test
  void staysReadableWhenTheConnectionIsLostAndRecovers(Tab tab, PagesUnderTest pages) {
    tab.expect("net::ERR_");
    tab.open(BOARD);
    assertThat(tab.page().getByText("实时更新")).isVisible();
    tab.context().setOffline(true);
    assertThat(tab.page().getByRole(AriaRole.ALERT)).containsText("与服务器的连接已断开");
    assertThat(tab.rows()).hasCount(17);
    tab.shoot("state-lost");

    pages.checkIn("P015", "10:26");
    tab.context().setOffline(false);

    assertThat(tab.page().getByText("实时更新")).isVisible();
    assertThat(tab.row("张*三")).containsText("已到");
    assertThat(tab.page().getByRole(AriaRole.ALERT)).hasCount(0);
  }

  @Test
  void standsStillWhilePaused(Tab tab, PagesUnderTest pages) {
    tab.open(BOARD);
    assertThat(tab.page().getByText("实时更新")).isVisible();
    tab.button("暂停刷新").click();
    pages.checkIn("P015", "10:25");
    assertThat(tab.page().getByText("暂停期间有更新")).isVisible();
    assertThat(tab.row("张*三")).containsText("未到");
    tab.button("继续刷新").click();
    assertThat(tab.row("张*三")).containsText("已到");
  }

  @Test
  void speaksEnglishAtAClickAndRemembersIt(Tab tab) {
    tab.open(BOARD);
    tab.button("English").click();
    assertThat(tab.page().getByText("Tuesday, 24 November 2026")).isVisible();
    assertThat(tab.count("Missing")).hasText(Pattern.compile("3"));
    assertThat(tab.page().locator("html")).hasAttribute("lang", "en");
    tab.page().reload();
    assertThat(tab.row("张*三")).containsText("Missing");
    tab.row("方*英").getByRole(AriaRole.BUTTON).click();
    assertThat(tab.page().getByRole(AriaRole.DIALOG))
        .containsText("08:55:10 + 08:55:50 at ZK-01 are one punch (gap 40 s ≤ 120 s)");
  }

  @Test
  void goesToTheDayBeforeAndBack(Tab tab) {
    tab.open(BOARD);
    tab.link("前一天").click();
    assertThat(tab.page().getByText("2026年11月23日 星期一")).isVisible();
    assertThat(tab.row("张*三")).containsText("全天");
    tab.link("前一天").click();
    assertThat(tab.page().getByText("休 · 周末")).isVisible();
    assertThat(tab.heading("这一天休息")).isVisible();
    tab.shoot("state-closed");
    tab.link("回到今天").click();
    assertThat(tab.page().getByText("2026年11月24日 星期二")).isVisible();
    tab.page().goBack();
    assertThat(tab.page().getByText("2026年11月22日 星期日")).isVisible();
  }

  @Test
  void tellsWhatAnOfflineTerminalCostsOnceItsSilenceLasts(Tab tab, PagesUnderTest pages) {
    tab.page().clock().install();
    tab.open(BOARD);
    assertThat(tab.page().getByText("实时更新")).isVisible();
    pages.passUntil("10:48");
    tab.page().clock().fastForward("00:31");
    assertThat(tab.page().getByText("终端 ZK-01 离线 25 分，期间打卡暂存在终端，恢复后自动补传。")).isVisible();
    tab.shoot("state-terminal-offline");
  }

  @Test
  void showsWhoeverIsEnrolledMeanwhile(Tab tab, PagesUnderTest pages) {
    tab.open(BOARD);
    assertThat(tab.page().getByText("实时更新")).isVisible();
    pages.enrol("P018", "诸葛小亮");
    assertThat(tab.row("诸*亮")).containsText("未到");
    assertThat(tab.count("应到")).hasText(Pattern.compile("17"));
  }

  @Test
  void listsWhoArrivedWhetherStillThereOrNot(Tab tab) {
    tab.open(BOARD);
    tab.count("已到").click();
    assertThat(tab.rows()).hasCount(12);
    assertThat(tab.row("吕*华")).containsText("已离开");
    tab.count("已离开").click();
    assertThat(tab.rows()).hasCount(1);
  }

  @Test
  void tellsAScreenReaderTheCountsOnceTheyChange(Tab tab, PagesUnderTest pages) {
    Locator spoken = tab.page().locator("rc-announcer").getByRole(AriaRole.STATUS);
    tab.open(BOARD);
    assertThat(tab.page().getByText("实时更新")).isVisible();
    assertThat(spoken).hasText("");
    pages.checkIn("P015", "10:25");
    assertThat(spoken).hasText("应到 16，已到 13，迟到 3，未到 2，已离开 1，未识别 2");
    pages.checkIn("P012", "10:25");
    assertThat(tab.count("未到")).hasText(Pattern.compile("1"));
    assertThat(spoken).containsText("未到 2");
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
