import { html, live, nothing } from '../html.js';

/** Whether one hears of messages outside of the page, and how. */
export function desktopNotices({ chat, words }) {
  const { state, sound } = chat.desktop;
  if (!state) return nothing;
  return html`
    <section class="notices" aria-labelledby="notices-title">
      <h3 id="notices-title">${words.notices}</h3>
      <label><input type="checkbox" id="desktop-notices" aria-describedby="notices-hint" ?disabled=${state === 'denied'} .checked=${live(state === 'on')}
        @change=${(event) => chat.desktop.want(event.target.checked)}> ${words.desktopNotices}</label>
      <label><input type="checkbox" id="notice-sound" ?disabled=${state !== 'on'} .checked=${live(sound)}
        @change=${(event) => (chat.desktop.sound = event.target.checked)}> ${words.noticeSound}</label>
      <p class="quiet" id="notices-hint">${state === 'denied' ? words.noticesDenied : words.noticesHint}</p>
    </section>
  `;
}
