import { Polls } from '../../../chat/board/poll/polls.js';
import en from '../../../language/board/poll/en.js';
import zh from '../../../language/board/poll/zh-CN.js';

/** What the views of polls keep for themselves; part of the view's state. */
class PollState {
  polls;
  /** What one is about to ask, or null: see `form.js`. */
  draft = null;
  /** The id of the message whose poll one is about to end, or null. */
  ending = null;

  constructor(page) {
    this.polls = new Polls(page);
  }
}

export function stateOf(page) {
  page.viewState.polls ??= new PollState(page);
  return page.viewState.polls;
}

/** The words about polls. */
export function wordsOf({ words }) {
  return words.tag === zh.tag ? zh : en;
}

/** What went wrong, in words. */
export function reasonIn(problem, page) {
  return wordsOf(page).problems[problem.name] ?? page.words.problems[problem.name] ?? problem.message;
}
