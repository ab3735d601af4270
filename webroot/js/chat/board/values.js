/** Which numbers of a step there are, by kind; the first is the usual one. */
const VALUES = {
  count: ['sum', 'rate'],
  observe: ['p99', 'p999', 'p90', 'p50', 'max', 'min', 'sum', 'rate'],
};
const MINUTE_SECONDS = 60;

export function valuesOf(kind) {
  return VALUES[kind] ?? [];
}

/** The one that a tile shows; null where its kind has but one. */
export function valueOf({ value }, kind) {
  return valuesOf(kind).includes(value) ? value : (valuesOf(kind)[0] ?? null);
}

/** Whether what a board tells while it is watched has it. */
export function isLive(value, kind) {
  return kind !== 'observe' || value === valuesOf(kind)[0];
}

/** One number of now for several series; null where they have none together, or nothing was recorded. */
export function figure(kind, series, value = valuesOf(kind)[0]) {
  const all = series.map(({ now }) => now).filter(Boolean);
  if (!all.length) return null;
  switch (kind) {
    case 'count': return sum(all, value === 'rate' ? 'rate' : 'total');
    case 'gauge': return all.length === 1 ? all[0].value : null;
    case 'observe': return observed(all.filter(({ count }) => count), value);
    case 'unique': return all.length === 1 ? all[0].hour : null;
    default: return null;
  }
}

/** No percentile is made of percentiles. */
function observed(all, value) {
  if (value === 'rate') return sum(all, 'count') / MINUTE_SECONDS;
  if (value === 'sum') return sum(all, 'sum');
  if (!all.length) return null;
  if (value === 'min' || value === 'max') return Math[value](...all.map((now) => now[value]));
  return all.length === 1 ? (all[0][value] ?? null) : null;
}

function sum(all, field) {
  return all.reduce((total, now) => total + (now[field] ?? 0), 0);
}

/** Several steps as one. */
export function joinedBy(kind, value) {
  if (kind === 'count') return total;
  if (kind === 'gauge') return (values) => values.at(-1);
  if (kind !== 'observe') return null;
  if (value === 'sum') return total;
  if (value === 'min') return (values) => Math.min(...values);
  if (value === 'rate' || value === 'p50') return (values) => total(values) / values.length;
  return (values) => Math.max(...values);
}

function total(values) {
  return values.reduce((all, value) => all + value, 0);
}
