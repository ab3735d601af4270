import { places } from '../../chat/message/mentions.js';
import { guard, html } from '../html.js';
import { withLinks } from './links.js';
import { markdown } from './markdown.js';

const ONLY_EMOJI = /^(?:\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\uFE0F|\u200D\p{Extended_Pictographic})*\s?){1,3}$/u;
/** Shorter ones never fill fifteen lines, not even of a phone in Chinese. */
const SHORT_LETTERS = 200;
const SHORT_LINES = 12;

/** What somebody said: marked up or plain, large where it is emoji alone, folded where it is long; or that it was deleted. */
export function body(row, page) {
  const { words, viewState, chat } = page;
  const { text, format, key, deleted, mentions } = row;
  if (deleted) return html`<p class="deleted-text" id=${idOf(row, 'text')}>${deletedWords(row, page)}</p>`;
  const names = mentions.map((id) => ({ id, name: chat.people.nameOf(id) }));
  const context = { ...words, named: (part) => named(part, names, chat.me) };
  const content = guard([text, format, words, names.map(({ name }) => name).join('\n')], () => (format === 'md' ? markdown(text, context) : withLinks(text, context)));
  const kind = format === 'md' ? 'text marked-up' : ONLY_EMOJI.test(text) ? 'text large' : 'text';
  if (!foldable(text)) return html`<div class=${kind} id=${idOf(row, 'text')} dir="auto">${content}</div>`;
  const whole = viewState.unfolded.has(key);
  const unfold = (open) => {
    if (open) viewState.unfolded.add(key);
    else viewState.unfolded.delete(key);
    // The reader's place is that of this message now, and not the end of the room.
    chat.reading.scrolled(false);
    page.changed();
  };
  return html`
    <div class="${kind} foldable" id=${idOf(row, 'text')} dir="auto" ?data-whole=${whole} @focusin=${() => whole || unfold(true)}>${content}</div>
    <button type="button" class="link fold" aria-expanded=${whole} aria-controls=${idOf(row, 'text')}
      @click=${() => unfold(!whole)}>${whole ? words.showLess : words.showMore}</button>
  `;
}

/** The id of a part of a message, for what names it by its parts. */
export function idOf({ key, place = '' }, part) {
  return `${place}${part}-${key.replaceAll(' ', '-')}`;
}

/** Whoever is meant stands out in the text. */
function named(text, people, me) {
  const parts = [];
  let end = 0;
  for (const { at, end: to, id } of people.length ? places(text, people).filter(({ id: one }) => people.some((known) => known.id === one)) : []) {
    if (at < end) continue;
    parts.push(text.slice(end, at), html`<span class=${id === me.id ? 'named me' : 'named'}>${text.slice(at, to)}</span>`);
    end = to;
  }
  return end ? [...parts, text.slice(end)] : [text];
}

function deletedWords({ deleted, from }, { words, chat }) {
  const { by } = deleted;
  return !by || by.id === from.id ? words.deletedMessage : words.deletedBy(by.id === chat.me.id ? words.you : by.name);
}

function foldable(text) {
  return text.length > SHORT_LETTERS || text.split('\n', SHORT_LINES).length === SHORT_LINES;
}
