import { html } from './html.js';

/** Between a popup and what it belongs to, and the edge of the window. */
const GAP = 4;
const EDGE = 8;

/**
 * A box that floats for a moment; the browser closes it by Escape and by a click elsewhere, and gives the focus back. Drawn with
 * `content` only while it is open, for whoever opened it: `{ id, at, about }` in the view's state.
 */
export function popup(id, kind, label, content, page) {
  const { popup: open } = page.viewState;
  const shown = open?.id === id;
  return html`<div id=${id} class=${kind} popover role="dialog" aria-label=${label} @toggle=${(event) => closed(event, page)}>${shown ? content(open.about) : ''}</div>`;
}

/** Opens it at an element; what it is about is given to what it shows. */
export function openPopup(page, id, at, about) {
  page.viewState.popup = { id, at, about };
  page.drawNow();
  const box = document.getElementById(id);
  if (!box.matches(':popover-open')) box.showPopover();
  place(box, at.getBoundingClientRect(), at.closest('main, aside')?.getBoundingClientRect().left ?? 0);
  (box.querySelector('[autofocus]') ?? box.querySelector('button, input'))?.focus({ preventScroll: true });
}

export function closePopup(id) {
  const box = document.getElementById(id);
  if (box?.matches(':popover-open')) box.hidePopover();
}

function closed({ newState, target }, page) {
  const { popup: open } = page.viewState;
  if (newState !== 'closed' || open?.id !== target.id) return;
  page.viewState.popup = null;
  page.changed();
  // The row lets go of its bar when nothing holds it any more.
  open.at.closest('.message')?.dispatchEvent(new Event('popupclosed', { bubbles: true }));
  if (document.activeElement === document.body && open.at.isConnected) open.at.focus({ preventScroll: true });
}

/** Below it where there is room, else above; ends where it ends, or begins where it begins, to stay in its pane. The style sheet makes it a sheet on a phone. */
function place(box, near, edge) {
  const { width, height } = box.getBoundingClientRect();
  const below = near.bottom + GAP + height <= innerHeight - EDGE;
  const top = below ? near.bottom + GAP : Math.max(EDGE, near.top - GAP - height);
  const start = near.right - width < edge ? near.left : near.right - width;
  const left = Math.min(Math.max(EDGE, start), innerWidth - EDGE - width);
  Object.assign(box.style, { top: `${Math.min(top, Math.max(EDGE, innerHeight - EDGE - height))}px`, left: `${left}px` });
}

/** In a menu the arrows go from one line to the next. */
export function walkMenu(event) {
  const steps = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity };
  const step = steps[event.key];
  if (!step) return;
  const lines = [...event.currentTarget.querySelectorAll('button:not(:disabled)')];
  const at = lines.indexOf(document.activeElement);
  event.preventDefault();
  const to = Number.isFinite(step) ? (at + step + lines.length) % lines.length : step < 0 ? 0 : lines.length - 1;
  lines[to].focus();
}
