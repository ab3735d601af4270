import { html, nothing } from '../html.js';
import { moreIcon } from '../icons.js';
import { openPopup } from '../popup.js';
import { backIcon } from './icons.js';
import { MENU } from './menu.js';
import { close, hold } from './opening.js';
import { people } from './people.js';
import { stateOf, wordsOf } from './state.js';

/** Above the document: what it is called, whether it is saved, who is here, and what can be done with it. */
export function head(page) {
  const { opened, documents } = stateOf(page);
  const words = wordsOf(page);
  const { room, doc } = page.documents.opened;
  const title = opened?.title ?? documents.titleOf(room, doc);
  return html`
    <button type="button" class="plain" id="doc-list" aria-label=${words.toList} title=${words.toList} @click=${() => toList(page)}>${backIcon()}</button>
    <div class="doc-title"><h2 id="beside-title" dir="auto" title=${title}>${title}</h2>
      <p class="quiet" id="doc-state" data-state=${opened?.state ?? 'opening'}>${words.states[opened?.state ?? 'opening']}</p></div>
    ${opened?.here ? html`${people(page)}
      <button type="button" class="plain" id="doc-more" aria-label=${words.menu} title=${words.menu} aria-haspopup="menu" @click=${({ currentTarget }) => openPopup(page, MENU, currentTarget, {})}>${moreIcon()}</button>` : nothing}
  `;
}

function toList(page) {
  close(page);
  page.drawNow();
  hold();
}
