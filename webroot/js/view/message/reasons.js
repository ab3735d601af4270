import { html, nothing } from '../html.js';

/** Why something cannot be done with a message, in words; null when it can. */
export function reasonAgainst(act, message, { chat, words }) {
  const reason = chat.permitted.against(act, message);
  return reason && words.actProblems[reason];
}

/** What a control shows that cannot be used: it can be reached, and says why to the eye and to the ear. */
export function reasonLine(reason) {
  return reason ? html`<small class="reason">${reason}</small>` : nothing;
}

/** Whoever uses it all the same, with a finger for instance, is told. */
export function refuse(reason, message, { chat }) {
  chat.notices.tell({ problem: { name: '', message: reason }, room: message.room, act: true });
}
