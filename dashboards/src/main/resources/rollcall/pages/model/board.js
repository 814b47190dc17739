// Pure questions to a board: who belongs to which count, who matches a search, in which order they stand. The figures
// themselves are the server's; the pages never count again.

const ARRIVED = new Set(['PRESENT', 'LEFT']);

/** The six counts in their order; `member` says who a pressed count shows. */
export const COUNTS = [
  { key: 'expected', icon: 'people', tone: 'plain', figure: 'expected', member: (person) => person.expected },
  { key: 'present', icon: 'here', tone: 'good', figure: 'present', member: hasArrived },
  { key: 'late', icon: 'late', tone: 'warn', figure: 'late', member: (person) => flagsOf(person).includes('LATE') },
  { key: 'absent', icon: 'missing', tone: 'bad', figure: 'absent', member: isMissing },
  { key: 'left', icon: 'left', tone: 'calm', figure: 'left', member: (person) => person.presence === 'LEFT' },
  { key: 'unknown', icon: 'badge', tone: 'odd', figure: 'unknownCredentials', member: () => false },
];

/** Came today, whether still there or gone again. */
function hasArrived(person) {
  return ARRIVED.has(person.presence);
}

/** Expected, no punch and no leave. */
export function isMissing(person) {
  return person.expected && person.presence === 'ABSENT';
}

export function flagsOf(person) {
  return person.flags ?? [];
}

/** The people a filter and a search leave, by name. On a closed day only those who came are of interest. */
export function peopleShown(board, filter, search) {
  const count = COUNTS.find(({ key }) => key === filter);
  return peopleOf(board)
    .filter((person) => count === undefined || count.member(person))
    .filter((person) => matches(person.name, search))
    .sort((one, other) => byPinyin.compare(one.name, other.name) || one.person.localeCompare(other.person));
}

export function peopleOf(board) {
  const people = board.people ?? [];
  return board.open === false ? people.filter((person) => person.in || person.out) : people;
}

/** Finds a masked name by its first character, by what the mask leaves, and by the whole name the mask hides. */
export function matches(name, search) {
  const wanted = plain(search);
  if (wanted === '') {
    return true;
  }
  const shown = plain(name);
  return shown.includes(wanted) || shown.replaceAll('*', '').includes(wanted) || unmasks(shown, wanted);
}

function unmasks(shown, wanted) {
  if (!shown.includes('*')) {
    return false;
  }
  const pattern = shown.split(/\*+/).map(literally).join('.+');
  return new RegExp(`^${pattern}$`, 'u').test(wanted);
}

function literally(text) {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}

function plain(text) {
  return text.normalize('NFKC').trim().toLowerCase();
}

const byPinyin = new Intl.Collator('zh-CN-u-co-pinyin');
