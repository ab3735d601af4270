import { addressOfDocument } from '../../chat/document/address.js';
import { html, nothing, repeat } from '../html.js';
import { documentsIcon } from '../icons.js';
import { bones } from '../message/list.js';
import { reasonIn, stateOf, wordsOf } from './state.js';

/** The documents of the room, and a new one. */
export function list(page) {
  const words = wordsOf(page);
  const { documents, problem } = stateOf(page);
  const room = page.chat.rooms.active;
  const found = documents.of(room);
  // Another room was opened, or the first.
  if (!found) queueMicrotask(() => documents.of(page.chat?.rooms.active) || (page.chat?.rooms.active && documents.open(page.chat.rooms.active)));
  return html`
    <form class="search-form" id="new-document" @submit=${(event) => create(event, page)}>
      <input id="document-title" name="title" required maxlength="200" autocomplete="off" aria-label=${words.newDocument} placeholder=${words.newDocument}>
      <button class="primary">${words.create}</button>
    </form>
    ${problem ? html`<p class="pane-note wrong" role="alert">${words.notDone(reasonIn(problem, page))}</p>` : nothing}
    <div class="hits" id="document-list">${shown(found ?? [], page)}</div>
  `;
}

function shown(found, page) {
  const words = wordsOf(page);
  const { documents } = stateOf(page);
  const rest = html`
    ${documents.problem ? html`<p class="pane-note wrong" role="alert">${words.notDone(reasonIn(documents.problem, page))} <button type="button" class="link" @click=${() => documents.load()}>${words.again}</button></p>` : nothing}
    ${documents.more ? html`<p class="pane-note"><button type="button" class="link" ?disabled=${documents.loading} @click=${() => documents.load()}>${words.more}</button></p>` : nothing}
  `;
  if (found.length) return html`<ul>${repeat(found, ({ doc }) => doc, (one) => html`<li>${line(one, page)}</li>`)}</ul>${rest}`;
  return html`${documents.loading ? bones(page) : documents.problem ? nothing : html`<p class="pane-note">${words.noDocuments}</p>`}${rest}`;
}

/** A link, so that it can be opened in a tab of its own. */
function line({ room, doc, title, by, editor, pos, edited, open }, page) {
  const words = wordsOf(page);
  const [first, ...others] = by?.length ? by : [editor].filter(Boolean);
  const who = first && words.some([first.name], others.length);
  const go = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    page.documents.open({ room, doc });
  };
  return html`
    <a class="hit doc-hit" data-document=${doc} href=${addressOfDocument({ room, doc })} @click=${go}>
      <span class="doc-face" aria-hidden="true">${documentsIcon()}</span>
      <span class="about-doc"><b dir="auto">${title}</b>
        <span class="quiet">${who ? html`<bdi>${pos ? words.edited(who) : words.made(who)}</bdi> · ` : nothing}<time datetime=${new Date(edited).toISOString()} title=${page.words.full(edited)}>${page.words.short(edited)}</time>
          ${open ? html` · <span class="fresh">${words.openBy(open)}</span>` : nothing}</span></span>
    </a>
  `;
}

async function create(event, page) {
  event.preventDefault();
  const state = stateOf(page);
  const { target } = event;
  const room = page.chat.rooms.active;
  const title = target.elements.title.value.trim();
  if (!title) return;
  try {
    const doc = await state.documents.create(room, title);
    state.problem = null;
    target.reset();
    if (page.chat?.rooms.active === room && page.beside === 'documents') page.documents.open({ room, doc });
  } catch (problem) {
    state.problem = problem;
  }
  page.changed();
}
