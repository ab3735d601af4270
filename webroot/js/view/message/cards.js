import { html, nothing, repeat } from '../html.js';
import { idOf } from './body.js';
import { claims, hostOf } from './links.js';

/** Cards are asked for so many pixels before one comes to them, so that most are there by then. */
const AHEAD = '400px 0px';
const observers = new WeakMap();

/** What the pages are about to which a message links. All of it is the word of strangers: text, and the host as it is in truth. */
export function cards(row, page) {
  const { chat, words } = page;
  const found = row.entry && chat.linkCards.of(row.entry)?.filter(({ url }) => hostOf(url));
  if (!found?.length) return nothing;
  const folded = chat.linkCards.folded(row.entry);
  const fold = (event) => {
    event.preventDefault();
    chat.linkCards.fold(row.entry, !folded);
  };
  return html`
    <details class="cards" aria-live="off" id=${idOf(row, 'cards')} ?open=${!folded}>
      <summary @click=${fold}>${words.cards(found.length)}</summary>
      ${repeat(found, ({ url }) => url, (one) => card(one, words))}
    </details>
  `;
}

/** The id of a message whose cards nobody has asked for yet. */
export function unseenCards({ entry }, { chat }) {
  return entry && chat.linkCards.of(entry) === null ? entry.id : nothing;
}

function card({ url, title, description, site, picture }, words) {
  return html`
    <div class="link-card">
      <div class="about-page">
        <p class="place">${site && !claims(site) ? html`<span class="site"><bdi>${site}</bdi> ·</span>` : nothing} <bdi class="host"
          dir="ltr">${hostOf(url)}</bdi> <span aria-hidden="true">↗</span></p>
        <a href=${url} target="_blank" rel="noopener noreferrer"><bdi>${title}</bdi><span class="unseen"> ${words.newTab}</span></a>
        ${description ? html`<p class="summary" dir="auto">${description}</p>` : nothing}
      </div>
      ${picture?.startsWith('/cards/') ? html`<img src=${picture.slice(1)} alt="" width="72" height="72" loading="lazy" decoding="async"
        @error=${(event) => event.target.classList.add('broken')}>` : nothing}
    </div>
  `;
}

/** Around each drawing: whoever comes near a message has its cards asked for. */
export function settleCards(page) {
  for (const row of document.querySelectorAll('.message[data-cards-of]')) observer(row.closest('#messages, .pane-log'), page)?.observe(row);
}

function observer(log, page) {
  if (log && !observers.has(log)) observers.set(log, new IntersectionObserver((seen, own) => look(seen, own, page), { root: log, rootMargin: AHEAD }));
  return observers.get(log);
}

function look(seen, own, page) {
  for (const { isIntersecting, target } of seen) {
    if (!isIntersecting) continue;
    own.unobserve(target);
    const id = target.dataset.cardsOf;
    if (id) page.chat?.linkCards.look(id);
  }
}
