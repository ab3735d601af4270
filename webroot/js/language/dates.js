const DAY_MS = 24 * 60 * 60 * 1000;

/** Dates in one language, with the formats made once: making them is slow. */
export function datesIn(language) {
  // British readers of English expect 15:04 where American ones expect 3:04 PM.
  const tag = navigator.languages.find((regional) => regional.split('-')[0] === language.split('-')[0]) ?? language;
  const time = new Intl.DateTimeFormat(tag, { hour: 'numeric', minute: '2-digit' });
  const full = new Intl.DateTimeFormat(tag, { dateStyle: 'full', timeStyle: 'medium' });
  const day = new Intl.DateTimeFormat(tag, { weekday: 'long', day: 'numeric', month: 'long' });
  const dayOfYear = new Intl.DateTimeFormat(tag, { dateStyle: 'long' });
  const short = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short' });
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
  return {
    time: (ts) => time.format(ts),
    /** Of today the time, else the day. */
    short: (ts) => (startOfDay(ts) === startOfDay(Date.now()) ? time : short).format(ts),
    full: (ts) => full.format(ts),
    day(ts) {
      const ago = Math.round((startOfDay(Date.now()) - startOfDay(ts)) / DAY_MS);
      if (ago === 0 || ago === 1) return capitalised(relative.format(-ago, 'day'), tag);
      return (ago < 300 ? day : dayOfYear).format(ts);
    },
  };
}

export function startOfDay(ts) {
  return new Date(ts).setHours(0, 0, 0, 0);
}

function capitalised(text, tag) {
  return text[0].toLocaleUpperCase(tag) + text.slice(1);
}
