import { banner } from './banner.js';
import { composer } from './composer.js';
import { entrance } from './entrance.js';
import { header } from './header.js';
import { html, nothing } from './html.js';
import { leaving } from './leaving.js';
import { log } from './log.js';
import { nowhere } from './nowhere.js';
import { people } from './people.js';
import { settings } from './settings.js';
import { roomProblem } from './shut.js';
import { sidebar } from './sidebar.js';

/** The whole page, from its state. */
export function page(page) {
  return html`${banner(page)} ${page.chat ? conversation(page) : entrance(page)}`;
}

function conversation(page) {
  const { chat, drawer } = page;
  return html`
    <div class="panes" data-drawer=${drawer ?? nothing} ?data-nowhere=${!chat.room}>
      ${sidebar(page)}
      <main class="conversation" ?inert=${drawer}>
        ${header(page)} ${notice(page)}
        ${chat.room ? html`${log(page)} ${composer(page)}` : nowhere(page)}
      </main>
      ${people(page)}
      ${settings(page)} ${leaving(page)}
      <div class="shade" @click=${() => page.open(null)}></div>
    </div>
  `;
}

function notice({ chat, words }) {
  const text = chat.notice && `${chat.nameOf(chat.notice.room)}: ${roomProblem(chat.notice.problem, words)}`;
  return html`<p class="notice" id="notice" role="alert" ?hidden=${!text}>${text ?? nothing}</p>`;
}
