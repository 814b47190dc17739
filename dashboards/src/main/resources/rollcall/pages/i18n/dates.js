// Dates and durations in words. A civil date is a text `2026-11-24`; it has no time zone and must not get one.
import { language, t } from './index.js';

/** `2026年11月24日 星期二` or `Tuesday, 24 November 2026`. */
export function longDate(date) {
  if (language() !== 'zh-CN') {
    return civil({ dateStyle: 'full' }).format(noon(date));
  }
  const day = civil({ year: 'numeric', month: 'long', day: 'numeric' }).format(noon(date));
  return `${day} ${civil({ weekday: 'long' }).format(noon(date))}`;
}

/** `12 秒前`, `3 分钟前`: how long ago something was, in the largest unit that fits. */
export function ago(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 2) {
    return t('time.justNow');
  }
  if (seconds < 60) {
    return t('time.secondsAgo', { count: seconds });
  }
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? t('time.minutesAgo', { count: minutes }) : t('time.hoursAgo', { count: Math.floor(minutes / 60) });
}

/** `4 小时 5 分` of a number of minutes. */
export function duration(minutes) {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) {
    return t('time.minutes', { count: rest });
  }
  return rest === 0 ? t('time.hours', { count: hours }) : t('time.hoursMinutes', { hours, minutes: rest });
}

function civil(options) {
  return new Intl.DateTimeFormat(language() === 'en' ? 'en-GB' : 'zh-CN', { timeZone: 'UTC', ...options });
}

function noon(date) {
  return Date.parse(`${date}T12:00:00Z`);
}
