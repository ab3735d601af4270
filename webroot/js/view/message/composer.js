import { bodyOf } from '../../chat/message/format.js';
import { MOST_NAMED, mentionsIn, namedIn } from '../../chat/message/mentions.js';
import { html, nothing } from '../html.js';
import { closeIcon, sendIcon, smileIcon } from '../icons.js';
import { unavailable } from '../room/unavailable.js';
import { completionKey, completions, lookUp } from './completion.js';
import { pickEmoji } from './emoji-picker.js';
import { askToDelete } from './versions-dialog.js';
import { peopleIn, placesOf, roomPlace } from './writing-place.js';

/** The counter appears for the last tenth. */
const COUNTED_SHARE = 0.1;
const IME_KEY = 229;
/** The server stores no text in which there is nothing to see. */
const VISIBLE = /[^\p{Default_Ignorable_Code_Point}\p{White_Space}\p{Cc}\u2800\u{1D159}]/u;

/** Where one writes in the open room. */
export function composer(page) {
  const { chat, words } = page;
  return html`
    <div class="writing">
      ${unavailable(page)}
      <p id="typing" class="typing" aria-live="off">${typing(page)}</p>
      ${page.files.waiting(roomPlace(page))}
      ${writing(roomPlace(page), { label: words.composer(chat.rooms.titleOf(chat.rooms.active)), remarked: true }, page)}
    </div>
  `;
}

/** The form of one place. The textarea belongs to the browser, not to the template: replacing its value would break an IME. */
export function writing(place, { label, remarked = false }, page) {
  const { words, viewState } = page;
  const { id } = place;
  const rest = left(place, page);
  const shut = place.room.refusal;
  const completing = viewState.completion?.place === id;
  return html`
    ${about(place, page)}
    <form class="composer" ?data-wrong=${rest < 0} @submit=${(event) => submit(event, place, page)}>
      ${completions(place, page)}
      ${page.files.button(place, shut)}
      <textarea id=${id} data-region ?readonly=${shut} rows="1" enterkeyhint="send" dir="auto" autocapitalize="sentences" aria-label=${label}
        aria-describedby=${remarked ? `${id}-keys counter remark` : `${id}-keys ${id}-counter`} placeholder=${label} aria-invalid=${rest < 0 ? 'true' : 'false'} aria-autocomplete="list"
        aria-controls=${completing ? `${id}-completions` : nothing} aria-activedescendant=${completing ? `${id}-completion-${viewState.completion.at}` : nothing}
        @input=${(event) => written(event, place, page)} @compositionend=${(event) => lookUp(event.target, place, page)} @click=${(event) => lookUp(event.target, place, page)}
        @blur=${() => forget(page)} @keydown=${(event) => key(event, place, page)}></textarea>
      <button type="button" class="plain emoji" aria-label=${words.emoji} title=${words.emoji} aria-haspopup="dialog" ?disabled=${shut}
        @click=${(event) => pickEmoji(page, event.currentTarget, (emoji) => insert(emoji, place, page))}>${smileIcon()}</button>
      <button id=${remarked ? 'send' : `${id}-send`} class="primary" aria-label=${place.composing.editing ? words.save : words.send} title=${shut ? words.actProblems.room_shut : rest < 0 ? words.tooLong : words.send}
        aria-description=${shut ? words.actProblems.room_shut : rest < 0 ? words.tooLong : nothing} ?disabled=${shut || rest < 0}>${sendIcon()}</button>
    </form>
    <p class="below quiet"><span class="keys" id="${id}-keys">${words.composerKeys}</span>${remarked ? remark(page) : nothing}${called(place, page)}${counter(id, rest, page)}</p>
  `;
}

