import { html } from '../html.js';
import { codeBlock } from './code.js';
import { inline } from './inline.js';

/** Quotes and lists within each other; deeper ones are text. */
const DEEPEST = 6;
const FENCE = /^ {0,3}(`{3,}|~{3,})[^`]*$/;
const HEADING = /^ {0,3}(#{1,6}) +(\S.*)$/;
const HEADING_END = / #+$/;
const RULE = /^ {0,3}(?:-{3,}|\*{3,}|_{3,}) *$/;
const QUOTE = /^ {0,3}> ?/;
const ITEM = /^( {0,3}(?:([-*+])|(\d{1,9})[.)]) +)(?=\S)/;
const MARGIN = /^ {1,4}/;

/**
 * What `format: "md"` means here (protocol.md, "Markdown"): a small part of CommonMark, made into elements and never into HTML text.
 * Our own and not a library, because those we looked at take seconds for what a stranger can write in one message (decision 0042).
 */
export function markdown(text, words) {
  return blocks(text.split(/\r\n?|\n/), words, 0);
}

function blocks(lines, words, depth) {
  const made = [];
  for (let at = 0; at < lines.length;) {
    const [block, taken] = blockAt(lines, at, words, depth);
    if (block) made.push(block);
    at += taken;
  }
  return made;
}

/** The block that begins here, and how many lines it is. */
function blockAt(lines, at, words, depth) {
  const line = lines[at];
  if (!line.trim()) return [null, 1];
  if (FENCE.test(line)) return code(lines, at, words);
  const [, marks, title] = HEADING.exec(line) ?? [];
  if (marks) return [html`<p class="heading" role="heading" aria-level=${Math.max(3, marks.length)}>${inline(title.trimEnd().replace(HEADING_END, ''), words)}</p>`, 1];
  if (RULE.test(line)) return [html`<hr>`, 1];
  if (depth < DEEPEST && QUOTE.test(line)) return quote(lines, at, words, depth);
  if (depth < DEEPEST && ITEM.test(line)) return list(lines, at, words, depth);
  return paragraph(lines, at, words, depth);
}

function code(lines, at, words) {
  const [, fence] = FENCE.exec(lines[at]);
  const close = new RegExp(`^ {0,3}${fence[0]}{${fence.length},} *$`);
  let end = at + 1;
  while (end < lines.length && !close.test(lines[end])) end++;
  return [codeBlock(lines.slice(at + 1, end).join('\n'), words), end - at + 1];
}

function quote(lines, at, words, depth) {
  const inner = run(lines, at, (line) => QUOTE.test(line));
  const stripped = inner.map((line) => line.replace(QUOTE, ''));
  return [html`<blockquote>${blocks(stripped, words, depth + 1)}</blockquote>`, inner.length];
}

/** Items of one kind; what is indented below an item belongs to it. */
function list(lines, at, words, depth) {
  const numbered = ITEM.exec(lines[at])[3];
  const margin = marginOf(lines[at]);
  const items = [];
  let end = at;
  for (; end < lines.length; end++) {
    const item = ITEM.exec(lines[end]);
    const same = item && (item[3] === undefined) === (numbered === undefined) && marginOf(lines[end]) < margin + 2;
    if (same && !RULE.test(lines[end])) items.push([lines[end].slice(item[1].length)]);
    else if (marginOf(lines[end]) > margin + 1 && MARGIN.test(lines[end]) && lines[end].trim()) items.at(-1).push(lines[end].replace(MARGIN, ''));
    else break;
  }
  const inner = items.map((item) => html`<li>${blocks(item, words, depth + 1)}</li>`);
  return [numbered === undefined ? html`<ul>${inner}</ul>` : html`<ol start=${numbered}>${inner}</ol>`, end - at];
}

function marginOf(line) {
  return line.search(/\S|$/);
}

/** Until an empty line or another block; each line of it stays a line, as in a chat one expects. */
function paragraph(lines, at, words, depth) {
  const begins = (line) => FENCE.test(line) || HEADING.test(line) || RULE.test(line)
    || (depth < DEEPEST && (QUOTE.test(line) || ITEM.test(line)));
  const inner = [lines[at], ...run(lines, at + 1, (line) => line.trim() && !begins(line))];
  return [html`<p>${inline(inner.join('\n'), words)}</p>`, inner.length];
}

/** The lines from here on for which something holds. */
function run(lines, at, holds) {
  let end = at;
  while (end < lines.length && holds(lines[end])) end++;
  return lines.slice(at, end);
}
