import { html, nothing } from '../html.js';
import { sendIcon } from '../icons.js';
import { unavailable } from '../room/unavailable.js';

/** The counter appears for the last tenth. */
const COUNTED_SHARE = 0.1;
const IME_KEY = 229;
/** The server stores no text in which there is nothing to see. */
const VISIBLE = /[^\p{Default_Ignorable_Code_Point}\p{White_Space}\p{Cc}\u2800\u{1D159}]/u;

/** Where one writes. The textarea belongs to the browser, not to the template: replacing its value would break an IME. */
export function composer(page) {
  const { chat, words } = page;
  return html`
    <div class="writing">
      ${unavailable(page)}
      <p id="typing" aria-live="off">${typing(page)}</p>
      <form class="composer" @submit=${(event) => submit(event, page)}>
        <textarea id="composer" data-region ?readonly=${chat.rooms.open.refusal} rows="1" enterkeyhint="send" dir="auto" autocapitalize="sentences"
          aria-label=${words.composer(chat.rooms.titleOf(chat.rooms.active))} aria-describedby="composer-keys counter remark"
          placeholder=${words.composer(chat.rooms.titleOf(chat.rooms.active))} aria-invalid=${left(page) < 0 ? 'true' : 'false'}
          @input=${(event) => written(event.target, page)} @keydown=${(event) => key(event, page)}></textarea>
        <button id="send" class="primary round" aria-label=${words.send} title=${words.send} ?disabled=${chat.rooms.open.refusal || left(page) < 0}>${sendIcon()}</button>
      </form>
      <p class="below quiet"><span id="composer-keys">${words.composerKeys}</span>${remark(page)}${counter(page)}</p>
    </div>
  `;
}

/** After each drawing: another room has another draft, and the focus goes where the person sent it. */
export function settleComposer({ chat, viewState }) {
  const area = document.getElementById('composer');
  if (!area || !chat) return;
  if (area.dataset.room !== chat.rooms.active) {
    area.dataset.room = chat.rooms.active;
    const draft = chat.drafts.of(chat.rooms.active);
    if (area.value !== draft) area.value = draft;
    viewState.remark = null;
    grow(area);
  }
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

/** Why something was not done just now, until one goes on. */
function remark({ viewState, words }) {
  const said = { tooLong: words.tooLong, filesLater: words.filesLater }[viewState.remark];
  return html`<span id="remark" class="wrong" role="alert">${said ?? nothing}</span>`;
}

function counter(page) {
  const { chat, words } = page;
  const limit = chat.limits.text;
  const rest = left(page);
  const text = !limit || rest > limit * COUNTED_SHARE ? nothing : rest < 0 ? words.charactersOver(-rest) : words.charactersLeft(rest);
  return html`<span id="counter" role="status" class=${rest < 0 ? 'wrong' : ''}>${text}</span>`;
}

/** How many characters may still be written, as the server counts them: an emoji beyond the first plane is one. */
function left({ chat }) {
  const limit = chat.limits.text ?? Infinity;
  const text = clean(chat.drafts.of(chat.rooms.active));
  return text.length * 2 < limit ? limit - text.length : limit - [...text].length;
}

function written(area, page) {
  // Of the room in which it was written: another one may be open before it is drawn.
  page.chat.sending.draft(area.dataset.room, area.value);
  page.viewState.remark = null;
  grow(area);
  page.changed();
}

function key(event, page) {
  const composing = event.isComposing || event.keyCode === IME_KEY;
  if (event.key !== 'Enter' || event.shiftKey || composing) return;
  submit(event, page);
}

function submit(event, page) {
  event.preventDefault();
  const area = document.getElementById('composer');
  const text = clean(area.value);
  const { chat, viewState } = page;
  viewState.remark = left(page) < 0 ? 'tooLong' : null;
  page.changed();
  if (viewState.remark || !VISIBLE.test(text)) return area.focus();
  if (chat.sending.send(area.dataset.room, text)) area.value = '';
  grow(area);
  area.focus();
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
