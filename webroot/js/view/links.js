import { html } from './html.js';

const ADDRESS = /https?:\/\/[^\s<>"'`，。、；：！？）】》」』“”‘’]+/giu;
/** Ends a sentence rather than an address. */
const TRAILING = /[.,;:!?*_~]+$/;

/** Text with its http(s) addresses as links. Everything else stays text: lit-html inserts it as such, never as HTML. */
export function withLinks(text) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = trimmed(match[0]);
    if (!isWeb(address)) continue;
    parts.push(text.slice(end, match.index), link(address));
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

function link(address) {
  return html`<a href=${address} target="_blank" rel="noopener noreferrer">${address}</a>`;
}
