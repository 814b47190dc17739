// What stands for a state: always an icon, a word and a tone together, so that none has to be told by colour alone.

const PRESENCE = {
  ABSENT: { icon: 'missing', tone: 'bad' },
  PRESENT: { icon: 'here', tone: 'good' },
  LEFT: { icon: 'left', tone: 'calm' },
  EXCUSED: { icon: 'leave', tone: 'odd' },
  NOT_EXPECTED: { icon: 'none', tone: 'plain' },
};

const STATE = {
  FULL_DAY: { icon: 'full', tone: 'good' },
  HALF_DAY: { icon: 'half', tone: 'calm' },
  INCOMPLETE: { icon: 'gap', tone: 'warn' },
  PRESENT_SHORT: { icon: 'short', tone: 'warn' },
  EXCUSED: { icon: 'leave', tone: 'odd' },
  ABSENT: { icon: 'missing', tone: 'bad' },
  NOT_EXPECTED: { icon: 'none', tone: 'plain' },
  CONFLICT: { icon: 'conflict', tone: 'bad' },
};

const FLAG = {
  LATE: { icon: 'late', tone: 'warn' },
  EARLY_LEAVE: { icon: 'left', tone: 'warn' },
  OPEN_SESSION: { icon: 'gap', tone: 'warn' },
};

const STRANGER = { icon: 'none', tone: 'plain' };

/** The marks of a person on a board, the leading one first: where they are today, what the day came to afterwards. */
export function marksOf(person, isToday) {
  const leading =
    isToday && person.state !== 'CONFLICT' && person.presence in PRESENCE
      ? mark('presence', person.presence, PRESENCE)
      : mark('state', person.state, STATE);
  return [leading, ...(person.flags ?? []).filter((flag) => flag !== person.state).map(flagMark)];
}

export function flagMark(flag) {
  return mark('flag', flag, FLAG);
}

function mark(group, code, looks) {
  return { group, code, ...(looks[code] ?? STRANGER) };
}