/** After each drawing: another room has another draft, and the focus goes where the person sent it. */
export function settleComposer(page) {
  const { chat, viewState } = page;
  for (const place of placesOf(page)) {
    const area = document.getElementById(place.id);
    if (!area || area.dataset.key === place.key) continue;
    area.dataset.key = place.key;
    area.dataset.room = place.room.name;
    area.dataset.draft = place.draft;
    if (area.value !== place.text) area.value = place.text;
    viewState.remark = null;
    grow(area);
  }
  const area = document.getElementById('composer');
  if (!area || !chat) return;
  const { focus } = chat.navigation;
  chat.navigation.focus = null;
  if (focus === 'messages') document.getElementById('messages').focus({ preventScroll: true });
  // On phones the keyboard would cover what one came to read.
  if (focus === 'composer' && matchMedia('(hover: hover)').matches) area.focus({ preventScroll: true });
}

function typing({ chat, words }) {
  const names = chat.rooms.open.typists.names();
  return names.length ? words.typing(names) : nothing;
}

/** What one answers, or changes; the way back is beside it, and on Escape. */
function about(place, page) {
  const { words } = page;
  const { editing, reply } = place.composing;
  if (!editing && !reply) return nothing;
  const said = editing ? html`<b>${words.editing}</b>` : html`<b>${words.replyingTo(reply.from.name)}</b> ${reply.body.text.slice(0, 200)}`;
  return html`
    <div class="about" id="${place.id}-about"><span dir="auto">${said}</span>
      <button type="button" class="plain" aria-label=${words.cancel} title=${words.cancel} @click=${() => cancel(place, page)}>${closeIcon()}</button></div>
  `;
}

/** Why something was not done just now, until one goes on. */
function remark({ viewState, words }) {
  const said = { tooLong: words.tooLong, filesFailed: words.filesFailed }[viewState.remark] ?? words.actProblems[viewState.remark] ?? viewState.remark;
  return html`<span id="remark" class="remark wrong" role="alert">${said ?? nothing}</span>`;
}

/** Whoever calls everybody knows how many that are; and the server calls no more people than so many by name. */
function called(place, { chat, words }) {
  if (!place.text.includes('@')) return nothing;
  const named = namedIn(place.text, peopleIn(place.room, chat.me));
  const others = place.room.members.count - 1;
  const said = named.includes('all') || named.includes('here') ? others > 0 && words.callsAll(others) : named.length > MOST_NAMED && words.callsOnly(MOST_NAMED);
  return said ? html`<span class="called" role="status">${said}</span>` : nothing;
}

function counter(id, rest, { chat, words }) {
  const limit = chat.limits.text;
  const text = !limit || rest > limit * COUNTED_SHARE ? nothing : rest < 0 ? words.charactersOver(-rest) : words.charactersLeft(rest);
  return html`<span id=${id === 'composer' ? 'counter' : `${id}-counter`} role="status" class=${rest < 0 ? 'wrong' : ''}>${text}</span>`;
}

/** How many characters may still be written, as the server counts them: an emoji beyond the first plane is one. */
function left(place, { chat }) {
  const limit = chat.limits.text ?? Infinity;
  const text = clean(place.text);
  return text.length * 2 < limit ? limit - text.length : limit - [...text].length;
}

/** Of the room in which it was written: another one may be open before it is drawn. */
function written({ target: area, isComposing }, place, page) {
  if (area.dataset.key === place.key) place.keep(area.value);
  else page.chat.sending.draft(area.dataset.room, area.value);
  page.viewState.remark = null;
  grow(area);
  if (!isComposing) lookUp(area, place, page);
  page.changed();
}

function key(event, place, page) {
  const area = event.target;
  if (event.isComposing || event.keyCode === IME_KEY || completionKey(event, area, place, page)) return;
  if (event.key === 'Escape' && cancel(place, page)) return event.stopPropagation();
  if (event.key === 'ArrowUp' && !area.value && !place.composing.editing && !event.shiftKey && !event.altKey) return editLast(event, place, page);
  if (event.key === 'Enter' && !event.shiftKey) submit(event, place, page);
}

