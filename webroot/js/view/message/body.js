import { guard, html } from '../html.js';
import { withLinks } from './links.js';
import { markdown } from './markdown.js';

const ONLY_EMOJI = /^(?:\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\uFE0F|\u200D\p{Extended_Pictographic})*\s?){1,3}$/u;
/** Shorter ones never fill fifteen lines, not even of a phone in Chinese. */
const SHORT_LETTERS = 200;
const SHORT_LINES = 12;

/** What somebody said: marked up or plain, large where it is emoji alone, folded where it is long. */
export function body(row, page) {
  const { words, viewState } = page;
  const { text, format, key } = row;
  const content = guard([text, format, words], () => (format === 'md' ? markdown(text, words) : withLinks(text, words)));
  const kind = format === 'md' ? 'text marked-up' : ONLY_EMOJI.test(text) ? 'text large' : 'text';
  if (!foldable(text)) return html`<div class=${kind} id=${idOf(row, 'text')} dir="auto">${content}</div>`;
  const whole = viewState.unfolded.has(key);
  const unfold = (open) => {
    if (open) viewState.unfolded.add(key);
    else viewState.unfolded.delete(key);
    // The reader's place is that of this message now, and not the end of the room.
    page.chat.reading.scrolled(false);
    page.changed();
  };
  return html`
    <div class="${kind} foldable" id=${idOf(row, 'text')} dir="auto" ?data-whole=${whole} @focusin=${() => whole || unfold(true)}>${content}</div>
    <button type="button" class="link fold" aria-expanded=${whole} aria-controls=${idOf(row, 'text')}
      @click=${() => unfold(!whole)}>${whole ? words.showLess : words.showMore}</button>
  `;
}

/** The id of a part of a message, for what names it by its parts. */
export function idOf({ key }, part) {
  return `${part}-${key.replaceAll(' ', '-')}`;
}

function foldable(text) {
  return text.length > SHORT_LETTERS || text.split('\n', SHORT_LINES).length === SHORT_LINES;
}
