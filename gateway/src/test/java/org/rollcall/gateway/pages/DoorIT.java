package org.rollcall.gateway.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How one gets in: the account, the token, the list of homes, and addresses that lead nowhere. */
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
    tab.button("使用访问令牌").click();
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

  @ParameterizedTest
  @CsvSource({"1280, desktop", "360, phone"})
  void signsInWithAnAccountAndOutAgain(int width, String device, Tab tab, PagesUnderTest pages) {
    String name = "院长" + width;
    pages.account(name, "correct horse battery");
    tab.expect("401");
    tab.size(width, 800).page().navigate(pages.address() + "/homes/H01/today");
    assertThat(tab.heading("登录")).isVisible();
    tab.shoot("sign-in-" + device);
    tab.button("登录").click();
    assertThat(tab.page().getByRole(AriaRole.ALERT)).hasText("请输入账号和密码。");
    tab.page().getByLabel("账号").fill(name);
    tab.page().getByLabel("密码").fill("wrong");
    tab.page().keyboard().press("Enter");
    assertThat(tab.page().getByRole(AriaRole.ALERT)).hasText("账号或密码错误。");
    tab.shoot("sign-in-wrong-" + device);
    tab.page().getByLabel("密码").fill("correct horse battery");
    tab.page().keyboard().press("Enter");
    assertThat(tab.rows()).hasCount(17);
    tab.page().reload();
    assertThat(tab.rows()).hasCount(17);
    tab.button("显示").click();
    assertThat(tab.page().getByText("当前账号：" + name)).isVisible();
    tab.shoot("signed-in-" + device);
    tab.button("退出登录").click();
    assertThat(tab.heading("登录")).isVisible();
    tab.page().reload();
    assertThat(tab.heading("登录")).isVisible();
  }

  @Test
  void saysThatTheSessionHasEnded(Tab tab, PagesUnderTest pages) {
    pages.account("过期", "correct horse battery");
    tab.expect("401");
    tab.page().navigate(pages.address() + "/homes/H01/today");
    tab.page().getByLabel("账号").fill("过期");
    tab.page().getByLabel("密码").fill("correct horse battery");
    tab.page().keyboard().press("Enter");
    assertThat(tab.rows()).hasCount(17);
    tab.page().context().clearCookies();
    tab.page().reload();
    assertThat(tab.page().getByRole(AriaRole.ALERT)).hasText("登录已过期，请重新登录。");
    tab.shoot("session-ended");
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
