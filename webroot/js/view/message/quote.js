import { html, nothing } from '../html.js';
import { idOf } from './body.js';

/** What a message answers, as it reads now; a click goes there. In the thread that it begins, everybody knows. */
export function quote(row, page) {
  const { words } = page;
  const { quote: quoted, root, place } = row;
  if (!quoted || (place && quoted.seq === root)) return nothing;
  const what = quoted.deleted ? words.deletedMessage : quoted.text.replace(/\s+/g, ' ');
  return html`
    <button type="button" class="quote" id=${idOf(row, 'quote')} data-quoted=${quoted.seq} title=${words.goToQuoted}
      @click=${() => page.jump(row.entry?.room ?? page.chat.rooms.active, quoted.seq)}>
      <span class="unseen">${words.answering}</span><span class="who" dir="auto">${quoted.from.name}</span><span class="what" dir="auto">${what}</span>
    </button>
  `;
}
