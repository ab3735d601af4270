import { html, nothing, repeat } from '../html.js';
import { bones } from './list.js';
import { marked } from './marked.js';

/** Looks for words in what was said; a hit is shown with what is around it by a click. */
export function searchPane(page) {
  const { chat, words } = page;
  const { search } = chat;
  const find = (event) => {
    event.preventDefault();
    search.find({ q: event.currentTarget.elements.q.value });
  };
  return html`
    <form class="search-form" role="search" @submit=${find}>
      <input type="search" id="search-words" name="q" autocomplete="off" aria-label=${words.searchFor} placeholder=${words.searchFor} aria-describedby="search-hint" maxlength="500">
      <button class="primary">${words.find}</button>
    </form>
    <div class="search-order">
      <label><input type="checkbox" .checked=${search.here} @change=${(event) => search.find({ here: event.target.checked })}> ${words.onlyHere}</label>
      <label><input type="checkbox" .checked=${search.order === 'best'} @change=${(event) => search.find({ order: event.target.checked ? 'best' : 'new' })}> ${words.bestFirst}</label>
      <span><button type="button" class="link" id="search-files" @click=${() => page.openFiles()}>${words.panes.files}</button>
        <button type="button" class="link" id="search-boards" @click=${() => page.openBoards()}>${words.panes.boards}</button></span>
    </div>
    <p class="unseen" role="status">${search.hits ? words.found(search.hits.length) : nothing}</p>
    <div class="hits" id="hits">${results(page)}</div>
  `;
}

function results(page) {
  const { chat, words } = page;
  const { hits, more, searching, problem } = chat.search;
  if (problem) return html`<p class="pane-note wrong" role="alert">${words.searchProblems[problem.name] ?? words.problems[problem.name] ?? problem.message}</p>`;
  if (!hits) return searching ? bones(page) : html`<p class="pane-note" id="search-hint">${words.searchHint}</p>`;
  if (!hits.length) return html`<p class="pane-note">${words.nothingFound}</p>`;
  return html`
    <ul>${repeat(hits, ({ id }) => id, (hit) => html`<li>${line(hit, page)}</li>`)}</ul>
    ${more ? html`<p class="pane-note"><button type="button" class="link" ?disabled=${searching} @click=${() => chat.search.findMore()}>${words.moreHits}</button></p>` : nothing}
  `;
}

function line(hit, page) {
  const { chat, words } = page;
  return html`
    <button type="button" class="hit" data-hit=${hit.id} @click=${() => page.jump(hit.room, hit.seq)}>
      <span class="where"><b dir="auto">${hit.from.name}</b><span dir="auto">${chat.rooms.titleOf(hit.room)}</span><time
        datetime=${new Date(hit.ts).toISOString()} title=${words.full(hit.ts)}>${words.short(hit.ts)}</time></span>
      <span class="what" dir="auto">${marked(hit.body.text, chat.search.q)}</span>
    </button>
  `;
}
