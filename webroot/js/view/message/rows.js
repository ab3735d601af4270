import { startOfDay } from '../../language/dates.js';

const GROUP_MS = 5 * 60 * 1000;

/**
 * The rows of a room: its messages, grouped by author, with what stands between them:
 * `{ kind: "message" | "day" | "divider", key, … }`.
 */
export function rowsOf({ timeline, reading: { divider } }, me) {
  const rows = [];
  let previous = null;
  const { entries, pending } = timeline;
  for (const said of [...entries.map((entry) => stored(entry, me)), ...pending.map((item) => unsent(item, me))]) {
    const newDay = !previous || startOfDay(previous.ts) !== startOfDay(said.ts);
    if (newDay) rows.push({ kind: 'day', key: `day ${startOfDay(said.ts)} ${said.key}`, ts: said.ts });
    const divides = divider != null && said.seq > divider && (previous?.seq ?? 0) <= divider;
    if (divides) rows.push({ kind: 'divider', key: 'divider' });
    said.first = newDay || divides || previous.from.id !== said.from.id || said.ts - previous.ts > GROUP_MS;
    if (previous) previous.last = said.first;
    said.last = true;
    rows.push(said);
    previous = said;
  }
  return rows;
}

function stored({ id, cid, from, ts, body, seq }, me) {
  const own = from.id === me.id;
  // Our own keep their key from the first echo on, so that the row on the screen stays the same one.
  return { kind: 'message', key: own && cid ? `own ${cid}` : id, from, ts, seq, text: body.text, format: body.format, own, state: own ? 'sent' : null };
}

function unsent({ cid, ts, body, state, problem }, me) {
  return { kind: 'message', key: `own ${cid}`, cid, from: me, ts, text: body.text, format: body.format, own: true, state, problem };
}
