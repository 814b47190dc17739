// Puts the chosen look on <html> before the first paint, so that a dark page never flashes white. A classic script on
// purpose: modules run after parsing. What the attributes mean is said in app/preferences.js and design/tokens.css.
(function () {
  'use strict';
  var chosen = {};
  try {
    chosen = JSON.parse(localStorage.getItem('rollcall.preferences')) || {};
  } catch (unreadable) {
    chosen = {};
  }
  var root = document.documentElement;
  var dark = matchMedia('(prefers-color-scheme: dark)').matches;
  var contrast = matchMedia('(prefers-contrast: more)').matches;
  root.dataset.theme = chosen.theme === 'dark' || chosen.theme === 'light' ? chosen.theme : dark ? 'dark' : 'light';
  root.dataset.contrast = chosen.contrast === true || contrast ? 'more' : 'normal';
  root.dataset.type = chosen.largeType === true ? 'large' : 'normal';
  root.lang = chosen.language === 'en' ? 'en' : 'zh-CN';
})();
