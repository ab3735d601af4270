import en from '../../language/file/en.js';
import zh from '../../language/file/zh-CN.js';

/** What the views of files keep for themselves; part of the view's state. */
class FileState {
  /** What waits to be sent, by the draft with which it goes: files. */
  waiting = new Map();
  /** Where one chooses files for, and where something is dragged over now: places, or null. */
  choosing = null;
  dragging = null;
  /** What was found out about those that wait, each as a promise, by file; and of films where their index is: `{ last, first }`, and whether it goes first. */
  found = new WeakMap();
  films = new WeakMap();
  /** What one records now, or null. */
  recording = null;
  /** The picture that one looks at: `{ pictures, at }`, or null. */
  lightbox = null;
  /** The list of files: what is looked for in it, and what was found. */
  list = null;
  /** The message whose file is chosen again. */
  again = null;
  /** When the link of a sound or a film was renewed, and of which pictures it was: by id. */
  renewals = new Map();
  renewed = new Set();
  /** When something of a file had come last, or one began to look at it, by id. */
  since = new Map();
  /** Addresses of recordings that one hears while they are made, by id. */
  live = new Map();
  /** Ids of those that this browser cannot play or show. */
  broken = new Set();
}

export function stateOf({ viewState }) {
  viewState.files ??= new FileState();
  return viewState.files;
}

/** The words about files. */
export function wordsOf({ words }) {
  return words.tag === zh.tag ? zh : en;
}
