/** The protocol's bounds of one message. */
const MOST_EDITS = 1_000;
const MOST_EMOJI = 50;

/** What the server would refuse, known before anybody tries: by the name of the reason, for which there are words. */
export class Permitted {
  #parley;
  #rooms;

  constructor({ parley, rooms }) {
    this.#parley = parley;
    this.#rooms = rooms;
  }

  /** Against `edit`, `delete`, `pin`, `react` or `reply`; null when there is nothing. */
  against(act, { room, ts, open, edited, body, reactions = [] }) {
    if (this.#rooms.get(room)?.refusal) return 'room_shut';
    if (act === 'react') return reactions.length >= MOST_EMOJI ? 'too_many_emoji' : null;
    if (act !== 'edit') return null;
    if (open) return 'still_open';
    if (body?.data?.poll) return 'asked';
    if (edited?.n >= MOST_EDITS) return 'too_many_edits';
    const seconds = this.#parley.limits.edit_seconds;
    return seconds && ts < this.#parley.now() - seconds * 1000 ? 'too_late' : null;
  }
}
