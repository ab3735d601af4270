import { Boards } from '../../chat/board/boards.js';
import en from '../../language/board/en.js';
import zh from '../../language/board/zh-CN.js';
import { Charts } from './charts.js';

/** Time goes by where nothing is recorded, too. */
const TICK_MS = 10_000;

/** What the views of boards keep for themselves; part of the view's state. */
class BoardsState {
  boards;
  charts;
  /** The address that was followed last. */
  followed = null;
  /** What is shown of the past, in milliseconds; null as each tile says. */
  range = null;
  /** Of charts that one has drawn over: `{ from, to }` by the key of the tile. */
  zoomed = new Map();
  compared = false;
  asTable = false;
  /** Whether the line that feeds a board was copied. */
  copied = false;
  /** What one makes or changes by hand: `{ room, board, title, tiles, json, problem }`, or null. */
  draft = null;
  /** The step of a chart that one points at: `{ key, at }` of the tile and the step, or null. */
  pointed = null;

  /** The log that is followed: `{ key, shown, drawn }`, or null. */
  log = null;

  constructor({ parley, changed }) {
    this.boards = new Boards({ parley, changed });
    this.charts = new Charts(changed);
    setInterval(() => document.hidden || changed(), TICK_MS);
  }
}

export function stateOf(page) {
  page.viewState.boards ??= new BoardsState(page);
  return page.viewState.boards;
}

/** The words about boards. */
export function wordsOf({ words }) {
  return words.tag === zh.tag ? zh : en;
}

/** What went wrong, in words. */
export function reasonIn(problem, page) {
  return wordsOf(page).problems[problem.name] ?? page.words.problems[problem.name] ?? problem.message;
}
