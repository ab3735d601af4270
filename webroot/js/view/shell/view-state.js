import { PersonColours } from '../access/colours.js';

/** View state: what the views keep for themselves from one drawing to the next; nothing of it is told to the server. */
export class ViewState {
  colours = new PersonColours();
  /** Keys of the long messages that are shown whole. */
  unfolded = new Set();
  /** The name of a room that was refused, and why: `{ name, problem }`. */
  refusedRoom = null;
  /** What is said beneath the composer until one goes on: `tooLong`, `filesFailed` or null. */
  remark = null;
  /** The box that floats now: `{ id, at, about }`, or null. */
  popup = null;
  /** What could be meant by the word that one writes: `{ place, start, end, items, at }`, or null. */
  completion = null;
  /** The versions that one looks at, the message that one is asked about, the one that is passed on. */
  versions = null;
  deleting = null;
  forwarding = null;
  /** What one looks for in the palette: `{ wanted, at }`, or null. */
  palette = null;
  /** The rooms that were listed as unread. */
  listedUnread = new Set();
  /** `focus` while one has just come to it. */
  inbox = { focus: false };
  /** What one is about to send or looks at; whatever there is of it comes with the first file. */
  files = null;
  /** The same of documents, and of boards. */
  documents = null;
  boards = null;
  /** A message that shall come into sight: `{ room, seq }`, or null. */
  sought = null;
}
