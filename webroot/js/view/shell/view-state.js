import { PersonColours } from '../access/colours.js';

/** View state: what the views keep for themselves from one drawing to the next; nothing of it is told to the server. */
export class ViewState {
  colours = new PersonColours();
  /** Keys of the long messages that are shown whole. */
  unfolded = new Set();
  /** The name of a room that was refused, and why: `{ name, problem }`. */
  refusedRoom = null;
  /** What is said beneath the composer until one goes on: `tooLong`, `filesLater` or null. */
  remark = null;
}
