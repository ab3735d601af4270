import { startOfDay } from '../language/dates.js';

const GROUP_MS = 5 * 60 * 1000;

/** A room's messages with what stands between them: `{ kind: "message" | "day" | "divider", key, … }`. */
export function rowsOf(room, me) {
  const rows = [];
  let previous = null;
  for (const said of [...room.entries.map((entry) => stored(entry, me)), ...room.pending.map((item) => pending(item, me))]) {
    const newDay = !previous || startOfDay(previous.ts) !== startOfDay(said.ts);
    if (newDay) rows.push({ kind: 'day', key: `day ${startOfDay(said.ts)} ${said.key}`, ts: said.ts });
    const divides = room.divider != null && said.seq > room.divider && (previous?.seq ?? 0) <= room.divider;
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

function pending({ cid, ts, body, state, problem }, me) {
  return { kind: 'message', key: `own ${cid}`, cid, from: me, ts, text: body.text, format: body.format, own: true, state, problem };
}
