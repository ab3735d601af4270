import { emojiData, findEmoji } from '../../chat/message/emoji-data.js';
import { usedEmoji } from '../../chat/message/recent-emoji.js';
import { avatar } from '../access/avatar.js';
import { html, nothing } from '../html.js';
import { peopleIn } from './writing-place.js';

const MOST = 8;
/** Behind a space or a bracket, or right behind Chinese, Japanese or Korean; not within a word, an address or a time. */
const BEGUN = /(?:^|[\s(\[{（「『，。、；：！？]|[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}])([@#:])([^\s@#:]{0,40})$/u;
/** A colon ends many sentences, and one letter behind it finds half of all emoji. */
const FEWEST_LETTERS = /^(?:[a-z0-9_+-]{2,}|[^\x00-\x7f].*)$/i;

/** What could be meant by the word before the caret: `{ place, kind, start, end, items, at }` in the view's state, or null. */
export async function lookUp(area, place, page) {
  const { viewState } = page;
  const begun = area.selectionStart === area.selectionEnd && BEGUN.exec(area.value.slice(0, area.selectionStart));
  const end = area.selectionStart;
  const asked = (viewState.asked = {});
  const items = begun ? await found(begun[1], begun[2], place, page) : [];
  // Whoever has gone on typing meanwhile asks for something else.
  if (viewState.asked !== asked || area.selectionStart !== end) return;
  const before = viewState.completion;
  viewState.completion = items.length ? { place: place.id, start: end - begun[2].length - 1, end, items, at: 0 } : null;
  if (before || viewState.completion) page.changed();
}

/** Takes the keys that belong to the list while it is open. Says whether it took this one. */
export function completionKey(event, area, place, page) {
  const { completion } = page.viewState;
  if (completion?.place !== place.id) return false;
  // What is written out already needs no completing: Enter sends.
  if (event.key === 'Enter' && completion.items[completion.at].inserted.toLowerCase() === area.value.slice(completion.start, completion.end).toLowerCase()) return false;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) completion.at = (completion.at + step + completion.items.length) % completion.items.length;
  else if (event.key === 'Enter' || event.key === 'Tab') take(completion.items[completion.at], area, place, page);
  else if (event.key === 'Escape') page.viewState.completion = null;
  else return false;
  event.preventDefault();
  event.stopPropagation();
  page.changed();
  return true;
}

export function completions(place, page) {
  const { words, viewState: { completion } } = page;
  if (completion?.place !== place.id) return nothing;
  const area = () => document.getElementById(place.id);
  return html`
    <p class="unseen" role="status">${words.completions(completion.items.length)}</p>
    <ul class="completions" id="${place.id}-completions" role="listbox" aria-label=${words.suggestions}>
      ${completion.items.map((item, n) => html`
        <li role="option" id="${place.id}-completion-${n}" aria-selected=${n === completion.at ? 'true' : 'false'}
          @pointerdown=${(event) => event.preventDefault()} @click=${() => take(item, area(), place, page)}>${item.sign(page)}<span class="name" dir="auto">${item.name}</span>
          ${item.hint ? html`<span class="quiet">${item.hint}</span>` : nothing}</li>`)}
    </ul>
  `;
}

async function found(kind, word, place, page) {
  const wanted = word.toLowerCase();
  if (kind === '@') return people(wanted, place, page);
  if (kind === '#') return rooms(wanted, page);
  if (!FEWEST_LETTERS.test(word)) return [];
  const data = await emojiData(page.words.tag).catch(() => []);
  return findEmoji(data, word, MOST).map((one) => ({
    name: one.annotation, hint: one.shortcodes?.[0] && `:${one.shortcodes[0]}:`, inserted: one.emoji, used: one.emoji,
    sign: () => html`<span class="glyph" aria-hidden="true">${one.emoji}</span>`,
  }));
}

function people(wanted, { room }, { chat, words }) {
  const named = matching(peopleIn(room, chat.me), ({ name }) => name, wanted).map((person) => ({
    name: person.name, inserted: `@${person.name}`, sign: (page) => avatar(person, page),
  }));
  const all = ['here', 'all'].filter((id) => id.startsWith(wanted)).map((id) => ({
    name: `@${id}`, hint: words.mentionAll[id], inserted: `@${id}`, sign: () => html`<span class="hash" aria-hidden="true">@</span>`,
  }));
  return [...named, ...all].slice(0, MOST);
}

function rooms(wanted, { chat }) {
  const names = [...new Set([...chat.rooms.names(), ...chat.directory.rooms.map(({ room }) => room)])].filter((name) => !name.startsWith('direct:'));
  return matching(names, (name) => name, wanted).slice(0, MOST).map((name) => ({
    name, inserted: `#${name}`, sign: () => html`<span class="hash" aria-hidden="true">#</span>`,
  }));
}

/** Those that begin so come first. */
function matching(all, nameOf, wanted) {
  const names = all.filter((one) => nameOf(one).toLowerCase().includes(wanted));
  return names.sort((one, other) => nameOf(other).toLowerCase().startsWith(wanted) - nameOf(one).toLowerCase().startsWith(wanted));
}

function take({ inserted, used }, area, place, page) {
  const { start, end } = page.viewState.completion;
  page.viewState.completion = null;
  if (used) usedEmoji(used);
  area.setRangeText(`${inserted} `, start, end, 'end');
  place.keep(area.value);
  area.focus();
  page.changed();
}
