import { html } from '../html.js';
import { linkUnder, withLinks } from './links.js';

/** Marks within marks that are deeper are text; it also keeps the time linear in the length of what a stranger wrote. */
const DEEPEST = 8;
const ESCAPED = String.raw`\\([!-/:-@[-` + '`' + String.raw`{-~])`;
const TICKS = '(`+)';
const MARK = String.raw`(\*{1,3}|__?|~~)`;
const LINK = String.raw`!?\[([^[\]\n]{1,200})\]\(\s?((?:[^\s()]|\([^\s()]*\)){1,500})\s?\)`;
const BRACKETED = String.raw`<((?:https?:\/\/|mailto:)[^\s<>]{1,1000})>`;
/** Taken whole, so that no mark is found in it. */
const BARE = String.raw`(?:https?:\/\/|www\.)[^\s<>]*[^\s<>*_~]`;
const TOKEN = new RegExp([ESCAPED, TICKS, MARK, LINK, BRACKETED, BARE].join('|'), 'giu');
const WORD = /[\p{L}\p{N}]/u;
const ELEMENTS = {
  '*': (inner) => html`<em>${inner}</em>`,
  '**': (inner) => html`<strong>${inner}</strong>`,
  '***': (inner) => html`<strong><em>${inner}</em></strong>`,
  '~~': (inner) => html`<del>${inner}</del>`,
};

/** Marks within a line: code, strong, emphasis, struck, links. What fits nothing stays as it was written. */
export function inline(text, words, linked = true) {
  const line = new Line(words, linked);
  const ticks = ticksIn(text);
  const token = new RegExp(TOKEN);
  let end = 0;
  for (let match; (match = token.exec(text)); ) {
    const [whole, escaped, fence, mark, label, target, bracketed] = match;
    line.write(text.slice(end, match.index));
    end = token.lastIndex;
    const close = fence && ticks.next(fence.length, end);
    if (mark) emphasise(line, mark, text, match.index);
    else if (label) line.link(whole, label, target);
    else if (close === undefined) line.write(escaped ?? bracketed ?? whole);
    else {
      line.add(html`<code>${trimmed(text.slice(end, close))}</code>`);
      end = token.lastIndex = close + fence.length;
    }
  }
  line.write(text.slice(end));
  return line.parts();
}

/** A mark before a word opens, one behind a word closes; `_` within a word is a letter like others. */
function emphasise(line, mark, text, at) {
  const before = text[at - 1] ?? ' ';
  const after = text[at + mark.length] ?? ' ';
  const inWord = mark[0] === '_' && WORD.test(before) && WORD.test(after);
  if (inWord || (!(/\S/.test(before) && line.close(mark)) && !(/\S/.test(after) && line.open(mark)))) line.write(mark);
}

/** What a line is made of so far, and the marks that are open in it. */
class Line {
  #words;
  #linked;
  #text = '';
  #frames = [{ mark: null, parts: [] }];

  constructor(words, linked) {
    this.#words = words;
    this.#linked = linked;
  }

  write(text) {
    this.#text += text;
  }

  add(part) {
    this.#flush();
    this.#frames.at(-1).parts.push(part);
  }

  link(whole, label, target) {
    const made = this.#linked && linkUnder(label, inline(label, this.#words, false), target, this.#words);
    if (made) this.add(made);
    else this.write(whole);
  }

  open(mark) {
    if (this.#frames.length > DEEPEST) return false;
    this.#flush();
    return this.#frames.push({ mark, parts: [] });
  }

  close(mark) {
    const opened = this.#frames.findLastIndex((frame) => frame.mark === mark);
    this.#flush();
    if (opened < 0 || (opened === this.#frames.length - 1 && !this.#frames[opened].parts.length)) return false;
    while (this.#frames.length - 1 > opened) this.#undo();
    const { parts } = this.#frames.pop();
    this.add(ELEMENTS[mark.replaceAll('_', '*')](parts));
    return true;
  }

  parts() {
    this.#flush();
    while (this.#frames.length > 1) this.#undo();
    return this.#frames[0].parts;
  }

  /** A mark that nothing closed is text. */
  #undo() {
    const { mark, parts } = this.#frames.pop();
    this.#frames.at(-1).parts.push(mark, ...parts);
  }

  #flush() {
    const text = this.#text;
    this.#text = '';
    if (text) this.#frames.at(-1).parts.push(...(this.#linked ? withLinks(text, this.#words) : [text]));
  }
}

/** One space on each side keeps backticks apart from those that open and close. */
function trimmed(code) {
  return code.startsWith(' ') && code.endsWith(' ') && code.trim() ? code.slice(1, -1) : code;
}

/** Where backticks stand, by how many of them: each is looked at once, however many open and never close. */
function ticksIn(text) {
  const places = new Map();
  for (const { 0: run, index } of text.matchAll(/`+/g)) {
    if (!places.has(run.length)) places.set(run.length, []);
    places.get(run.length).push(index);
  }
  return {
    next(length, from) {
      const left = places.get(length);
      while (left?.length && left[0] < from) left.shift();
      return left?.[0];
    },
  };
}
