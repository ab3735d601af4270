import { html, nothing } from '../html.js';

/** Why one cannot write in the open room, and a way to try again. */
export function unavailable({ chat, words }) {
  const { refusal } = chat.rooms.open;
  if (!refusal) return nothing;
  return html`
    <p class="shut wrong" id="shut" role="alert">
      <span>${words.cannotOpen(roomProblem(refusal, words))}</span>
      <button type="button" class="link" id="reopen" @click=${() => chat.navigation.open(chat.rooms.active, { replace: true })}>${words.tryAgain}</button>
    </p>
  `;
}

/** What is wrong with a room, in words. */
export function roomProblem(problem, words) {
  const name = problem.name === 'bad_request' ? 'bad_room' : problem.name;
  return words.problems[name] ?? problem.message;
}
