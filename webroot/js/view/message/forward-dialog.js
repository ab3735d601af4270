import { close, dialog, show } from '../dialog.js';
import { html, nothing } from '../html.js';
import { reasonLine } from './reasons.js';

const FORWARDING = 'forwarding';

/** Passes a message on: into which room? */
export function askToForward(message, page) {
  page.viewState.forwarding = { message, wanted: '' };
  page.drawNow();
  show(FORWARDING);
}

export function forwardDialog(page) {
  const { words, viewState: { forwarding } } = page;
  return dialog(FORWARDING, words.forwardTo, forwarding ? rooms(forwarding, page) : nothing, page);
}

function rooms(forwarding, page) {
  const { words, chat } = page;
  const wanted = forwarding.wanted.trim().toLowerCase();
  const names = chat.rooms.names().filter((name) => chat.rooms.titleOf(name).toLowerCase().includes(wanted));
  const shut = (name) => Boolean(chat.rooms.get(name).refusal);
  const search = (event) => {
    forwarding.wanted = event.target.value;
    page.changed();
  };
  return html`
    <div class="choose-room">
      <p class="quiet" dir="auto">${forwarding.message.body.text.slice(0, 200)}</p>
      <input type="search" autofocus aria-label=${words.findRoom} placeholder=${words.findRoom} .value=${forwarding.wanted} @input=${search}>
      <ul>${names.map((name) => html`<li><button type="button" data-to=${name} aria-disabled=${shut(name) ? 'true' : nothing} @click=${() => shut(name) || forward(name, page)}>
        <span class="hash" aria-hidden="true">${name.startsWith('direct:') ? '@' : '#'}</span><span dir="auto">${chat.rooms.titleOf(name)}${reasonLine(shut(name) && words.actProblems.room_shut)}</span></button></li>`)}</ul>
      ${names.length ? nothing : html`<p class="quiet" role="status">${words.nothingFound}</p>`}
    </div>
  `;
}

function forward(name, { chat, viewState }) {
  close(FORWARDING);
  chat.sending.forward(viewState.forwarding.message, name);
}
