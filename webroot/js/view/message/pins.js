import { html, repeat } from '../html.js';
import { bones } from './list.js';

/** What is pinned in the open room; a click goes there. */
export function pins(page) {
  const { chat, words } = page;
  const { room, entries, failed } = chat.pins.open;
  if (failed) return html`<p class="pane-note wrong" role="alert">${words.notLoaded} <button type="button" class="link" @click=${() => chat.pins.load()}>${words.tryAgain}</button></p>`;
  if (!entries) return bones(page);
  if (!entries.length) return html`<p class="pane-note">${words.nothingPinned}</p>`;
  return html`<ul class="hits" id="pins">${repeat(entries, ({ id }) => id, (entry) => html`<li>${hit(entry)}</li>`)}</ul>`;

  function hit(entry) {
    return html`
      <button type="button" class="hit" @click=${() => page.jump(room.name, entry.seq)}>
        <span class="where"><b dir="auto">${entry.from.name}</b><time datetime=${new Date(entry.ts).toISOString()} title=${words.full(entry.ts)}>${words.short(entry.ts)}</time></span>
        <span class="what" dir="auto">${entry.body.text}</span>
      </button>
    `;
  }
}
