import { html } from '../html.js';

/** Filters and words that must not be there mark nothing. */
const PART = /(-?)(?:(from|in|before|after|has|mentions):\S+|"([^"]*)"?|(\S+))/gu;
const CJK = /[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}]/u;
const LONGEST = 400;
const AROUND = 60;

/** The text of a hit from a little before the first found word on, with all that was looked for marked. */
export function marked(text, query) {
  const wanted = wordsOf(query);
  if (!wanted.length) return text.slice(0, LONGEST);
  const found = new RegExp(wanted.map(pattern).join('|'), 'giu');
  const first = text.search(found);
  const from = first > AROUND ? text.indexOf(' ', first - AROUND) + 1 || first - AROUND : 0;
  const shown = text.slice(Math.min(from, Math.max(first, 0)), from + LONGEST);
  const parts = from ? ['…'] : [];
  let end = 0;
  for (const match of shown.matchAll(found)) {
    parts.push(shown.slice(end, match.index), html`<mark>${match[0]}</mark>`);
    end = match.index + match[0].length;
  }
  return [...parts, shown.slice(end)];
}

function wordsOf(query) {
  return [...query.matchAll(PART)].flatMap(([, not, filter, phrase, word]) => (not || filter ? [] : [phrase ?? word])).filter(Boolean);
}

/** Words of spaced scripts begin where words begin; in Chinese and Japanese there is no such place. */
function pattern(word) {
  const escaped = word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  return CJK.test(word) ? escaped : `(?<![\\p{L}\\p{N}])${escaped}`;
}
