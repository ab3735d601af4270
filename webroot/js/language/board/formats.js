const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** What is smaller would be nothing but zeros. */
const SMALL = 0.001;

/** Numbers and times of charts in one language, with the formats made once. */
export function formatsIn(language) {
  const tag = navigator.languages.find((regional) => regional.split('-')[0] === language.split('-')[0]) ?? language;
  const plain = new Intl.NumberFormat(tag, { maximumSignificantDigits: 6 });
  const whole = new Intl.NumberFormat(tag, { maximumFractionDigits: 0 });
  const compact = [3, 4, 5, 6, 7, 8].map((digits) => new Intl.NumberFormat(tag, { notation: 'compact', maximumSignificantDigits: digits }));
  const tiny = new Intl.NumberFormat(tag, { notation: 'scientific', maximumSignificantDigits: 3 });
  const percent = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 });
  const second = new Intl.DateTimeFormat(tag, { hour: 'numeric', minute: '2-digit', second: '2-digit' });
  const minute = new Intl.DateTimeFormat(tag, { hour: 'numeric', minute: '2-digit' });
  const dayTime = new Intl.DateTimeFormat(tag, { month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' });
  const day = new Intl.DateTimeFormat(tag, { month: 'short', day: 'numeric' });
  const month = new Intl.DateTimeFormat(tag, { year: 'numeric', month: 'short' });
  const unit = (name) => new Intl.NumberFormat(tag, { style: 'unit', unit: name, unitDisplay: 'long' });
  const short = (name) => new Intl.NumberFormat(tag, { style: 'unit', unit: name, unitDisplay: 'narrow' });
  const units = [[DAY_MS, 'day'], [HOUR_MS, 'hour'], [60_000, 'minute'], [1_000, 'second']].map(([ms, name]) => ({ ms, long: unit(name), narrow: short(name) }));
  const of = (ms) => units.find((one) => ms >= one.ms && ms % one.ms === 0) ?? units.at(-1);
  return {
    number: (value) => (Math.abs(value) >= 1e21 || (value && Math.abs(value) < SMALL) ? tiny : Math.abs(value) >= 1e6 ? whole : plain).format(value),
    /** In little room; with `more` digits where all would look the same. */
    compact: (value, more = 0) => (value && Math.abs(value) < SMALL ? tiny : compact[Math.min(more, compact.length - 1)]).format(value),
    percent: (part) => percent.format(part),
    /** A length of time: 10 minutes, and in little room 10m. */
    length: (ms) => of(ms).long.format(ms / of(ms).ms),
    brief: (ms) => of(ms).narrow.format(ms / of(ms).ms),
    /** The time of a step, as exactly as the chart is. */
    at: (time, range) => (range <= HOUR_MS ? second : range <= 30 * DAY_MS ? dayTime : day).format(time),
    /** Of a line of a log. */
    clock: (time) => second.format(time),
    /** At the axis. */
    tick: (time, range) => (range <= HOUR_MS / 6 ? second : range <= DAY_MS ? minute : range <= 60 * DAY_MS ? day : month).format(time),
  };
}
