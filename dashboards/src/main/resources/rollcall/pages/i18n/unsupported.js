// A browser without import maps (Internet Explorer mode, Chromium before 89) would show an empty page: say so instead.
// A classic script in old JavaScript, because only that runs there.
(function () {
  'use strict';
  var script = window.HTMLScriptElement;
  if (script && script.supports && script.supports('importmap')) {
    return;
  }
  document.body.textContent =
    '此浏览器版本过旧，无法显示点名页面。请使用新版 Chrome、Edge、Firefox，或将 360、QQ 等浏览器切换到极速模式。 ' +
    'This browser is too old for Rollcall. Please use a current Chrome, Edge or Firefox.';
})();
