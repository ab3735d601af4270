import { startOfDay } from '../../language/dates.js';

const GROUP_MS = 5 * 60 * 1000;

/**
 * The rows of a timeline: its messages, grouped by author, with what stands between them:
 * `{ kind: "message" | "day" | "divider", key, … }`. `place` tells apart lists that show the same messages.
 */
export function rowsOf({ timeline, me, seen = new Map(), divider = null, editing = null, place = '' }) {
  const rows = [];
  let previous = null;
  const { entries, pending } = timeline;
  for (const said of [...entries.map((entry) => stored(entry, me)), ...(timeline.newer ? [] : pending.map((item) => unsent(item, me)))]) {
    const newDay = !place && (!previous || startOfDay(previous.ts) !== startOfDay(said.ts));
    if (newDay) rows.push({ kind: 'day', key: `day ${startOfDay(said.ts)} ${said.key}`, ts: said.ts });
    const divides = divider != null && said.seq > divider && (previous?.seq ?? 0) <= divider;
    if (divides) rows.push({ kind: 'divider', key: `${place}divider` });
    said.first = newDay || divides || !continues(previous, said);
    said.seen = said.own && said.seq ? [...seen].flatMap(([id, seq]) => (seq >= said.seq && id !== me.id ? [id] : [])) : [];
    said.place = place;
    said.editing = editing != null && said.entry?.id === editing.id;
    rows.push(said);
    previous = said;
  }
  return rows;
}

/** Of the same person, soon after, and about nothing else. */
function continues(previous, said) {
  return previous != null && previous.from.id === said.from.id && said.ts - previous.ts <= GROUP_MS && !said.quote && !said.forwarded && !previous.deleted;
}

function stored(entry, me) {
  const { id, cid, from, ts, body, seq, edited, deleted, reactions = [], pinned, quote, thread, root, forwarded, open, ended } = entry;
  const own = from.id === me.id;
  const mentions = body.mentions ?? [];
  const mentioning = !own && !deleted && mentions.some((named) => named === me.id || named === 'here' || named === 'all');
  return {
    // Our own keep their key from the first echo on, so that the row on the screen stays the same one.
    kind: 'message', key: own && cid ? `own ${cid}` : id, entry, from, ts, seq, text: body.text, format: body.format, own, state: own ? 'sent' : null,
    open: open && !deleted, ended: deleted ? null : ended, edited, deleted, reactions, pinned, quote, thread, root, forwarded, mentions, mentioning, ...filesOf(deleted ? {} : body), cid,
  };
}

function unsent({ cid, ts, body, state, problem }, me) {
  return {
    kind: 'message', key: `own ${cid}`, cid, from: me, ts, text: body.text, format: body.format, own: true, state, problem, reactions: [],
    mentions: body.mentions ?? [], ...filesOf(body),
  };
}

/** Without other words its text is the name of the file, which the file shows itself. */
function filesOf({ files = [], text }) {
  return { files, bare: files.length > 0 && text === files[0].name };
}
