import { html, nothing } from './html.js';

const ADDRESS = /https?:\/\/[^\s<>"'`，。、；：！？）】》」』“”‘’]+/giu;
/** Ends a sentence rather than an address. */
const TRAILING = /[.,;:!?*_~]+$/;

/** What stands before the path, as a reader would take it for the host. */
const PLACE = /^https?:\/\/([^/?#\\]*)/i;
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cc}]/gu;
/** Of scripts that run from right to left: what stands beside them is drawn in another order. */
const TURNING = /[\p{scx=Hebr}\p{scx=Arab}\p{scx=Syrc}\p{scx=Thaa}\p{scx=Nkoo}\p{scx=Adlm}]/u;

/** Text with its http(s) addresses as links. Everything else stays text: lit-html inserts it as such, never as HTML. */
export function withLinks(text, words) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = trimmed(match[0]);
    if (!isWeb(address)) continue;
    parts.push(text.slice(end, match.index), link(address, words));
    end = match.index + address.length;
  }
  return [...parts, text.slice(end)];
}

/** A closing bracket belongs to the address only when its opening one does. */
function trimmed(address) {
  let rest = address.replace(TRAILING, '');
  while (/[)\]}]$/.test(rest) && count(rest, rest.at(-1)) > count(rest, { ')': '(', ']': '[', '}': '{' }[rest.at(-1)])) {
    rest = rest.slice(0, -1).replace(TRAILING, '');
  }
  return rest;
}

function count(text, letter) {
  return text.split(letter).length - 1;
}

function isWeb(address) {
  try {
    return ['http:', 'https:'].includes(new URL(address).protocol);
  } catch {
    return false;
  }
}

/** One that deceives says where it leads; its direction is its own, whatever the text around it does. */
function link(address, words) {
  const { host } = new URL(address);
  const shown = address.replace(UNSEEN, encodeURIComponent);
  const place = address.match(PLACE)[1].toLowerCase();
  const honest = shown === address && !TURNING.test(address) && [host, `${host}:80`, `${host}:443`].includes(place);
  return html`<a href=${address} dir="ltr" target="_blank" rel="noopener noreferrer">${shown}${honest
    ? nothing
    : html` <span class="leads-to" dir="auto">${words.leadsTo} <bdi class="host" dir="ltr">${host}</bdi></span>`}</a>`;
}
