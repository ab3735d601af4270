import { html, nothing, render } from '../html.js';
import { editIcon, moreIcon, replyIcon, smileIcon, threadIcon } from '../icons.js';
import { openPopup } from '../popup.js';
import { answer, change } from './compose.js';
import { pickEmoji } from './emoji-picker.js';
import { MESSAGE_MENU } from './message-menu.js';
import { reasonAgainst, refuse } from './reasons.js';

/** What a button does, where it is not called so. */
const KINDS = { thread: 'reply' };
const LONG_PRESS_MS = 450;
const STILL_PX = 10;
/** So long after a finger is lifted a click may come of it, or none. */
const CLICK_MS = 300;

/**
 * The bar at the message that one points at or has the focus on. Drawn by itself into that one row, so that moving the mouse over
 * a thousand messages draws nothing else; a long press opens the menu instead.
 */
export class ActionBar {
  #page;
  #row = null;
  #press = null;

  constructor(page) {
    this.#page = page;
    document.addEventListener('pointerover', (event) => event.pointerType !== 'touch' && this.#point(event.target));
    document.addEventListener('focusin', (event) => this.#point(event.target));
    document.addEventListener('popupclosed', (event) => this.#point(event.target));
    document.addEventListener('pointerdown', (event) => event.pointerType === 'touch' && this.#pressed(event));
    for (const over of ['pointerup', 'pointercancel']) document.addEventListener(over, () => this.#released());
    // The browser's own menu of a long press would lie above ours.
    document.addEventListener('contextmenu', (event) => event.pointerType === 'touch' && event.target.closest('.message') && event.preventDefault());
    document.addEventListener('pointermove', (event) => this.#moved(event));
  }

  /** After each drawing: the row may be gone, or say something else. */
  settle() {
    if (this.#row && !this.#row.isConnected) this.#row = null;
    this.#draw(this.#row);
  }

  #point(target) {
    const row = target.closest?.('.message') ?? null;
    // The bar stays at what has the focus or an open popup, until something else is pointed at.
    if (row === this.#row || (!row && this.#held())) return;
    if (!target.closest?.('[popover]')) this.#move(row);
  }

  #move(row) {
    this.#draw(this.#row, true);
    this.#row = row;
    this.#draw(row);
  }

  #held() {
    return this.#row?.contains(document.activeElement) || this.#row?.contains(this.#page.viewState.popup?.at);
  }

  #draw(row, empty = false) {
    const bar = row?.querySelector(':scope > .actions');
    if (!bar) return;
    const message = empty ? null : messageOf(row, this.#page);
    row.toggleAttribute('data-pointed', !empty && row.contains(this.#page.viewState.popup?.at));
    render(message ? buttons(message, row, this.#page) : nothing, bar);
  }

  /** Opened when the finger is lifted: the browser takes that for a click beside a box that is open by then. */
  #pressed(event) {
    clearTimeout(this.#press?.timer);
    const row = event.target.closest('.message');
    this.#press = row && !event.target.closest('button, a, pre') && { row, at: event, long: false };
    if (!this.#press) return;
    const press = this.#press;
    press.timer = setTimeout(() => {
      press.long = messageOf(row, this.#page) != null;
      row.toggleAttribute('data-pointed', press.long);
    }, LONG_PRESS_MS);
  }

  #moved({ clientX, clientY }) {
    const press = this.#press;
    if (press && !press.long && Math.hypot(clientX - press.at.clientX, clientY - press.at.clientY) > STILL_PX) clearTimeout(press.timer);
  }

  #released() {
    const press = this.#press;
    this.#press = null;
    clearTimeout(press?.timer);
    const message = press?.long && messageOf(press.row, this.#page);
    if (message) afterClick(() => openPopup(this.#page, MESSAGE_MENU, press.row, { message, place: placeOf(press.row) }));
  }
}

/** The click that belongs to the press would fall on whatever opens under the finger. */
function afterClick(act) {
  const over = new AbortController();
  const done = () => {
    over.abort();
    clearTimeout(timer);
    setTimeout(act);
  };
  const timer = setTimeout(done, CLICK_MS);
  document.addEventListener('click', done, { capture: true, signal: over.signal });
}

/** The stored message of a row; null for one on its way, and for one that was deleted. */
function messageOf(row, { chat }) {
  const room = chat?.rooms.open;
  const lists = room ? [chat.threads.open?.timeline, room.timeline, chat.pins.open] : [];
  for (const list of lists) {
    const found = list?.entries?.find((entry) => row.dataset.row === entry.id || (entry.cid && row.dataset.row === `own ${entry.cid}`));
    if (found) return found.deleted ? null : found;
  }
  return null;
}

function placeOf(row) {
  return row.closest('#thread') ? 'thread' : '';
}

function buttons(message, row, page) {
  const { words, chat } = page;
  const own = message.from.id === chat.me.id;
  const inThread = placeOf(row) === 'thread';
  const button = (name, icon, act, more = false) => {
    const reason = more ? null : reasonAgainst(KINDS[name] ?? name, message, page);
    return html`
      <button type="button" class="plain" data-act=${name} aria-label=${words.acts[name]} title=${reason ? `${words.acts[name]}: ${reason}` : words.acts[name]} aria-haspopup=${more ? 'menu' : nothing}
        aria-disabled=${reason ? 'true' : nothing} aria-description=${reason ?? nothing} @click=${reason ? () => refuse(reason, message, page) : act}>${icon}</button>`;
  };
  return html`
    <div role="toolbar" aria-label=${words.messageActions} @keydown=${walkBar}>
      ${button('react', smileIcon(), (event) => pickEmoji(page, event.currentTarget, (emoji) => chat.changing.react(message, emoji)))}
      ${inThread ? nothing : button('reply', replyIcon(), () => answer(message, page))}
      ${inThread ? nothing : button('thread', threadIcon(), () => page.openThread(message))}
      ${own && !inThread ? button('edit', editIcon(), () => change(message, page)) : nothing}
      ${button('more', moreIcon(), (event) => openPopup(page, MESSAGE_MENU, event.currentTarget, { message, place: placeOf(row) }), true)}
    </div>
  `;
}

function walkBar(event) {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!step) return;
  const all = [...event.currentTarget.querySelectorAll('button')];
  event.preventDefault();
  all[(all.indexOf(document.activeElement) + step + all.length) % all.length].focus();
}
