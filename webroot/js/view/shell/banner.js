import { html, nothing } from '../html.js';

/** The state of the connection, in words. What is spoken does not count seconds, or it would never stop speaking. */
export function banner(page) {
  const { words, parley } = page;
  const shown = page.connectionStatus?.banner;
  const again = (label) => html`<button type="button" @click=${() => parley.reconnect()}>${label}</button>`;
  const [said, unsaid, button] = !shown ? [] : {
    connecting: () => [words.reconnecting],
    waiting: () => [words.reconnecting, words.inSeconds(shown.seconds), again(words.tryNow)],
    back: () => [words.backOnline(shown.news)],
    refused: () => [words.notLetIn(words.problems[shown.problem.name] ?? shown.problem.message), null, again(words.connectAgain)],
    stopped: () => [words.stopped, null, again(words.connectAgain)],
  }[shown.kind]();
  return html`
    <p class="unseen" role="status">${said ?? nothing}</p>
    <div id="banner" data-kind=${shown?.kind ?? nothing} ?hidden=${!shown}>
      <span aria-hidden="true">${said} ${unsaid ?? nothing}</span> ${button ?? nothing}
    </div>
  `;
}
