import { html, nothing } from '../html.js';

/** Where a word could go on: an address does not begin in the middle of one, but may follow Chinese, Japanese, Korean or Thai. */
const WITHIN = String.raw`[\p{N}._%+@/:\-]|(?![\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}])\p{L}`;
const REST = String.raw`[^\s<>"'` + '`' + String.raw`，。、；：！？）】》」』“”‘’]+`;
const DOMAIN = String.raw`(?=[\p{L}\p{N}])(?:[\p{L}\p{M}\p{N}\-]{1,63}\.){1,8}(?:[a-z]{2,63}|(?=[\p{N}\-]*\p{L})[\p{L}\p{M}\p{N}\-]{2,63})`;
const ADDRESS = new RegExp(
  String.raw`https?://${REST}|(?<!${WITHIN})(?:www\.(?=[\p{L}\p{N}][^\s/]{0,200}\.)${REST}|[A-Za-z0-9][A-Za-z0-9._%+\-]{0,63}@${DOMAIN})`,
  'giu',
);
/** Ends a sentence rather than an address. */
const TRAILING = '.,;:!?*_~';
const OPENING = { ')': '(', ']': '[', '}': '{' };
const CLOSING = { '(': ')', '[': ']', '{': '}' };
/** In Chinese the sentence goes on right behind a host. */
const RUN_ON = /^((?:https?:\/\/)?[\w.-]*\.[a-z]{2,24})(?=[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}])/iu;

/** What stands before the path, as a reader would take it for the host. */
const PLACE = /^(?:https?:\/\/|mailto:[^@]*@)?([^/?#\\]*)/i;
const WEB = /^https?:\/\//i;
const MAIL = /^mailto:/i;
/** One person; more of them, or a text, could be hidden in one. */
const ONE_MAIL = /^mailto:[^@,;%?#\s]+@[^@,;%?#\s/\\:]+$/i;
/** Words that a reader could take for an address. */
const CLAIMING = /\p{L}[.。．｡]\p{L}|[:@/\\]|[\p{Default_Ignorable_Code_Point}\p{Cc}]/u;
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cc}]/gu;
/** Of scripts that run from right to left: what stands beside them is drawn in another order. */
const TURNING = /[\p{scx=Hebr}\p{scx=Arab}\p{scx=Syrc}\p{scx=Thaa}\p{scx=Nkoo}\p{scx=Adlm}]/u;

/** Whether words look like an address, and so like the place where a link leads. */
export function claims(label) {
  return CLAIMING.test(label);
}

/** Text with its addresses (http, https, www. and mail) as links. Everything else stays text: lit-html inserts it as such, never as HTML. */
export function withLinks(text, words) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = trimmed(match[0]);
    const target = targetOf(address);
    if (!hostOf(target)) continue;
    parts.push(...plain(text.slice(end, match.index), words), link(address, target, words));
    end = match.index + address.length;
  }
  return [...parts, ...plain(text.slice(end), words)];
}

/** What is no address may still name somebody. */
function plain(text, { named }) {
  return named ? named(text) : [text];
}

/** A link under words of the writer's own, which always says where it leads; null where that is no place that one may go to. */
export function linkUnder(label, content, target, words) {
  const host = hostOf(target);
  return host && html`<a href=${target} target="_blank" rel="noopener noreferrer"><bdi>${content}</bdi>${leadsTo(host, words, !claims(label))}</a>`;
}

/** A closing bracket belongs to the address only when its opening one does. One pass: a stranger may write ten thousand. */
function trimmed(address) {
  const shown = address.match(RUN_ON)?.[1] ?? address;
  const closed = new Map();
  for (const letter of shown) {
    if (OPENING[letter]) closed.set(letter, (closed.get(letter) ?? 0) + 1);
    else if (CLOSING[letter]) closed.set(CLOSING[letter], (closed.get(CLOSING[letter]) ?? 0) - 1);
  }
  let end = shown.length;
  for (; end; end--) {
    const letter = shown[end - 1];
    if (TRAILING.includes(letter)) continue;
    if (!(closed.get(letter) > 0)) break;
    closed.set(letter, closed.get(letter) - 1);
  }
  return shown.slice(0, end);
}

function targetOf(address) {
  if (/^https?:/i.test(address)) return address;
  return /^www\./i.test(address) ? `https://${address}` : `mailto:${address}`;
}

/** The host that a link of http, https or mailto leads to, as it is in truth; null for all others. */
export function hostOf(target) {
  try {
    if (MAIL.test(target)) return ONE_MAIL.test(target) ? new URL(`http://${target.match(PLACE)[1]}`).host : null;
    // Without the two slashes it leads to a place of this server.
    return WEB.test(target) ? new URL(target).host : null;
  } catch {
    return null;
  }
}

/** One that deceives says where it leads; its direction is its own, whatever the text around it does. */
function link(address, target, words) {
  const host = hostOf(target);
  const shown = address.replace(UNSEEN, encodeURIComponent);
  const place = target.match(PLACE)[1].toLowerCase();
  const honest = shown === address && !TURNING.test(address) && [host, `${host}:80`, `${host}:443`].includes(place);
  return html`<a href=${target} dir="ltr" target="_blank" rel="noopener noreferrer">${shown}${honest ? nothing : leadsTo(host, words)}</a>`;
}

function leadsTo(host, words, plainly = false) {
  return html` <span class=${plainly ? 'leads-to plainly' : 'leads-to'} dir="auto">${words.leadsTo} <bdi class="host" dir="ltr">${host}</bdi></span>`;
}
