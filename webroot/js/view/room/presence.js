import { avatar } from '../access/avatar.js';
import { html } from '../html.js';

/** Somebody's avatar with the dot that says whether he is here. */
export function avatarWithStatus(person, page) {
  const status = person.status ?? 'online';
  return html`<span class="face" data-status=${status} aria-hidden="true">${avatar(person, page)}<span class="presence ${status}" title=${page.words.status[status]}></span></span>`;
}
