import { avatar } from '../access/avatar.js';
import { dialog, show } from '../dialog.js';
import { html, live, nothing } from '../html.js';
import { settingsIcon } from '../icons.js';
import { desktopNotices } from './desktop-notices.js';
import { preferences } from './preferences.js';

const SETTINGS = 'settings';

/** One line at the foot of the rooms: who one is, and the way to what is set once and seldom. */
export function profileLine(page) {
  const { words, chat, parley } = page;
  const { phase } = parley.state;
  return html`
    <footer class="footer">
      <button type="button" class="self" id="open-settings" aria-haspopup="dialog" title=${words.settings} @click=${() => show(SETTINGS)}>
        <span class="face" aria-hidden="true">${avatar(chat.me, page)}<span class="presence ${phase === 'online' ? 'online' : 'offline'}"></span></span>
        <span class="who"><span class="person-name" dir="auto">${chat.me.name}</span>
          <span class="quiet">${phaseWords(phase, words)}</span></span>
        <span class="unseen">${words.settings}</span>${settingsIcon()}
      </button>
    </footer>
  `;
}

/** The list of keys, open. */
export function showKeys() {
  document.querySelector('.keys-list').open = true;
  show(SETTINGS);
}

/** Language, appearance, the connection, and the way out. */
export function settings(page) {
  const { words, chat } = page;
  return dialog(SETTINGS, words.settings, html`
    ${preferences(page)} ${desktopNotices(page)} ${linkCards(page)} ${connection(page)}
    <details class="keys-list"><summary>${words.keys}</summary><dl>${[...words.keyList, ...page.documents.keys()].map(([key, does]) => html`<dt><kbd>${key}</kbd></dt><dd>${does}</dd>`)}</dl></details>
    <p class="signed-in"><span dir="auto">${words.signedInAs(chat.me.name)}</span>
      <button type="button" id="quit" @click=${() => page.quit()}>${words.quit}</button></p>
  `, page);
}

/** Where the server has any, one may still not want to see them. */
function linkCards({ words, chat }) {
  if (!chat.linkCards.offered) return nothing;
  return html`<label class="check"><input type="checkbox" id="show-cards" .checked=${live(chat.linkCards.shown)}
    @change=${(event) => chat.linkCards.show(event.target.checked)}> <span>${words.showCards}</span></label>`;
}

function connection({ words, parley }) {
  const { phase, transport } = parley.state;
  return html`
    <section class="connection" aria-labelledby="connection-title">
      <h3 id="connection-title">${words.connection}</h3>
      <dl>
        <dt>${words.transport}</dt><dd id="transport">${phase === 'online' ? transport : phaseWords(phase, words)}</dd>
        <dt>${words.server}</dt><dd>${parley.node ?? '–'}</dd>
      </dl>
    </section>
  `;
}

function phaseWords(phase, words) {
  return { online: words.status.online, stopped: words.notConnected }[phase] ?? words.connecting;
}
