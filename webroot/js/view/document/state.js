import { Documents } from '../../chat/document/documents.js';
import en from '../../language/document/en.js';
import zh from '../../language/document/zh-CN.js';

/** What the views of documents keep for themselves; part of the view's state. */
class DocumentState {
  documents;
  /** The one that is open, an OpenDocument, and its Editor; null until they are loaded. */
  opened = null;
  editor = null;
  /** Whether they could not be loaded. */
  failed = false;
  /** The address that was followed last. */
  followed = null;
  /** Whether the text gets the focus as soon as it is there: one has just come to it. */
  focus = false;
  /** Why no document could be made, or what one did was not done: a Problem. */
  problem = null;

  constructor({ parley, changed }) {
    this.documents = new Documents({ parley, changed });
    parley.on('ended', () => {
      this.editor?.destroy();
      this.opened?.forget();
    });
  }
}

export function stateOf(page) {
  page.viewState.documents ??= new DocumentState(page);
  return page.viewState.documents;
}

/** The words about documents. */
export function wordsOf({ words }) {
  return words.tag === zh.tag ? zh : en;
}

/** The keys of the editor, for the list of keys. */
export const keys = (page) => wordsOf(page).keyList;

/** What went wrong, in words. */
export function reasonIn(problem, page) {
  return wordsOf(page).problems[problem.name] ?? page.words.problems[problem.name] ?? problem.message;
}
