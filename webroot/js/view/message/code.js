import { html } from '../html.js';

const SHOWN_MS = 1_500;
/** Words that mean something in most languages that people paste; which language it is, nobody says. */
const WORDS = new Set((
  'abstract and as assert async await begin bool boolean break case catch char class const continue def default delete del do done double elif else end enum '
  + 'except export extends false False fi final finally float fn for from func function go goto if impl implements import in instanceof int interface is '
  + 'lambda let local long loop match mod module mut namespace new nil None not null or override package pass private protected public pub raise '
  + 'readonly record return select self short static struct super switch then this throw throws trait true True try type typeof undefined union unsigned use '
  + 'val var void volatile when where while with yield SELECT FROM WHERE INSERT INTO UPDATE DELETE CREATE TABLE VALUES SET AND OR NOT NULL JOIN ON GROUP ORDER BY LIMIT'
).split(' '));
/** Each part of it matches in one way only, so the time is linear in the length of the code. */
const TOKEN = /(\/\/[^\n]*|(?<![^\s])#[^\n]*|--[ \t][^\n]*|\/\*[^*]*(?:\*(?!\/)[^*]*)*(?:\*\/)?)|("(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'|`[^`]*`?)|(?<![\w.])(\d[\w.]*)|([A-Za-z_]\w*)/g;
const KINDS = ['comment', 'string', 'number'];

/** A block of code, with its comments, strings, numbers and words told apart, and a button that copies it. */
export function codeBlock(code, words) {
  return html`<div class="code"><pre tabindex="0"><code>${highlighted(code)}</code></pre><button type="button" class="copy"
    @click=${(event) => copy(event.currentTarget, code)}><span>${words.copyCode}</span><span class="done">${words.copied}</span></button></div>`;
}

/** Told apart, and nothing else. */
export function highlighted(code) {
  const parts = [];
  let end = 0;
  for (const match of code.matchAll(TOKEN)) {
    const at = match.slice(1, 4).findIndex((part) => part !== undefined);
    const kind = KINDS[at] ?? (WORDS.has(match[0]) ? 'word' : null);
    if (!kind) continue;
    parts.push(code.slice(end, match.index), html`<span class=${kind}>${match[0]}</span>`);
    end = match.index + match[0].length;
  }
  return [...parts, code.slice(end)];
}

async function copy(button, code) {
  await navigator.clipboard?.writeText(code);
  button.toggleAttribute('data-done', true);
  setTimeout(() => button.toggleAttribute('data-done', false), SHOWN_MS);
}
