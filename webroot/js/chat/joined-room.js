import { Composing } from './message/composing.js';
import { ReadState } from './message/read-state.js';
import { Timeline } from './message/timeline.js';
import { Members } from './room/members.js';
import { Typists } from './room/typing.js';

/** One joined room as the page shows it: what each capability knows of it. */
export class JoinedRoom {
  members = new Members();
  timeline = new Timeline();
  composing = new Composing();
  /** How far others have seen it: seq by user id; of small rooms only. */
  seen = new Map();
  /** After how many days what is said is deleted; null when never. */
  retention = null;
  typists;
  reading;
  /** Why it cannot be opened, if it cannot: a Problem. */
  refusal = null;

  /** `readSeq` is how far it was read before; null where nothing ever was. */
  constructor({ name, me, changed, readSeq }) {
    this.name = name;
    this.typists = new Typists(changed);
    this.reading = new ReadState({ timeline: this.timeline, me, readSeq });
  }

  /** It cannot be opened, or not any more; what is known of it stays in view. */
  refused(problem) {
    this.refusal = problem;
    this.timeline.loading = false;
    this.members.clear();
  }

  /** Another try to open it. */
  reopened() {
    this.refusal = null;
    this.timeline.loading = !this.timeline.entries.length;
  }
}
