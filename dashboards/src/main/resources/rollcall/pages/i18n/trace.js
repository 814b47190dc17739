// How a day was counted, step by step. The server tells each step as a code with arguments and as an English sentence:
// English keeps that sentence, Chinese has its own here. `{0}` is the first argument, `{3:state}` the fourth as a word of
// that group, or several words where it names several codes.
import { language, word } from './index.js';

const CHINESE = {
  VOIDED: '{0}（{1}）已作废：{2}',
  OTHER_DATE: '{0}（{1}）属于另一个服务日',
  ADDED_IN: '更正补记：{0} 到',
  ADDED_OUT: '更正补记：{0} 离',
  ADDED_SESSION: '更正补记：{0} – {1}（{2}）',
  BURST: '{0} 与 {1}（{2}）算一次打卡：相隔 {3} 秒，不超过 {4} 秒',
  READ_AS_IN: '{0}（{1}）没有方向：按“{2:policy}”算到',
  READ_AS_OUT: '{0}（{1}）没有方向：按“{2:policy}”算离',
  BETWEEN: '{0}（{1}）在首次到与末次离之间：未采用',
  SESSION: '{0} – {1} 为一段在场，{2} 秒',
  MISSING_CHECK_OUT: '{0}（{1}）没有离开卡：计 0 分',
  MISSING_CHECK_IN: '{0}（{1}）是离开卡，没有到达卡',
  TOO_LONG: '{0} – {1} 超过 {2} 小时：视为缺离开卡',
  SERVICE_SIDE_MISSING: '{0}（{1}）：{2:service}缺一侧打卡，不计',
  CONFLICT: '{0} – {1} 与在 {2} 的在场重叠：两处都不计',
  STATE: '{1} 段在场共 {0} 秒，合 {2} 分：{3:state}，计 {4} 个半天',
  NO_PUNCH: '没有在场记录：{0:state}',
  NOT_VALID: '不是有效出勤日：{0:invalid}',
  FLAGS: '标记：{0:flag}',
  SERVICE_TOO_SHORT: '{0:service} {1} – {2} 不计：不足 {3} 分',
  SERVICE_OUTSIDE_PRESENCE: '{0:service} {1} – {2} 不计：不在在场时段内',
  STAFF_RECORD: '{0:service}由 {1} 登记：{2}',
  RECORD_WITHOUT_REASON: '{0:service}由 {1} 登记，不计：既无时间也无事由',
  CARE_RECORD_IGNORED: '{0:service}由 {1} 登记，不计：只由出勤产生',
  SERVICE_COUNTED: '{0:service}计 {1} 次：{2} 段，{3} 分',
};

/** What the server says in words and not in codes. */
const SAID = { 'site closed': '机构未开放', 'not enrolled': '未在册' };

/** A step in the chosen language; `sentence` is the server's own. */
export function traceLine(step, sentence) {
  const text = language() === 'zh-CN' && step !== undefined ? CHINESE[step.code] : undefined;
  return text?.replace(/\{(\d)(?::(\w+))?\}/g, (_, index, group) => argument(step.arguments[index], group)) ?? sentence;
}

function argument(value, group) {
  return group === undefined ? value : value.split(', ').map((code) => SAID[code] ?? word(group, code)).join('、');
}
