package org.rollcall.gateway.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How one gets in: the token, the list of homes, and addresses that lead nowhere. */
@ExtendWith(Chromium.class)
final class DoorIT {

  @Test
  void takesTheTokenOutOfTheAddressAndListsTheHomes(Tab tab, PagesUnderTest pages) {
    tab.open("/");
    assertThat(tab.link("三江残疾人之家")).isVisible();
    assertThat(tab.page()).hasURL(pages.address() + "/");
    assertThat(tab.page().getByRole(AriaRole.LISTITEM)).hasCount(4);
    tab.shoot("homes");
    tab.link("三江残疾人之家").click();
    assertThat(tab.page()).hasURL(pages.address() + "/homes/H01/today");
    assertThat(tab.rows()).hasCount(17);
    assertThat(tab.page()).hasTitle("今日 · 三江残疾人之家");
  }

  @Test
  void asksForATokenOnceAndSaysWhenItIsWrong(Tab tab, PagesUnderTest pages) {
    tab.expect("401");
    tab.page().navigate(pages.address() + "/homes/H01/today");
    assertThat(tab.heading("需要访问令牌")).isVisible();
    tab.shoot("token");
    tab.button("进入").click();
    assertThat(tab.page().getByRole(AriaRole.ALERT)).hasText("请输入访问令牌。");
    tab.page().getByLabel("访问令牌").fill("wrong");
    tab.page().keyboard().press("Enter");
    assertThat(tab.page().getByRole(AriaRole.ALERT)).hasText("令牌无效或已过期，请重新输入。");
    tab.page().getByLabel("访问令牌").fill(pages.token());
    tab.page().keyboard().press("Enter");
    assertThat(tab.rows()).hasCount(17);
    tab.page().reload();
    assertThat(tab.rows()).hasCount(17);
  }

  @Test
  void saysThatThereIsNoSuchHome(Tab tab) {
    tab.expect("404");
    tab.open("/homes/H99/today");
    assertThat(tab.heading("没有这个机构")).isVisible();
    assertThat(tab.page().getByText("服务器上没有这个编码")).isVisible();
  }

  @Test
  void saysThatThereIsNoSuchPage(Tab tab) {
    tab.open("/somewhere/else");
    assertThat(tab.heading("没有这个页面")).isVisible();
    tab.link("返回首页").click();
    assertThat(tab.heading("残疾人之家")).isVisible();
  }
}