/** Changes the last thing that one said here. Drawn at once: what is typed before the next frame is the new text already. */
function editLast(event, place, page) {
  const timeline = place.root ? page.chat.threads.open.timeline : place.room.timeline;
  const last = timeline.entries.findLast(({ from, deleted }) => from.id === page.chat.me.id && !deleted);
  if (!last) return;
  event.preventDefault();
  page.viewState.remark = page.chat.permitted.against('edit', last);
  if (page.viewState.remark) return page.changed();
  place.composing.edit(last);
  page.drawNow();
}

function cancel(place, page) {
  const ended = place.composing.cancel();
  page.drawNow();
  document.getElementById(place.id)?.focus();
  return ended;
}

function forget({ viewState, changed }) {
  if (!viewState.completion) return;
  viewState.completion = null;
  changed();
}

function insert(emoji, place, page) {
  const area = document.getElementById(place.id);
  area.setRangeText(emoji, area.selectionStart, area.selectionEnd, 'end');
  place.keep(area.value);
  grow(area);
  area.focus();
  page.changed();
}

function submit(event, place, page) {
  event.preventDefault();
  const area = document.getElementById(place.id);
  const text = clean(area.value);
  const { viewState } = page;
  viewState.remark = left(place, page) < 0 ? 'tooLong' : null;
  viewState.completion = null;
  page.changed();
  if (place.composing.editing && area.dataset.key === place.key) return viewState.remark || change(text, place, page);
  const files = page.files.ready(area.dataset.draft);
  if (viewState.remark || (!files.length && !VISIBLE.test(text))) return area.focus();
  if (files.length ? withFiles(text, area, place, page) : sent(text, area, place, page)) area.value = '';
  grow(area);
  area.focus();
}

function sent(text, area, place, page) {
  const { chat } = page;
  const room = area.dataset.room;
  // What was typed before another room is drawn answers nothing in that one.
  const here = area.dataset.key === place.key;
  const more = { mentions: mentionsIn(text, peopleIn(place.room, chat.me)), reply: here ? place.reply : null };
  if (!chat.sending.send(room, text, more)) return false;
  if (here) place.composing.reply = null;
  // What one says is said at the end, however far above one reads.
  if (here && !place.root && place.room.timeline.newer) page.toLatest({ focus: false });
  return true;
}

/** What is written goes as the words of the first file where it can, else as a message before them. In a thread all of them answer. */
function withFiles(text, area, place, page) {
  const { room, draft, key } = area.dataset;
  const here = key === place.key;
  const said = bodyOf(text, mentionsIn(text, peopleIn(place.room, page.chat.me)));
  const captions = page.chat.files.captions(said);
  if (VISIBLE.test(text) && !captions && !sent(text, area, place, page)) return false;
  const { seq: reply, thread } = (here && place.reply) || {};
  page.chat.sending.draft(draft, '');
  if (here) place.composing.reply = null;
  page.files.send(draft, room, { first: { ...(captions && said), reply }, others: thread ? { reply } : {} });
  if (here && !place.root && place.room.timeline.newer) page.toLatest({ focus: false });
  return true;
}

/** Without a text it is asked whether the message shall go. */
function change(text, place, page) {
  const { chat } = page;
  const { editing } = place.composing;
  if (!VISIBLE.test(text)) return askToDelete(editing, page);
  // What was written stays in the box.
  page.viewState.remark = chat.permitted.against('edit', editing);
  if (page.viewState.remark) return page.changed();
  place.composing.editing = null;
  if (text !== editing.body.text) chat.changing.edit(editing, text, mentionsIn(text, peopleIn(place.room, chat.me)));
  page.changed();
}

/** What JSON cannot carry safely is refused by the server: NUL, and halves of surrogate pairs. */
function clean(text) {
  const whole = text.toWellFormed?.() ?? text;
  return whole.replaceAll('\0', '').replace(/^\s*\n/, '').trimEnd();
}

/** As high as its text, which a placeholder is not; the style sheet says how high at most. */
function grow(area) {
  area.style.height = 'auto';
  if (area.value) area.style.height = `${area.scrollHeight}px`;
}
